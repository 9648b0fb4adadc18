/// STUN (RFC 8489) as ICE needs it: binding messages over byte arrays, with short-term credentials.
@NullMarked
package org.lyceum.rtc.stun;

import org.jspecify.annotations.NullMarked;
