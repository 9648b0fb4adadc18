package org.lyceum.rtc;

/// Counts of dropped input by reason. Not thread-safe: owned by one event loop, read by others as a
/// hint.
public final class DropCounters {
    private static final int REASONS = Drop.values().length;

    private final long[] counts = new long[REASONS];

    /// Counts one drop.
    public void count(Drop reason) {
        counts[reason.ordinal()]++;
    }

    /// Counts many drops, of something that is gone now.
    public void add(Drop reason, long count) {
        counts[reason.ordinal()] += count;
    }

    /// How often something was dropped for this reason.
    public long of(Drop reason) {
        return counts[reason.ordinal()];
    }

    /// How often anything was dropped.
    public long total() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }
}
