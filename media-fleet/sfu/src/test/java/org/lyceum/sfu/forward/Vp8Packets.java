package org.lyceum.sfu.forward;

import org.lyceum.rtc.NetworkOrder;
import org.lyceum.rtc.rtp.HeaderExtensionBlock;
import org.lyceum.rtc.rtp.RtpWriter;

/// Makes the RTP packets of a VP8 stream, one field after the other.
public final class Vp8Packets {
    private final byte[] packet = new byte[1_500];
    private final RtpWriter writer = new RtpWriter();
    private final long ssrc;
    private final int payloadType;
    private HeaderExtensionBlock extensions = HeaderExtensionBlock.EMPTY;

    /// One packet's fields.
    public record Fields(
            int sequenceNumber,
            long rtpTimestamp,
            int pictureId,
            int tl0PicIdx,
            int temporalId,
            Shape shape) {}

    /// What the packet is within its frame.
    public enum Shape {
        KEYFRAME,
        FRAME,
        /// A frame that needs the base layer only.
        SYNC_FRAME,
        /// A packet within a frame, after its first.
        CONTINUATION,
        PADDING
    }

    public Vp8Packets(long ssrc, int payloadType) {
        this.ssrc = ssrc;
        this.payloadType = payloadType;
    }

    public Vp8Packets with(HeaderExtensionBlock block) {
        extensions = block;
        return this;
    }

    public byte[] bytes() {
        return packet;
    }

    /// Writes a packet of one layer with this picture height, and gives its length.
    public int write(Fields fields, int height, int payloadBytes) {
        writer.begin(packet, ssrc, payloadType)
                .sequenceNumber(fields.sequenceNumber() & 0xffff)
                .timestamp(fields.rtpTimestamp() & 0xffff_ffffL)
                .marker(fields.shape() != Shape.PADDING)
                .extensions(extensions);
        if (fields.shape() == Shape.PADDING) {
            return org.lyceum.rtc.rtp.RtpPacket.pad(packet, writer.length(), 200);
        }
        byte[] payload = new byte[payloadBytes];
        boolean starts = fields.shape() != Shape.CONTINUATION;
        payload[0] = (byte) (0x80 | (starts ? 0x10 : 0));
        payload[1] = (byte) 0xe0;
        NetworkOrder.putUint16(payload, 2, 0x8000 | fields.pictureId());
        payload[4] = (byte) fields.tl0PicIdx();
        boolean sync = fields.shape() == Shape.SYNC_FRAME;
        payload[5] = (byte) (fields.temporalId() << 6 | (sync ? 0x20 : 0));
        if (fields.shape() == Shape.KEYFRAME) {
            NetworkOrder.putUint24(payload, 9, 0x9d012a);
            payload[12] = (byte) (height * 16 / 9);
            payload[13] = (byte) ((height * 16 / 9) >> 8);
            payload[14] = (byte) height;
            payload[15] = (byte) (height >> 8);
        } else {
            payload[6] = 1;
        }
        writer.payload(payload, 0, payload.length);
        return writer.length();
    }
}
