@NullMarked
package org.lyceum.functions.join;

import org.jspecify.annotations.NullMarked;
