/// Tells the waiting connections that their class is live or has ended.
@NullMarked
package org.lyceum.functions.notices;

import org.jspecify.annotations.NullMarked;
