@NullMarked
package org.lyceum.functions.limits;

import org.jspecify.annotations.NullMarked;
