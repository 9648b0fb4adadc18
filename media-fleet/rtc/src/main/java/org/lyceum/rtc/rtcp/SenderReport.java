package org.lyceum.rtc.rtcp;

import org.lyceum.rtc.NetworkOrder;

/// A flyweight over the sender info of a sender report (RFC 3550, section 6.4.1), at the offset
/// that `RtcpVisitor.senderReport` was given.
public final class SenderReport {
    private SenderReport() {}

    public static long ntpTime(byte[] packet, int offset) {
        return NetworkOrder.int64(packet, offset);
    }

    public static long rtpTimestamp(byte[] packet, int offset) {
        return NetworkOrder.uint32(packet, offset + 8);
    }

    public static long packetCount(byte[] packet, int offset) {
        return NetworkOrder.uint32(packet, offset + 12);
    }

    public static long octetCount(byte[] packet, int offset) {
        return NetworkOrder.uint32(packet, offset + 16);
    }
}
