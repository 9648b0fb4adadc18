/// The media node. [org.lyceum.sfu.room] and [org.lyceum.sfu.forward] are its heart, sans-IO; what
/// touches the world around stands beside them: net → room → forward → rtc.
@NullMarked
package org.lyceum.sfu;

import org.jspecify.annotations.NullMarked;
