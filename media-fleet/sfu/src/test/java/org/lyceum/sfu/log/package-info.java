@NullMarked
package org.lyceum.sfu.log;

import org.jspecify.annotations.NullMarked;
