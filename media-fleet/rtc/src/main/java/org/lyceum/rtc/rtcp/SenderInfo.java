package org.lyceum.rtc.rtcp;

/// What a sender report says of its sender (RFC 3550, section 6.4.1): both clocks at one moment,
/// and what was sent until then.
public record SenderInfo(long ntpTime, long rtpTimestamp, long packetCount, long octetCount) {}
