/// Guest links of a class, and the way in for people without accounts.
@NullMarked
package org.lyceum.functions.guests;

import org.jspecify.annotations.NullMarked;
