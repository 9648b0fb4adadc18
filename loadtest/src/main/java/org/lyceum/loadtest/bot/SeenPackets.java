package org.lyceum.loadtest.bot;

/// Which packets of one stream have come, each counted once, however it came.
///
/// Bounded: a packet more than `WINDOW` behind the newest no longer counts. Not thread-safe: owned
/// by its bot's event loop.
final class SeenPackets {
    static final int WINDOW = 2_048;

    private final long[] bits = new long[WINDOW / Long.SIZE];
    private long first;
    private long highest;
    private long unique;

    /// Notes a packet by its index; true when it was not here before.
    boolean add(long index) {
        if (unique == 0) {
            first = index;
            highest = index;
        } else if (index > highest) {
            forgetUpTo(index);
            highest = index;
        } else if (index < first || index <= highest - WINDOW || isSet(index)) {
            return false;
        }
        bits[word(index)] |= 1L << index;
        unique++;
        return true;
    }

    long unique() {
        return unique;
    }

    /// Packets from the first to the newest, whether they came or not.
    long expected() {
        return unique == 0 ? 0 : highest - first + 1;
    }

    private void forgetUpTo(long index) {
        long from = Math.max(highest + 1, index - WINDOW + 1);
        for (long i = from; i <= index; i++) {
            bits[word(i)] &= ~(1L << i);
        }
    }

    private boolean isSet(long index) {
        return (bits[word(index)] & 1L << index) != 0;
    }

    private static int word(long index) {
        return (int) (index & WINDOW - 1) / Long.SIZE;
    }
}
