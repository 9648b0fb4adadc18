/// A refusal with a stable code, from wherever it is noticed to the edge that answers it.
@NullMarked
package org.lyceum.functions.problem;

import org.jspecify.annotations.NullMarked;
