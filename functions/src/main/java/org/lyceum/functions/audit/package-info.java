/// What happened that somebody may have to answer for.
@NullMarked
package org.lyceum.functions.audit;

import org.jspecify.annotations.NullMarked;
