package org.lyceum.rtc.peer;

/// What one peer session has carried so far.
///
/// Received counts are of authentic packets; `reported…` is what the other side's transport-wide
/// feedback says of what was sent to it.
public record PeerStatistics(
        long rtpPacketsReceived,
        long rtpBytesReceived,
        long rtpPacketsSent,
        long rtpBytesSent,
        long feedbackSent,
        long feedbackReceived,
        long reportedArrived,
        long reportedLost) {}
