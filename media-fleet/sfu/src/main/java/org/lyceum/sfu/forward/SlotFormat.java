package org.lyceum.sfu.forward;

import org.lyceum.rtc.rtp.HeaderExtensionBlock;

/// How packets of one receiving slot look, as the answer promised it to one subscriber.
///
/// @param rtxPayloadType of the repair stream (RFC 4588); -1 when nothing is sent again
/// @param start the first numbers of the slot's stream, chosen at random (RFC 3550, section 5.1)
public record SlotFormat(
        MediaKind kind,
        int payloadType,
        long ssrc,
        int rtxPayloadType,
        long rtxSsrc,
        HeaderExtensionBlock extensions,
        Start start) {
    /// The first numbers of a stream.
    public record Start(int sequenceNumber, long rtpTimestamp, int rtxSequenceNumber) {
        /// Zeros, for tests and simulations.
        public static final Start ZERO = new Start(0, 0, 0);
    }

    public boolean hasRepair() {
        return rtxPayloadType >= 0;
    }
}
