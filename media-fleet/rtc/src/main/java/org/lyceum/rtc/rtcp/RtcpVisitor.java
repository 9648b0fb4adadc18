package org.lyceum.rtc.rtcp;

/// Whoever wants to know what a compound RTCP packet says.
///
/// Offsets point into the packet that is being read; the bytes are valid only until the method
/// returns. What a visitor does not override, it ignores.
public interface RtcpVisitor {
    /// A sender's clocks and counts, read by `SenderReport` at this offset.
    default void senderReport(long ssrc, byte[] packet, int offset) {}

    /// One block of a sender or receiver report, read by `ReportBlock` at this offset.
    default void reportBlock(long reporterSsrc, byte[] packet, int offset) {}

    /// A source's canonical name, in UTF-8.
    default void cname(long ssrc, byte[] packet, int offset, int length) {}

    /// A source has left.
    default void bye(long ssrc) {}

    /// One packet of a stream is asked for again (RFC 4585, section 6.2.1).
    default void nack(long mediaSsrc, int sequenceNumber) {}

    /// A keyframe of a stream is wanted (RFC 4585, section 6.3.1).
    default void pictureLoss(long mediaSsrc) {}

    /// A keyframe of a stream is wanted (RFC 5104, section 4.3.1); a repeated command has the same
    /// number.
    default void fullIntraRequest(long mediaSsrc, int commandNumber) {}

    /// What the receiver believes can be sent to it (draft-alvestrand-rmcat-remb).
    default void receiverEstimate(long bitrateBps) {}

    /// A transport-wide feedback, checked, read by `TransportFeedback` at this offset and length.
    default void transportFeedback(byte[] packet, int offset, int length) {}
}
