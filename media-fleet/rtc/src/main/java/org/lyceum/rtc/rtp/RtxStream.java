package org.lyceum.rtc.rtp;

import org.lyceum.rtc.NetworkOrder;

/// A repair stream by SSRC multiplexing (RFC 4588): wraps packets that are sent again.
///
/// The payload of a repair packet is the original sequence number (two bytes), then the original
/// payload. Not thread-safe: owned by its worker's event loop.
public final class RtxStream {
    /// What a repair packet is longer than its original.
    public static final int OVERHEAD_BYTES = 2;

    private final long ssrc;
    private final int payloadType;
    private int nextSequenceNumber;

    public RtxStream(long ssrc, int payloadType, int firstSequenceNumber) {
        this.ssrc = ssrc;
        this.payloadType = payloadType;
        this.nextSequenceNumber = firstSequenceNumber & 0xffff;
    }

    public long ssrc() {
        return ssrc;
    }

    /// Writes the repair packet of an original into another array, or in place when both are the
    /// same, and gives its length. Padding of the original is left off.
    public int wrap(byte[] original, int length, byte[] into) {
        int header = RtpPacket.headerLength(original);
        int payload = RtpPacket.payloadLength(original, length);
        int sequenceNumber = RtpPacket.sequenceNumber(original);
        System.arraycopy(original, header, into, header + OVERHEAD_BYTES, payload);
        System.arraycopy(original, 0, into, 0, header);
        NetworkOrder.putUint16(into, header, sequenceNumber);
        into[0] &= ~0x20;
        RtpPacket.setSsrc(into, ssrc);
        RtpPacket.setPayloadType(into, payloadType);
        RtpPacket.setSequenceNumber(into, nextSequenceNumber);
        nextSequenceNumber = nextSequenceNumber + 1 & 0xffff;
        return header + OVERHEAD_BYTES + payload;
    }

    /// Turns a valid repair packet into its original, in place, and gives the new length; -1 when
    /// it repairs nothing (padding only: a bandwidth probe).
    public static int unwrap(
            byte[] repair, int length, long originalSsrc, int originalPayloadType) {
        int header = RtpPacket.headerLength(repair);
        int payload = RtpPacket.payloadLength(repair, length);
        if (payload < OVERHEAD_BYTES) {
            return -1;
        }
        int sequenceNumber = NetworkOrder.uint16(repair, header);
        int rest = payload - OVERHEAD_BYTES;
        RtpPacket.stripPadding(repair, length);
        System.arraycopy(repair, header + OVERHEAD_BYTES, repair, header, rest);
        RtpPacket.setSsrc(repair, originalSsrc);
        RtpPacket.setPayloadType(repair, originalPayloadType);
        RtpPacket.setSequenceNumber(repair, sequenceNumber);
        return header + rest;
    }
}
