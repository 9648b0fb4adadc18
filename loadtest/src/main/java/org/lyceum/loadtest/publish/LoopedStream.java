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
/// A wanted keyframe begins the next round at once. Frames leave when they are due by the
/// recording's own times; after a standstill of more than `MAX_LATE_NS` a new round begins instead
/// of a burst. Not thread-safe: owned by its bot's event loop.
final class LoopedStream {
    static final long MAX_LATE_NS = 500_000_000L;

    /// A keyframe that was asked for right after one is not made, as in browsers.
    static final long MIN_KEYFRAME_NS = 300_000_000L;

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
    private long roundNs;
    private int position;
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

    /// Sends every frame that is due.
    void handleTimeout(long nowNs, PacketSink sink) {
        if (nowNs - deadlineNs() > MAX_LATE_NS) {
            beginRound(nowNs);
        }
        while (deadlineNs() <= nowNs) {
            send(recording.frame(position), sink);
            position++;
            if (position == recording.size()) {
                beginRound(roundNs + ns(recording.loopTicks()));
            }
        }
    }

    /// Begins the next round now, unless this one has just begun.
    void keyframeWanted(long nowNs) {
        if (recording.kind() == Kind.VIDEO && nowNs - roundNs >= MIN_KEYFRAME_NS) {
            beginRound(nowNs);
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

    /// When the next frame is due.
    long deadlineNs() {
        return roundNs + ns(recording.frame(position).ticks());
    }

    /// Appends a sender report: what this stream's clock says now.
    void writeReport(RtcpWriter rtcp, long ntpTime, long nowNs) {
        if (packets > 0) {
            rtcp.senderReport(ssrc(), new SenderInfo(ntpTime, timestampAt(nowNs), packets, octets));
        }
    }

    // Private

    private void beginRound(long atNs) {
        roundNs = atNs;
        position = 0;
    }

    private void send(RecordedFrame frame, PacketSink sink) {
        long timestamp = timestampAt(deadlineNs());
        if (frame.temporalId() == 0) {
            tl0PicIdx = tl0PicIdx + 1 & 0xff;
        }
        pictureId = pictureId + 1 & 0x7fff;
        int last = frame.payloads().size() - 1;
        for (int i = 0; i <= last; i++) {
            boolean marker = recording.kind() == Kind.VIDEO ? i == last : packets == 0;
            int length = write(frame, frame.payloads().get(i), timestamp, marker);
            packets++;
            octets += RtpPacket.payloadLength(packet, length);
            if (identity.repairSsrc() != 0) {
                history.add(packet, length);
            }
            sink.send(packet, length);
        }
    }

    private int write(RecordedFrame frame, byte[] payload, long timestamp, boolean marker) {
        writer.begin(packet, identity.ssrc(), identity.payloadType())
                .sequenceNumber(sequenceNumber)
                .timestamp(timestamp)
                .marker(marker)
                .extensions(identity.extensions())
                .payload(payload, 0, payload.length);
        sequenceNumber = sequenceNumber + 1 & 0xffff;
        int block = RtpPacket.extensionBlockOffset(packet);
        if (recording.kind() == Kind.AUDIO) {
            identity.extensions().setAudioLevel(packet, block, frame.audioLevel());
        } else {
            descriptor.parse(packet, RtpPacket.headerLength(packet), payload.length);
            descriptor.setPictureId(packet, pictureId);
            descriptor.setTl0PicIdx(packet, tl0PicIdx);
        }
        return writer.length();
    }

    private long timestampAt(long atNs) {
        long sinceNs = atNs - startNs;
        long ticks =
                Math.floorDiv(sinceNs, NS) * recording.clockRate()
                        + Math.floorMod(sinceNs, NS) * recording.clockRate() / NS;
        return firstTimestamp + ticks & 0xffff_ffffL;
    }

    private long ns(long ticks) {
        return ticks * NS / recording.clockRate();
    }
}
