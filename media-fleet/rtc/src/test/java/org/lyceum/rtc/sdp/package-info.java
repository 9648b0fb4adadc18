@NullMarked
package org.lyceum.rtc.sdp;

import org.jspecify.annotations.NullMarked;
