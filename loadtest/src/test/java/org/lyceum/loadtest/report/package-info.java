@NullMarked
package org.lyceum.loadtest.report;

import org.jspecify.annotations.NullMarked;
