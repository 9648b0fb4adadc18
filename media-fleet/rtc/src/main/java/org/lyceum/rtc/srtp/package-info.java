/// SRTP and SRTCP (RFC 3711, RFC 7714): what DTLS-SRTP negotiated, applied to packets in place. It
/// knows nothing of peers, sockets or time.
@NullMarked
package org.lyceum.rtc.srtp;

import org.jspecify.annotations.NullMarked;
