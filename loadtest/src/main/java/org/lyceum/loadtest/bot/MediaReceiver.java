package org.lyceum.loadtest.bot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.rtcp.RtcpWriter;
import org.lyceum.rtc.rtp.RtpPacket;
import org.lyceum.rtc.sdp.NegotiatedSession;
import org.lyceum.rtc.sdp.NegotiatedSlot;

/// All receiving slots of a bot, found by the SSRCs that the node's answer has fixed.
///
/// Not thread-safe: owned by its bot's event loop.
final class MediaReceiver {
    static final long NEVER = -1;

    private final Map<Long, ReceivedStream> bySsrc = new HashMap<>();
    private final Map<Long, ReceivedStream> byRepairSsrc = new HashMap<>();
    private final List<ReceivedStream> streams = new ArrayList<>();
    private long packets;
    private long strangers;
    private long bytes;
    private long firstMediaNs = NEVER;
    private long firstPictureNs = NEVER;
    private long firstSoundNs = NEVER;

    MediaReceiver(NegotiatedSession session) {
        for (NegotiatedSlot slot : session.slots()) {
            if (!slot.sending()) {
                ReceivedStream stream = new ReceivedStream(slot);
                streams.add(stream);
                bySsrc.put(slot.ssrc(), stream);
                if (slot.rtxSsrc() != 0) {
                    byRepairSsrc.put(slot.rtxSsrc(), stream);
                }
            }
        }
    }

    // Inputs

    /// An authentic packet. It may be changed.
    void rtp(byte[] packet, int length, long nowNs) {
        packets++;
        bytes += length;
        firstMediaNs = firstMediaNs == NEVER ? nowNs : firstMediaNs;
        long ssrc = RtpPacket.ssrc(packet);
        ReceivedStream stream = bySsrc.get(ssrc);
        ReceivedStream repaired = stream == null ? byRepairSsrc.get(ssrc) : null;
        if (stream != null) {
            stream.received(packet, length, nowNs);
            noteFirsts(stream, nowNs);
        } else if (repaired != null) {
            repaired.repair(packet, length, nowNs);
            noteFirsts(repaired, nowNs);
        } else {
            strangers++;
        }
    }

    void senderReport(long ssrc, long ntpTime, long nowNs) {
        ReceivedStream stream = bySsrc.get(ssrc);
        if (stream != null) {
            stream.senderReport(ntpTime, nowNs);
        }
    }

    // Outputs

    void writeReports(RtcpWriter rtcp, long nowNs) {
        streams.forEach(stream -> stream.writeReport(rtcp, nowNs));
    }

    void writeRequests(RtcpWriter rtcp, long ownSsrc, long nowNs) {
        streams.forEach(stream -> stream.writeRequests(rtcp, ownSsrc, nowNs));
    }

    /// When `writeRequests` has something to say.
    long deadlineNs() {
        long deadline = Long.MAX_VALUE;
        for (ReceivedStream stream : streams) {
            deadline = Math.min(deadline, stream.deadlineNs());
        }
        return deadline;
    }

    long packets() {
        return packets;
    }

    MediaCounts counts() {
        List<StreamCounts> counts = new ArrayList<>();
        for (ReceivedStream stream : streams) {
            StreamCounts one = stream.counts();
            if (one.packets() > 0) {
                counts.add(one);
            }
        }
        return new MediaCounts(
                counts, bytes, strangers, at(firstMediaNs), at(firstPictureNs), at(firstSoundNs));
    }

    private void noteFirsts(ReceivedStream stream, long nowNs) {
        if (firstPictureNs == NEVER && stream.shows()) {
            firstPictureNs = nowNs;
        }
        if (firstSoundNs == NEVER && stream.sounds()) {
            firstSoundNs = nowNs;
        }
    }

    private static @Nullable Long at(long ns) {
        return ns == NEVER ? null : ns;
    }
}
