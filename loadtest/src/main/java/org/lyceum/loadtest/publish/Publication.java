package org.lyceum.loadtest.publish;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lyceum.rtc.rtcp.RtcpWriter;
import org.lyceum.rtc.rtp.NtpTime;
import org.lyceum.rtc.sdp.NegotiatedSession;
import org.lyceum.rtc.sdp.NegotiatedSlot;

/// What a bot teacher sends: a camera in three layers and a microphone, recorded from a browser.
///
/// Not thread-safe: owned by its bot's event loop.
public final class Publication {
    private static final byte[] CNAME = NegotiatedSession.CNAME.getBytes(StandardCharsets.US_ASCII);
    private static final String CAMERA = "camera";
    private static final String MICROPHONE = "microphone";

    private final List<LoopedStream> streams;
    private final long ntpAtZeroNs;
    private boolean started;

    private Publication(List<LoopedStream> streams, long ntpAtZeroNs) {
        this.streams = List.copyOf(streams);
        this.ntpAtZeroNs = ntpAtZeroNs;
    }

    /// Fills camera and microphone slots of this session, those that it has.
    ///
    /// @param ntpAtZeroNs nanoseconds since 1900 when the loop's time was 0
    public static Publication of(
            NegotiatedSession session, RandomGenerator random, long ntpAtZeroNs) {
        List<LoopedStream> streams = new ArrayList<>();
        NegotiatedSlot microphone = session.slot(MICROPHONE);
        if (microphone != null) {
            StreamIdentity identity = StreamIdentity.single(microphone);
            streams.add(new LoopedStream(Recording.opus(), identity, random));
        }
        NegotiatedSlot camera = session.slot(CAMERA);
        if (camera != null) {
            for (String rid : camera.rids()) {
                StreamIdentity identity =
                        StreamIdentity.layer(camera, rid, ssrc(random), ssrc(random));
                streams.add(new LoopedStream(Recording.vp8(rid), identity, random));
            }
        }
        return new Publication(streams, ntpAtZeroNs);
    }

    // Inputs

    public void start(long nowNs) {
        if (!started) {
            started = true;
            streams.forEach(stream -> stream.start(nowNs));
        }
    }

    /// Sends what is due.
    public void handleTimeout(long nowNs, PacketSink sink) {
        if (started) {
            streams.forEach(stream -> stream.handleTimeout(nowNs, sink));
        }
    }

    /// Sends a packet again. What is no longer known calls for nothing: the node asks for a
    /// keyframe then.
    public void resend(long ssrc, int sequenceNumber, PacketSink sink) {
        for (LoopedStream stream : streams) {
            if (stream.ssrc() == ssrc) {
                stream.resend(sequenceNumber, sink);
            }
        }
    }

    public void keyframeWanted(long ssrc, long nowNs) {
        for (LoopedStream stream : streams) {
            if (stream.ssrc() == ssrc) {
                stream.keyframeWanted(nowNs);
            }
        }
    }

    // Outputs

    public long deadlineNs() {
        long deadline = Long.MAX_VALUE;
        if (started) {
            for (LoopedStream stream : streams) {
                deadline = Math.min(deadline, stream.deadlineNs());
            }
        }
        return deadline;
    }

    /// Appends a sender report and a name for each stream, all by one wall clock.
    public void writeReports(RtcpWriter rtcp, long nowNs) {
        long ntpTime = NtpTime.ofNs(ntpAtZeroNs + nowNs);
        for (LoopedStream stream : streams) {
            stream.writeReport(rtcp, ntpTime, nowNs);
        }
        if (rtcp.length() > 0) {
            streams.forEach(stream -> rtcp.cname(stream.ssrc(), CNAME));
        }
    }

    private static long ssrc(RandomGenerator random) {
        return random.nextLong(1, 1L << 32);
    }
}
