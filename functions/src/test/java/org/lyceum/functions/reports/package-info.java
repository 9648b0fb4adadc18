@NullMarked
package org.lyceum.functions.reports;

import org.jspecify.annotations.NullMarked;
