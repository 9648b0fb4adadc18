/// RTCP (RFC 3550, 4585, 5104): a reader that visits and a writer that builds compound packets.
@NullMarked
package org.lyceum.rtc.rtcp;

import org.jspecify.annotations.NullMarked;
