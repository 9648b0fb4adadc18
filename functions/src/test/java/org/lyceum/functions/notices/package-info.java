@NullMarked
package org.lyceum.functions.notices;

import org.jspecify.annotations.NullMarked;
