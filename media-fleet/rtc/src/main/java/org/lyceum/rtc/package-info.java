/// The WebRTC core: bytes and time in, bytes and events out. No socket, thread, lock or clock.
@NullMarked
package org.lyceum.rtc;

import org.jspecify.annotations.NullMarked;
