@NullMarked
package org.lyceum.loadtest.page;

import org.jspecify.annotations.NullMarked;
