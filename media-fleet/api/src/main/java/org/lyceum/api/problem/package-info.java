/// What can go wrong, with a stable code for each.
@NullMarked
package org.lyceum.api.problem;

import org.jspecify.annotations.NullMarked;
