package org.lyceum.loadtest.publish;

import java.util.random.RandomGenerator;
import org.lyceum.rtc.NetworkOrder;
import org.lyceum.rtc.codec.Vp8Descriptor;
import org.lyceum.rtc.peer.PeerSession;
import org.lyceum.rtc.rtcp.RtcpWriter;
import org.lyceum.rtc.rtcp.SenderInfo;
import org.lyceum.rtc.rtp.RtpPacket;
import org.lyceum.rtc.rtp.RtpWriter;
import org.lyceum.rtc.sdp.Kind;

/// A recording played over and over as one unbroken stream: sequence numbers, timestamps, picture
/// ids and TL0PICIDX go on across rounds, each of which begins with a keyframe.
///
/// A wanted keyframe makes it jump to the recording's next one, between two frames. Packets leave
/// at the recording's own times; after a standstill of more than `MAX_LATE_NS` a new round begins
/// instead of a burst. Not thread-safe: owned by its bot's event loop.
final class LoopedStream {
    static final long MAX_LATE_NS = 500_000_000L;

    /// A keyframe that was asked for right after one is not made, as in browsers.
    static final long MIN_KEYFRAME_NS = 300_000_000L;

    /// Two frames are at least so far apart, whatever jump lies between them.
    private static final int MIN_STEPS_A_SECOND = 1_000;

    private static final long NS = 1_000_000_000L;
    private static final int PACKET_BYTES = 1_500;

    private final Recording recording;
    private final StreamIdentity identity;
    private final SentHistory history = new SentHistory();
    private final RtpWriter writer = new RtpWriter();
    private final Vp8Descriptor descriptor = new Vp8Descriptor();
    private final byte[] packet = new byte[PACKET_BYTES + PeerSession.SPARE_BYTES];
    private final byte[] originalNumber = new byte[2];
    private final long firstTimestamp;
    private int sequenceNumber;
    private int repairSequenceNumber;
    private int pictureId;
    private int tl0PicIdx;
    private long startNs;

    /// When the recording's first packet left, or would have left, in this round.
    private long roundNs;

    private long keyframeNs;
    private long frameTicks = Long.MIN_VALUE / 2;
    private int position;
    private boolean keyframeIsWanted;
    private long packets;
    private long octets;

    LoopedStream(Recording recording, StreamIdentity identity, RandomGenerator random) {
        this.recording = recording;
        this.identity = identity;
        this.firstTimestamp = random.nextLong(1L << 32);
        this.sequenceNumber = random.nextInt(1 << 15);
        this.repairSequenceNumber = random.nextInt(1 << 15);
        this.pictureId = random.nextInt(1 << 15);
        this.tl0PicIdx = random.nextInt(1 << 8);
    }

    long ssrc() {
        return identity.ssrc();
    }

    // Inputs

    void start(long nowNs) {
        startNs = nowNs;
        roundNs = nowNs;
    }

    /// Sends every packet that is due.
    void handleTimeout(long nowNs, PacketSink sink) {
        if (nowNs - deadlineNs() > MAX_LATE_NS) {
            jumpTo(0, nowNs);
        }
        while (deadlineNs() <= nowNs) {
            send(sink);
            position++;
            if (position == recording.size()) {
                position = 0;
                roundNs += ns(recording.loopTicks());
            }
            if (keyframeIsWanted && recording.startsFrame(position)) {
                jumpTo(recording.keyframeAfter(position - 1), nowNs);
            }
        }
    }

    /// Jumps to the next keyframe when the frame under way is complete, unless one has just been
    /// sent.
    void keyframeWanted(long nowNs) {
        if (recording.kind() != Kind.VIDEO || nowNs - keyframeNs < MIN_KEYFRAME_NS) {
            return;
        }
        keyframeIsWanted = true;
        if (recording.startsFrame(position)) {
            jumpTo(recording.keyframeAfter(position - 1), nowNs);
        }
    }

