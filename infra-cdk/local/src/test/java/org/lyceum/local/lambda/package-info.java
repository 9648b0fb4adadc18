@NullMarked
package org.lyceum.local.lambda;

import org.jspecify.annotations.NullMarked;
