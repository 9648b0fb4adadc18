@NullMarked
package org.lyceum.functions.placement;

import org.jspecify.annotations.NullMarked;
