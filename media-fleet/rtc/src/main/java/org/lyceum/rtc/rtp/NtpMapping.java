package org.lyceum.rtc.rtp;

import java.util.Arrays;

/// The line between a stream's RTP timestamps and its publisher's wall clock.
///
/// A single sender report may be off by tens of milliseconds, so the offset is the median over the
/// newest `MAX_REPORTS`. No more than three: a microphone whose machine is busy loses samples, its
/// reports come every five seconds, and voice must be back in step with the picture within ten. Not
/// thread-safe: owned by its worker's event loop.
public final class NtpMapping {
    public static final int MAX_REPORTS = 3;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final int clockRate;
    private final TimestampUnwrapper timestamps = new TimestampUnwrapper();
    private final long[] offsetsNs = new long[MAX_REPORTS];
    private int reports;
    private long medianOffsetNs;

    public NtpMapping(int clockRate) {
        this.clockRate = clockRate;
    }

    /// Takes one sender report: both clocks at the same moment.
    public void senderReport(long ntpTime, long rtpTimestamp) {
        long elapsedNs = toNs(timestamps.unwrap(rtpTimestamp));
        offsetsNs[reports % MAX_REPORTS] = NtpTime.toNs(ntpTime) - elapsedNs;
        reports++;
        int known = Math.min(reports, MAX_REPORTS);
        long[] sorted = Arrays.copyOf(offsetsNs, known);
        Arrays.sort(sorted);
        medianOffsetNs = sorted[(known - 1) / 2];
    }

    /// Whether a report has come; before, there is no mapping.
    public boolean isKnown() {
        return reports > 0;
    }

    /// The publisher's wall clock at this RTP timestamp.
    public long ntpTimeAt(long rtpTimestamp) {
        return NtpTime.ofNs(toNs(timestamps.valueOf(rtpTimestamp)) + medianOffsetNs);
    }

    /// The RTP timestamp (32 bits) at this moment of the publisher's wall clock.
    public long rtpTimestampAt(long ntpTime) {
        long ns = NtpTime.toNs(ntpTime) - medianOffsetNs;
        long whole = Math.floorDiv(ns, NS_PER_SECOND) * clockRate;
        long rest = Math.floorMod(ns, NS_PER_SECOND) * clockRate;
        return whole + (rest + NS_PER_SECOND / 2) / NS_PER_SECOND & 0xffff_ffffL;
    }

    private long toNs(long unwrapped) {
        return Math.floorDiv(unwrapped, (long) clockRate) * NS_PER_SECOND
                + Math.floorMod(unwrapped, (long) clockRate) * NS_PER_SECOND / clockRate;
    }
}
