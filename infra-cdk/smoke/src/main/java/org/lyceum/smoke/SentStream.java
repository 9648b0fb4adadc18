package org.lyceum.smoke;

import org.lyceum.rtc.rtp.HeaderExtensionBlock;
import org.lyceum.rtc.rtp.RtpWriter;
import org.lyceum.rtc.sdp.ExtensionIds;
import org.lyceum.rtc.sdp.Kind;
import org.lyceum.rtc.sdp.NegotiatedSlot;

/// A stream that is sent to be seen arriving: silence, or a grey picture all of whose frames are
/// keyframes. Not thread-safe.
final class SentStream {
    /// A VP8 keyframe of 320 by 180 behind its descriptor (RFC 7741): picture id, TL0PICIDX, and a
    /// frame header with the start code (RFC 6386, section 9.1).
    private static final byte[] PICTURE = {
        (byte) 0x90,
        (byte) 0xe0,
        (byte) 0x80,
        0,
        0,
        0x20,
        0x10,
        2,
        0,
        (byte) 0x9d,
        1,
        0x2a,
        0x40,
        1,
        (byte) 0xb4,
        0,
        0,
        0,
        0,
        0
    };

    private static final byte[] SILENCE = {(byte) 0xf8, (byte) 0xff, (byte) 0xfe};

    private final NegotiatedSlot slot;
    private final long ssrc;
    private final HeaderExtensionBlock extensions;
    private final RtpWriter writer = new RtpWriter();
    private int number;

    private SentStream(NegotiatedSlot slot, long ssrc, HeaderExtensionBlock extensions) {
        this.slot = slot;
        this.ssrc = ssrc;
        this.extensions = extensions;
    }

    /// The lowest layer of a slot, or its only one.
    static SentStream in(NegotiatedSlot slot, long ssrcOfLayer) {
        ExtensionIds ids = slot.extensions();
        HeaderExtensionBlock.Builder block =
                HeaderExtensionBlock.builder().mid(ids.mid(), slot.mid());
        boolean layered = !slot.rids().isEmpty();
        if (layered) {
            block.mid(ids.rid(), slot.rids().getFirst());
        }
        return new SentStream(
                slot,
                layered ? ssrcOfLayer : slot.ssrc(),
                block.transportCc(ids.transportCc()).build());
    }

    /// Writes the next packet.
    ///
    /// @param milliseconds since the first
    /// @return its length
    int write(byte[] packet, long milliseconds) {
        boolean video = slot.kind() == Kind.VIDEO;
        byte[] payload = video ? PICTURE.clone() : SILENCE;
        if (video) {
            payload[2] = (byte) (0x80 | (number >> 8 & 0x7f));
            payload[3] = (byte) number;
            payload[4] = (byte) number;
        }
        writer.begin(packet, ssrc, slot.payloadType())
                .sequenceNumber(number & 0xffff)
                .timestamp(milliseconds * (video ? 90 : 48) & 0xffff_ffffL)
                .marker(video)
                .extensions(extensions)
                .payload(payload, 0, payload.length);
        number++;
        return writer.length();
    }
}