    /// Sends a packet again in the repair stream; false when it is not known any more.
    boolean resend(int lost, PacketSink sink) {
        byte[] original = history.find(lost);
        if (original == null || identity.repairSsrc() == 0) {
            return false;
        }
        NetworkOrder.putUint16(originalNumber, 0, lost);
        writer.begin(packet, identity.repairSsrc(), identity.repairPayloadType())
                .sequenceNumber(repairSequenceNumber)
                .timestamp(RtpPacket.timestamp(original))
                .marker(RtpPacket.marker(original))
                .extensions(identity.repairExtensions())
                .payload(originalNumber, 0, originalNumber.length)
                .payload(
                        original,
                        RtpPacket.headerLength(original),
                        RtpPacket.payloadLength(original, original.length));
        repairSequenceNumber = repairSequenceNumber + 1 & 0xffff;
        sink.send(packet, writer.length());
        return true;
    }

    // Outputs

    /// When the next packet is due.
    long deadlineNs() {
        return roundNs + recording.packet(position).atNs();
    }

    /// Appends a sender report: what this stream's clock says now.
    void writeReport(RtcpWriter rtcp, long ntpTime, long nowNs) {
        if (packets > 0) {
            rtcp.senderReport(
                    ssrc(),
                    new SenderInfo(
                            ntpTime,
                            firstTimestamp + ticksAt(nowNs) & 0xffff_ffffL,
                            packets,
                            octets));
        }
    }

    // Private

    /// Goes on at a frame of the recording, now.
    private void jumpTo(int at, long nowNs) {
        position = at;
        roundNs = nowNs - recording.packet(at).atNs();
        keyframeIsWanted = false;
    }

    private void send(PacketSink sink) {
        RecordedPacket recorded = recording.packet(position);
        if (recording.startsFrame(position)) {
            beginFrame();
        }
        int length = write(recorded);
        packets++;
        octets += RtpPacket.payloadLength(packet, length);
        if (identity.repairSsrc() != 0) {
            history.add(packet, length);
        }
        sink.send(packet, length);
    }

    private void beginFrame() {
        long captured = ticksAt(roundNs + ns(recording.packet(position).ticks()));
        long earliest = frameTicks + recording.clockRate() / MIN_STEPS_A_SECOND;
        frameTicks = Math.max(captured, earliest);
        if (recording.isBaseLayer(position)) {
            tl0PicIdx = tl0PicIdx + 1 & 0xff;
        }
        pictureId = pictureId + 1 & 0x7fff;
        if (recording.startsKeyframe(position)) {
            keyframeNs = deadlineNs();
            keyframeIsWanted = false;
        }
    }

    /// A talk spurt begins with the marker (RFC 3551, section 4.1), a picture ends with it.
    private int write(RecordedPacket recorded) {
        byte[] payload = recorded.payload();
        boolean isSound = recording.kind() == Kind.AUDIO;
        writer.begin(packet, identity.ssrc(), identity.payloadType())
                .sequenceNumber(sequenceNumber)
                .timestamp(firstTimestamp + frameTicks & 0xffff_ffffL)
                .marker(isSound ? packets == 0 : recorded.endsFrame())
                .extensions(identity.extensions())
                .payload(payload, 0, payload.length);
        sequenceNumber = sequenceNumber + 1 & 0xffff;
        int block = RtpPacket.extensionBlockOffset(packet);
        if (isSound) {
            identity.extensions().setAudioLevel(packet, block, recorded.audioLevel());
        } else {
            descriptor.parse(packet, RtpPacket.headerLength(packet), payload.length);
            descriptor.setPictureId(packet, pictureId);
            descriptor.setTl0PicIdx(packet, tl0PicIdx);
        }
        return writer.length();
    }

    private long ticksAt(long atNs) {
        long sinceNs = atNs - startNs;
        return Math.floorDiv(sinceNs, NS) * recording.clockRate()
                + Math.floorMod(sinceNs, NS) * recording.clockRate() / NS;
    }

    private long ns(long ticks) {
        return ticks * NS / recording.clockRate();
    }
}
