@NullMarked
package org.lyceum.functions.tokens;

import org.jspecify.annotations.NullMarked;
