@NullMarked
package org.lyceum.functions.guests;

import org.jspecify.annotations.NullMarked;
