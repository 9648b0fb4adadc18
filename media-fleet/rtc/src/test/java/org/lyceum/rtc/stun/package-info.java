@NullMarked
package org.lyceum.rtc.stun;

import org.jspecify.annotations.NullMarked;
