package org.lyceum.rtc.rtp;

import java.util.Arrays;

/// What a receiver must ask its sender to send again, of one stream (RFC 4585, section 6.2.1).
///
/// A gap is asked for at once, again after a round trip, at most `MAX_ASKS` times and not longer
/// than `MAX_AGE_NS`; what is given up raises `takeAbandoned`, which calls for a keyframe. Bounded:
/// at most `MAX_MISSING` packets, then the oldest are abandoned. Not thread-safe: owned by its
/// worker's event loop.
public final class NackTracker {
    public static final int MAX_MISSING = 256;
    public static final int MAX_ASKS = 8;
    public static final long MAX_AGE_NS = 1_000_000_000L;
    public static final long MIN_RETRY_NS = 20_000_000L;

    private long[] missing = new long[16];
    private long[] missedNs = new long[16];
    private long[] nextAskNs = new long[16];
    private int[] asks = new int[16];
    private int count;
    private boolean started;
    private long highest;
    private boolean abandoned;
    private long abandonedPackets;

    /// Notes one packet, original or repaired, by its index.
    public void received(long index, long nowNs) {
        if (!started) {
            started = true;
            highest = index;
        } else if (index > highest) {
            noteGap(highest + 1, index, nowNs);
            highest = index;
        } else {
            remove(index);
        }
    }

    /// Forgets everything missing, as after a keyframe or a switch; the numbering goes on.
    public void forgetMissing() {
        count = 0;
    }

    /// Puts the sequence numbers to ask for now into `into`, in order, and gives how many.
    public int collect(long nowNs, long roundTripNs, int[] into) {
        abandonOld(nowNs);
        int asked = 0;
        for (int i = 0; i < count && asked < into.length; i++) {
            if (nextAskNs[i] <= nowNs) {
                into[asked++] = SequenceUnwrapper.sequenceNumberOf(missing[i]);
                asks[i]++;
                nextAskNs[i] = nowNs + Math.max(MIN_RETRY_NS, roundTripNs);
            }
        }
        return asked;
    }

    /// When `collect` has something to do; Long.MAX_VALUE when nothing is missing.
    public long deadlineNs() {
        long deadline = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            deadline = Math.min(deadline, nextAskNs[i]);
        }
        return deadline;
    }

    /// Whether a packet was given up since the last call.
    public boolean takeAbandoned() {
        boolean was = abandoned;
        abandoned = false;
        return was;
    }

    public long abandonedPackets() {
        return abandonedPackets;
    }

    public int missingCount() {
        return count;
    }

    private void noteGap(long from, long to, long nowNs) {
        long first = Math.max(from, to - MAX_MISSING);
        abandon(first - from);
        long overflow = count + (to - first) - MAX_MISSING;
        if (overflow > 0) {
            dropOldest((int) overflow);
        }
        ensureRoom(count + (int) (to - first));
        for (long index = first; index < to; index++) {
            missing[count] = index;
            missedNs[count] = nowNs;
            nextAskNs[count] = nowNs;
            asks[count] = 0;
            count++;
        }
    }

    private void abandonOld(long nowNs) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            boolean tooOld = nowNs - missedNs[i] > MAX_AGE_NS;
            boolean askedEnough = asks[i] >= MAX_ASKS && nextAskNs[i] <= nowNs;
            if (tooOld || askedEnough) {
                abandon(1);
            } else {
                move(i, kept++);
            }
        }
        count = kept;
    }

    private void remove(long index) {
        int at = Arrays.binarySearch(missing, 0, count, index);
        if (at >= 0) {
            shift(at + 1, at);
            count--;
        }
    }

    private void dropOldest(int number) {
        int dropped = Math.min(number, count);
        abandon(dropped);
        shift(dropped, 0);
        count -= dropped;
    }

    private void abandon(long number) {
        if (number > 0) {
            abandoned = true;
            abandonedPackets += number;
        }
    }

    private void move(int from, int to) {
        missing[to] = missing[from];
        missedNs[to] = missedNs[from];
        nextAskNs[to] = nextAskNs[from];
        asks[to] = asks[from];
    }

    private void shift(int from, int to) {
        int number = count - from;
        System.arraycopy(missing, from, missing, to, number);
        System.arraycopy(missedNs, from, missedNs, to, number);
        System.arraycopy(nextAskNs, from, nextAskNs, to, number);
        System.arraycopy(asks, from, asks, to, number);
    }

    private void ensureRoom(int needed) {
        if (needed > missing.length) {
            int capacity = Math.min(MAX_MISSING, Math.max(needed, 2 * missing.length));
            missing = Arrays.copyOf(missing, capacity);
            missedNs = Arrays.copyOf(missedNs, capacity);
            nextAskNs = Arrays.copyOf(nextAskNs, capacity);
            asks = Arrays.copyOf(asks, capacity);
        }
    }
}
