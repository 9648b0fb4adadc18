/// RTP (RFC 3550): flyweights over packets, numbering, reception statistics, repair.
@NullMarked
package org.lyceum.rtc.rtp;

import org.jspecify.annotations.NullMarked;
