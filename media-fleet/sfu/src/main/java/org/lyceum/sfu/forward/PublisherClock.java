package org.lyceum.sfu.forward;

import java.util.Arrays;

/// How far one publisher's wall clock is from the node's: one offset for all that a person sends,
/// so that voice and picture stay in step.
///
/// A report that waited in a queue makes the offset look larger, so the median of the newest
/// `REPORTS` counts, and it moves only by more than `STEP_NS`: receivers see a straight line. Not
/// thread-safe: owned by its worker's event loop.
final class PublisherClock {
    static final int REPORTS = 9;
    static final long STEP_NS = 20_000_000L;

    private final long[] offsetsNs = new long[REPORTS];
    private int count;
    private long offsetNs;

    /// Takes both clocks at the arrival of a sender report, in nanoseconds since 1900. True when
    /// the offset moved.
    boolean senderReport(long publisherNtpNs, long nodeNtpNs) {
        offsetsNs[count % REPORTS] = nodeNtpNs - publisherNtpNs;
        count++;
        int known = Math.min(count, REPORTS);
        long[] sorted = Arrays.copyOf(offsetsNs, known);
        Arrays.sort(sorted);
        long median = sorted[(known - 1) / 2];
        if (count > 1 && Math.abs(median - offsetNs) <= STEP_NS) {
            return false;
        }
        offsetNs = median;
        return true;
    }

    /// The node's wall clock at this time of the publisher's.
    long toNodeNs(long publisherNtpNs) {
        return publisherNtpNs + offsetNs;
    }
}
