/// How much each may do in a while.
@NullMarked
package org.lyceum.functions.limits;

import org.jspecify.annotations.NullMarked;
