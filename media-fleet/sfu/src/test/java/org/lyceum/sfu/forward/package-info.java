@NullMarked
package org.lyceum.sfu.forward;

import org.jspecify.annotations.NullMarked;
