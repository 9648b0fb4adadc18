package org.lyceum.sfu.forward;

/// Which of the newest packets of one stream have come: tells a repair from a probe.
///
/// Bounded: the newest `SIZE` indexes; what is older counts as received. Not thread-safe: owned by
/// its worker's event loop.
final class ReceivedWindow {
    static final int SIZE = 1_024;

    private final long[] indexes = new long[SIZE];
    private long newest = Long.MIN_VALUE;

    ReceivedWindow() {
        java.util.Arrays.fill(indexes, Long.MIN_VALUE);
    }

    /// Notes a packet. False when it had come already, or is too old to say.
    boolean add(long index) {
        boolean tooOld = newest != Long.MIN_VALUE && index <= newest - SIZE;
        int at = Math.floorMod(index, SIZE);
        if (tooOld || indexes[at] == index) {
            return false;
        }
        indexes[at] = index;
        newest = Math.max(newest, index);
        return true;
    }
}
