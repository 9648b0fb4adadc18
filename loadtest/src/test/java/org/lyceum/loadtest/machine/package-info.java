@NullMarked
package org.lyceum.loadtest.machine;

import org.jspecify.annotations.NullMarked;
