package org.lyceum.rtc.rtcp;

import org.lyceum.rtc.NetworkOrder;

/// A flyweight over one report block (RFC 3550, section 6.4.1), at the offset that
/// `RtcpVisitor.reportBlock` was given.
public final class ReportBlock {
    private ReportBlock() {}

    /// The stream that the block is about.
    public static long ssrc(byte[] packet, int offset) {
        return NetworkOrder.uint32(packet, offset);
    }

    /// In 256ths, since the last report.
    public static int fractionLost(byte[] packet, int offset) {
        return packet[offset + 4] & 0xff;
    }

    /// 24 bits signed: negative when duplicates came.
    public static int cumulativeLost(byte[] packet, int offset) {
        return NetworkOrder.uint24(packet, offset + 5) << 8 >> 8;
    }

    public static long extendedHighestSequenceNumber(byte[] packet, int offset) {
        return NetworkOrder.uint32(packet, offset + 8);
    }

    /// In units of the stream's clock.
    public static long jitter(byte[] packet, int offset) {
        return NetworkOrder.uint32(packet, offset + 12);
    }

    /// The middle 32 bits of the NTP time; 0 when none came.
    public static long lastSenderReport(byte[] packet, int offset) {
        return NetworkOrder.uint32(packet, offset + 16);
    }

    /// In 65,536ths of a second.
    public static long delaySinceLastSenderReport(byte[] packet, int offset) {
        return NetworkOrder.uint32(packet, offset + 20);
    }
}
