package org.lyceum.rtc.rtp;

import org.lyceum.rtc.NetworkOrder;

/// A reusable cursor that writes one RTP packet at a time into a caller's byte array.
///
/// `begin`, then CSRCs, then the extension block, then payload, then `length`. The caller has room
/// for what it writes. Not thread-safe: owned by its worker's event loop.
public final class RtpWriter {
    private byte[] packet = new byte[0];
    private int length;

    /// Starts a packet: version 2, no marker, no CSRC.
    public RtpWriter begin(byte[] into, long ssrc, int payloadType) {
        packet = into;
        length = RtpPacket.FIXED_HEADER_BYTES;
        into[0] = (byte) 0x80;
        into[1] = (byte) (payloadType & 0x7f);
        RtpPacket.setSsrc(into, ssrc);
        return this;
    }

    public RtpWriter sequenceNumber(int sequenceNumber) {
        RtpPacket.setSequenceNumber(packet, sequenceNumber);
        return this;
    }

    public RtpWriter timestamp(long timestamp) {
        RtpPacket.setTimestamp(packet, timestamp);
        return this;
    }

    public RtpWriter marker(boolean marker) {
        RtpPacket.setMarker(packet, marker);
        return this;
    }

    /// Names a source behind this packet; at most 15, before extensions and payload.
    public RtpWriter csrc(long csrc) {
        if (RtpPacket.csrcCount(packet) < RtpPacket.MAX_CSRCS) {
            NetworkOrder.putUint32(packet, length, csrc);
            packet[0]++;
            length += 4;
        }
        return this;
    }

    /// Adds the slot's block; its changing values are set by the block's own setters.
    public RtpWriter extensions(HeaderExtensionBlock block) {
        if (block.sizeBytes() > 0) {
            packet[0] |= 0x10;
            block.writeTo(packet, length);
            length += block.sizeBytes();
        }
        return this;
    }

    public RtpWriter payload(byte[] bytes, int offset, int count) {
        System.arraycopy(bytes, offset, packet, length, count);
        length += count;
        return this;
    }

    /// The packet's length so far.
    public int length() {
        return length;
    }
}
