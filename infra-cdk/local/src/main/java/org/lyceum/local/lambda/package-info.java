/// Lambda played: handlers of the template in this process, with timeout and payload limits.
@NullMarked
package org.lyceum.local.lambda;

import org.jspecify.annotations.NullMarked;
