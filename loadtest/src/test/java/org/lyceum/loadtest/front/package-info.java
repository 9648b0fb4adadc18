@NullMarked
package org.lyceum.loadtest.front;

import org.jspecify.annotations.NullMarked;
