/// SDP (RFC 8866, 8829): reads a browser's offer of slots and answers it; writes such an offer, and
/// reads its answer, for bots.
@NullMarked
package org.lyceum.rtc.sdp;

import org.jspecify.annotations.NullMarked;
