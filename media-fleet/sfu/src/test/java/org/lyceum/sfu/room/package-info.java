@NullMarked
package org.lyceum.sfu.room;

import org.jspecify.annotations.NullMarked;
