package org.lyceum.loadtest.bot;

import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.rtcp.RtcpWriter;
import org.lyceum.rtc.rtp.NackTracker;
import org.lyceum.rtc.rtp.ReceptionReport;
import org.lyceum.rtc.rtp.ReceptionStatistics;
import org.lyceum.rtc.rtp.RtpPacket;
import org.lyceum.rtc.rtp.RtxStream;
import org.lyceum.rtc.sdp.Kind;
import org.lyceum.rtc.sdp.NegotiatedSlot;

/// One receiving slot of a bot: counts its packets, asks for those that are missing, and for a
/// keyframe while nothing can be shown.
///
/// Sound is never asked for again: it would come too late. Not thread-safe: owned by its bot's
/// event loop.
final class ReceivedStream {
    /// A keyframe request is repeated while it is pending: encoders may ignore one.
    static final long PICTURE_REQUEST_NS = 500_000_000L;

    private static final int MAX_NACKS = 64;
    private static final int AUDIO_CLOCK = 48_000;
    private static final int VIDEO_CLOCK = 90_000;

    /// Nothing measures the way to the node from here; a browser begins with this too.
    private static final long ROUND_TRIP_NS = 100_000_000L;

    private final NegotiatedSlot slot;
    private final int clockRate;
    private final ReceptionStatistics statistics;
    private final SeenPackets seen = new SeenPackets();
    private final NackTracker missing = new NackTracker();
    private final @Nullable FrameReader frames;
    private final int[] asked = new int[MAX_NACKS];
    private long packets;
    private long repaired;
    private long nacksSent;
    private long pictureRequests;
    private long nextPictureRequestNs = Long.MIN_VALUE;
    private double jitterMsSum;
    private long jitterSamples;

    ReceivedStream(NegotiatedSlot slot) {
        this.slot = slot;
        this.clockRate = slot.kind() == Kind.VIDEO ? VIDEO_CLOCK : AUDIO_CLOCK;
        this.statistics = new ReceptionStatistics(clockRate);
        this.frames = slot.kind() == Kind.VIDEO ? new FrameReader() : null;
    }

    // Inputs

    /// A packet of the stream itself.
    void received(byte[] packet, int length, long nowNs) {
        long index =
                statistics.received(
                        RtpPacket.sequenceNumber(packet), RtpPacket.timestamp(packet), nowNs);
        packets++;
        take(index, packet, length, nowNs);
    }

    /// A packet of its repair stream; it is turned into its original in place.
    void repair(byte[] packet, int length, long nowNs) {
        packets++;
        int original = RtxStream.unwrap(packet, length, slot.ssrc(), slot.payloadType());
        if (original < 0 || !statistics.hasReceived()) {
            return;
        }
        long highest = statistics.highestIndex();
        long index = highest + (short) (RtpPacket.sequenceNumber(packet) - (int) highest);
        if (take(index, packet, original, nowNs)) {
            repaired++;
        }
    }

    void senderReport(long ntpTime, long nowNs) {
        statistics.senderReport(ntpTime, nowNs);
    }

    // Outputs

    /// Appends the block of this stream to the report that was begun.
    void writeReport(RtcpWriter rtcp, long nowNs) {
        if (!statistics.hasReceived()) {
            return;
        }
        ReceptionReport report = statistics.report(nowNs);
        jitterMsSum += report.jitter() * 1_000.0 / clockRate;
        jitterSamples++;
        rtcp.reportBlock(slot.ssrc(), report);
    }

    /// Appends what is to be asked for now.
    void writeRequests(RtcpWriter rtcp, long ownSsrc, long nowNs) {
        if (frames == null || deadlineNs() > nowNs) {
            return;
        }
        int count = missing.collect(nowNs, ROUND_TRIP_NS, asked);
        if (count > 0 && rtcp.nack(ownSsrc, slot.ssrc(), asked, count)) {
            nacksSent += count;
        }
        if (missing.takeAbandoned()) {
            missing.forgetMissing();
            frames.skipMissing();
        }
        if (frames.needsKeyframe() && nextPictureRequestNs <= nowNs) {
            nextPictureRequestNs = nowNs + PICTURE_REQUEST_NS;
            pictureRequests++;
            rtcp.pictureLoss(ownSsrc, slot.ssrc());
        }
    }

    /// When `writeRequests` has something to say.
    long deadlineNs() {
        if (frames == null) {
            return Long.MAX_VALUE;
        }
        long picture = frames.needsKeyframe() ? nextPictureRequestNs : Long.MAX_VALUE;
        return Math.min(picture, missing.deadlineNs());
    }

    boolean shows() {
        return frames != null && frames.pictures() > 0;
    }

    boolean sounds() {
        return frames == null && packets > 0;
    }

    StreamCounts counts() {
        return new StreamCounts(
                slot.name(),
                slot.kind(),
                packets,
                seen.unique(),
                seen.expected(),
                repaired,
                nacksSent,
                pictureRequests,
                jitterSamples == 0 ? 0 : jitterMsSum / jitterSamples,
                pictures());
    }

    // Private

    private boolean take(long index, byte[] packet, int length, long nowNs) {
        if (!seen.add(index)) {
            return false;
        }
        if (frames != null) {
            missing.received(index, nowNs);
            frames.received(index, packet, length);
        }
        return true;
    }

    private StreamCounts.Pictures pictures() {
        return frames == null
                ? StreamCounts.Pictures.NONE
                : new StreamCounts.Pictures(
                        frames.pictures(),
                        frames.keyframes(),
                        frames.pictureGaps(),
                        frames.unusable(),
                        frames.heights());
    }
}
