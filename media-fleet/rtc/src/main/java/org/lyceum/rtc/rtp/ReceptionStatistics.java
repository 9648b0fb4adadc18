package org.lyceum.rtc.rtp;

/// What arrived of one stream, as its reports need it (RFC 3550, appendices A.3 and A.8).
///
/// Only packets that have authenticated are told to it. Not thread-safe: owned by its worker's
/// event loop.
public final class ReceptionStatistics {
    private static final int MAX_CUMULATIVE = 0x7f_ffff;
    private static final int MIN_CUMULATIVE = -0x80_0000;

    private final int clockRate;
    private final SequenceUnwrapper sequence = new SequenceUnwrapper();

    private long firstIndex;
    private long received;
    private long expectedAtLastReport;
    private long receivedAtLastReport;
    private long lastTransit;
    private boolean hasTransit;
    private double jitter;
    private long lastSenderReport;
    private long lastSenderReportNs;

    public ReceptionStatistics(int clockRate) {
        this.clockRate = clockRate;
    }

    /// Counts one packet and gives its index.
    public long received(int sequenceNumber, long rtpTimestamp, long nowNs) {
        boolean first = !sequence.started();
        long index = sequence.unwrap(sequenceNumber);
        if (first) {
            firstIndex = index;
        }
        received++;
        updateJitter(rtpTimestamp, nowNs);
        return index;
    }

    /// Remembers a sender report, for round-trip times.
    public void senderReport(long ntpTime, long nowNs) {
        lastSenderReport = ntpTime >>> 16 & 0xffff_ffffL;
        lastSenderReportNs = nowNs;
    }

    public boolean hasReceived() {
        return received > 0;
    }

    public long receivedPackets() {
        return received;
    }

    public long highestIndex() {
        return sequence.highest();
    }

    /// Packets that should have come less those that came; negative when duplicates came.
    public long lost() {
        return expected() - received;
    }

    /// The report since the last call of this method.
    public ReceptionReport report(long nowNs) {
        long expected = expected();
        long expectedSince = expected - expectedAtLastReport;
        long lostSince = expectedSince - (received - receivedAtLastReport);
        expectedAtLastReport = expected;
        receivedAtLastReport = received;
        int fraction =
                expectedSince <= 0 || lostSince <= 0
                        ? 0
                        : (int) Math.min(255, (lostSince << 8) / expectedSince);
        return new ReceptionReport(
                fraction,
                Math.clamp(expected - received, MIN_CUMULATIVE, MAX_CUMULATIVE),
                sequence.highest() & 0xffff_ffffL,
                (long) jitter,
                lastSenderReport,
                lastSenderReport == 0 ? 0 : inFractions(nowNs - lastSenderReportNs));
    }

    private long expected() {
        return received == 0 ? 0 : sequence.highest() - firstIndex + 1;
    }

    private void updateJitter(long rtpTimestamp, long nowNs) {
        long arrival =
                nowNs / 1_000_000_000L * clockRate
                        + nowNs % 1_000_000_000L * clockRate / 1_000_000_000L;
        long transit = arrival - rtpTimestamp;
        if (hasTransit) {
            int difference = (int) (transit - lastTransit);
            jitter += (Math.abs((double) difference) - jitter) / 16;
        }
        hasTransit = true;
        lastTransit = transit;
    }

    private static long inFractions(long ns) {
        return ((ns / 1_000_000_000L) << 16) + (ns % 1_000_000_000L << 16) / 1_000_000_000L;
    }
}
