package org.lyceum.sfu.net;

import java.util.ArrayList;
import java.util.List;
import org.lyceum.rtc.codec.Vp8Descriptor;
import org.lyceum.rtc.peer.PeerSession;
import org.lyceum.rtc.rtp.HeaderExtensionBlock;
import org.lyceum.rtc.rtp.RtpPacket;
import org.lyceum.rtc.rtp.RtpWriter;
import org.lyceum.rtc.sdp.ExtensionIds;
import org.lyceum.rtc.sdp.NegotiatedSlot;
import org.lyceum.sfu.forward.GoldenPackets;

/// One stream that a page publishes: what Chromium sent, over and over, as one stream under the
/// page's own numbers. Its keyframe comes first, and again when it is asked for.
final class GoldenStream {
    private static final int SPEAKING = 0x80 | 20;
    private static final int MAX_PACKET_BYTES = 1_500 + PeerSession.SPARE_BYTES;

    private final List<List<byte[]>> frames = new ArrayList<>();
    private final Vp8Descriptor descriptor = new Vp8Descriptor();
    private final RtpWriter writer = new RtpWriter();
    private final NegotiatedSlot slot;
    private final long ssrc;
    private final HeaderExtensionBlock extensions;
    private final boolean video;
    private int afterKeyframes;
    private int position;
    private int sequenceNumber = 100;
    private long timestamp = 1_000_000;
    private int pictureId = 500;
    private int tl0PicIdx = 50;

    /// Where packets go, with room behind them.
    interface Sink {
        void send(byte[] packet, int length);
    }

    private GoldenStream(String capture, NegotiatedSlot slot, long ssrc, String rid) {
        this.slot = slot;
        this.ssrc = ssrc;
        this.video = !rid.isEmpty();
        ExtensionIds ids = slot.extensions();
        HeaderExtensionBlock.Builder block =
                HeaderExtensionBlock.builder()
                        .mid(ids.mid(), slot.mid())
                        .transportCc(ids.transportCc());
        if (video) {
            // An element of text, as a mid is.
            block.mid(ids.rid(), rid);
        } else {
            block.audioLevel(ids.audioLevel());
        }
        this.extensions = block.build();
        long before = -1;
        for (byte[] packet : GoldenPackets.read(capture)) {
            if (RtpPacket.timestamp(packet) != before) {
                frames.add(new ArrayList<>());
                before = RtpPacket.timestamp(packet);
            }
            frames.getLast().add(packet);
            afterKeyframes = isKeyframe(packet) ? frames.size() : afterKeyframes;
        }
    }

    static GoldenStream voice(NegotiatedSlot microphone) {
        return new GoldenStream("chromium-156-twcc-opus", microphone, microphone.ssrc(), "");
    }

    static GoldenStream layer(NegotiatedSlot camera, String rid, long ssrc) {
        return new GoldenStream("chromium-156-twcc-vp8-" + rid, camera, ssrc, rid);
    }

    long ssrc() {
        return ssrc;
    }

    /// Begins again with the keyframe.
    void keyframeWanted() {
        position = 0;
    }

    /// Sends the next 20 ms.
    void sendFrame(Sink sink) {
        List<byte[]> frame = frames.get(position);
        position = position + 1 < frames.size() ? position + 1 : afterKeyframes;
        timestamp += video ? 1_800 : 960;
        pictureId = pictureId + 1 & 0x7fff;
        for (int i = 0; i < frame.size(); i++) {
            send(frame.get(i), i == 0, video && i == frame.size() - 1, sink);
        }
    }

    private boolean isKeyframe(byte[] packet) {
        int header = RtpPacket.headerLength(packet);
        return video
                && descriptor.parse(packet, header, packet.length - header)
                && descriptor.isKeyframe();
    }

    private void send(byte[] golden, boolean first, boolean marker, Sink sink) {
        byte[] packet = new byte[MAX_PACKET_BYTES];
        writer.begin(packet, ssrc, slot.payloadType())
                .sequenceNumber(sequenceNumber++ & 0xffff)
                .timestamp(timestamp)
                .marker(marker)
                .extensions(extensions)
                .payload(
                        golden,
                        RtpPacket.headerLength(golden),
                        RtpPacket.payloadLength(golden, golden.length));
        int header = RtpPacket.headerLength(packet);
        if (video) {
            descriptor.parse(packet, header, writer.length() - header);
            if (first && descriptor.temporalId() <= 0) {
                tl0PicIdx = tl0PicIdx + 1 & 0xff;
            }
            descriptor.setPictureId(packet, pictureId);
            descriptor.setTl0PicIdx(packet, tl0PicIdx);
        } else {
            extensions.setAudioLevel(packet, RtpPacket.extensionBlockOffset(packet), SPEAKING);
        }
        sink.send(packet, writer.length());
    }
}
