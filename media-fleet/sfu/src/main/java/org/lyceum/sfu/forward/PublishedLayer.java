package org.lyceum.sfu.forward;

import org.lyceum.rtc.rtp.NackTracker;
import org.lyceum.rtc.rtp.NtpMapping;
import org.lyceum.rtc.rtp.ReceptionStatistics;
import org.lyceum.rtc.rtp.RtpPacket;

/// One layer of a published track as it arrives: one SSRC, and its repair stream.
///
/// A layer exists for subscribers when its first keyframe has arrived; a voice at its first packet.
/// Not thread-safe: owned by its publisher's event loop.
final class PublishedLayer {
    /// Numbers of a new SSRC in an old layer begin one roll-over above the old ones, so that nobody
    /// mistakes the step for a repairable gap; so do the first, so that late ones stay positive.
    private static final long ROLL_OVER = 1L << 16;

    private final MediaKind kind;
    private long indexBase = ROLL_OVER;
    private ReceptionStatistics statistics;
    private NtpMapping ntp;
    private NackTracker missing = new NackTracker();
    private ReceivedWindow window = new ReceivedWindow();

    final KeyframeClock keyframes = new KeyframeClock();
    long ssrc;
    boolean bound;
    int height;
    boolean silent;
    long newestPacketNs;
    long newestReport;
    long repaired;
    long probes;

    PublishedLayer(MediaKind kind) {
        this.kind = kind;
        statistics = new ReceptionStatistics(kind.clockRate());
        ntp = new NtpMapping(kind.clockRate());
    }

    /// Binds the layer to an SSRC. Another one than before begins a new numbering.
    void bind(long toSsrc) {
        if (bound && toSsrc != ssrc) {
            indexBase += (statistics.highestIndex() / ROLL_OVER + 2) * ROLL_OVER;
            statistics = new ReceptionStatistics(kind.clockRate());
            ntp = new NtpMapping(kind.clockRate());
            missing = new NackTracker();
            window = new ReceivedWindow();
        }
        ssrc = toSsrc;
        bound = true;
    }

    /// Counts a packet of the layer's own stream and gives its index, or -1 for a repeated one.
    long received(byte[] packet, long nowNs) {
        int number = RtpPacket.sequenceNumber(packet);
        long index = indexBase + statistics.received(number, RtpPacket.timestamp(packet), nowNs);
        newestPacketNs = nowNs;
        return accept(index, nowNs) ? index : -1;
    }

    /// Takes a packet that the repair stream restored; gives its index, or -1 when it was known
    /// already: a bandwidth probe.
    long repaired(byte[] packet, long nowNs) {
        if (!statistics.hasReceived()) {
            probes++;
            return -1;
        }
        long highest = statistics.highestIndex();
        short ahead = (short) (RtpPacket.sequenceNumber(packet) - (int) highest);
        long index = indexBase + highest + ahead;
        if (ahead > 0 || !accept(index, nowNs)) {
            probes++;
            return -1;
        }
        repaired++;
        return index;
    }

    /// The newest index of the layer.
    long newestIndex() {
        return indexBase + statistics.highestIndex();
    }

    /// Whether subscribers can have this layer now.
    boolean exists() {
        return height > 0 && !silent;
    }

    ReceptionStatistics statistics() {
        return statistics;
    }

    NtpMapping ntp() {
        return ntp;
    }

    NackTracker missing() {
        return missing;
    }

    private boolean accept(long index, long nowNs) {
        if (!window.add(index)) {
            return false;
        }
        if (kind == MediaKind.VIDEO) {
            missing.received(index, nowNs);
        }
        return true;
    }
}
