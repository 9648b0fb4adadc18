@NullMarked
package org.lyceum.sfu;

import org.jspecify.annotations.NullMarked;
