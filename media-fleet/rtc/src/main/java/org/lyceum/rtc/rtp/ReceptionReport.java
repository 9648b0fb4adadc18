package org.lyceum.rtc.rtp;

/// What a receiver says of one stream since its last report (RFC 3550, section 6.4.1).
///
/// `fractionLost` is in 256ths; `cumulativeLost` 24 bits signed, and negative when duplicates came;
/// `jitter` in units of the stream's clock; `lastSenderReport` the middle 32 bits of its NTP time;
/// `delaySinceLastSenderReport` in 65,536ths of a second; both 0 before the first sender report.
public record ReceptionReport(
        int fractionLost,
        int cumulativeLost,
        long extendedHighestSequenceNumber,
        long jitter,
        long lastSenderReport,
        long delaySinceLastSenderReport) {}
