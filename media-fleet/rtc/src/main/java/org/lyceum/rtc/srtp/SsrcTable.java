package org.lyceum.rtc.srtp;

import java.util.Arrays;

/// What is remembered of every SSRC: its highest packet index and which indices below that have
/// been seen.
///
/// Open addressing over parallel arrays, keyed by the SSRC without boxing; it grows from four
/// entries to its bound. Callers add an SSRC only after a packet of it has authenticated. Bounded:
/// at the limit the entry that has been idle longest gives way if [#IDLE_AFTER] packets of others
/// came since, else nothing is added.
///
/// The window is a ring of 64-bit words as in RFC 6479, so that moving it costs a word per 64
/// packets.
final class SsrcTable {
    /// How far behind the highest index a packet may come. RFC 3711, section 3.3.2 asks for at
    /// least 64; bursts of keyframe packets reorder further than that.
    static final int WINDOW = 448;

    /// An SSRC is idle when this many packets of other SSRCs were accepted after its last one.
    static final long IDLE_AFTER = 8_192;

    /// No slot: the SSRC is unknown, or there is no room for it.
    static final int NONE = -1;

    private static final int HALF = 1 << 15;
    private static final int WORDS = WINDOW / 64 + 1;
    private static final int FIRST_CAPACITY = 4;

    private final int maxSsrcs;
    private final boolean reclaimsIdle;
    private int size;
    private long packets;
    private int[] ssrcs = new int[FIRST_CAPACITY];
    private long[] highest = new long[FIRST_CAPACITY];
    private long[] lastUse = new long[FIRST_CAPACITY];
    private long[] windows = new long[FIRST_CAPACITY * WORDS];

    /// Slot plus one, 0 where empty; twice as many buckets as slots, a power of two.
    private int[] buckets = new int[2 * FIRST_CAPACITY];

    /// @param maxSsrcs a power of two, at least four
    /// @param reclaimsIdle whether idle entries give way; a sender must never forget an index, or
    ///   it repeats a nonce
    SsrcTable(int maxSsrcs, boolean reclaimsIdle) {
        this.maxSsrcs = maxSsrcs;
        this.reclaimsIdle = reclaimsIdle;
    }

    /// How many SSRCs are remembered.
    int size() {
        return size;
    }

    /// The slot of an SSRC, or [#NONE].
    int find(int ssrc) {
        int mask = buckets.length - 1;
        for (int bucket = hash(ssrc); buckets[bucket] != 0; bucket = (bucket + 1) & mask) {
            int slot = buckets[bucket] - 1;
            if (ssrcs[slot] == ssrc) {
                return slot;
            }
        }
        return NONE;
    }

    /// Remembers a new SSRC whose first index is given.
    ///
    /// @return its slot, or [#NONE] when the table is full
    int add(int ssrc, long index) {
        int slot = freeSlot();
        if (slot == NONE) {
            return NONE;
        }
        ssrcs[slot] = ssrc;
        highest[slot] = index;
        Arrays.fill(windows, slot * WORDS, (slot + 1) * WORDS, 0);
        rehash();
        mark(slot, index);
        return slot;
    }

    /// The highest index seen of this slot.
    long highest(int slot) {
        return highest[slot];
    }

    /// Whether this index has not been seen and is not too old to tell.
    boolean isFresh(int slot, long index) {
        long top = highest[slot];
        if (index > top) {
            return true;
        }
        return top - index < WINDOW && (windows[word(slot, index)] & 1L << index) == 0;
    }

    /// Remembers that this fresh index has been seen.
    void mark(int slot, long index) {
        long from = highest[slot] >>> 6;
        long to = index >>> 6;
        for (long word = Math.max(from + 1, to - WORDS + 1); word <= to; word++) {
            windows[slot * WORDS + (int) (word % WORDS)] = 0;
        }
        windows[word(slot, index)] |= 1L << index;
        highest[slot] = Math.max(highest[slot], index);
        lastUse[slot] = ++packets;
    }

    /// The 48-bit index that a sequence number most likely means (RFC 3711, section 3.3.1),
    /// negative when it would lie before the first rollover period.
    static long estimate(long highest, int sequenceNumber) {
        int step = (short) (sequenceNumber - (int) highest);
        boolean half = step == Short.MIN_VALUE && (highest & HALF) == 0; // as the RFC has it: ahead
        return half ? highest + HALF : highest + step;
    }

    private static int word(int slot, long index) {
        return slot * WORDS + (int) ((index >>> 6) % WORDS);
    }

    private int hash(int ssrc) {
        return (ssrc * 0x9E37_79B9) >>> Integer.numberOfLeadingZeros(buckets.length - 1);
    }

    private int freeSlot() {
        if (size < maxSsrcs) {
            if (size == ssrcs.length) {
                grow();
            }
            return size++;
        }
        return reclaimsIdle ? idleSlot() : NONE;
    }

    private int idleSlot() {
        int oldest = 0;
        for (int slot = 1; slot < size; slot++) {
            if (lastUse[slot] < lastUse[oldest]) {
                oldest = slot;
            }
        }
        return packets - lastUse[oldest] >= IDLE_AFTER ? oldest : NONE;
    }

    private void grow() {
        int capacity = 2 * ssrcs.length;
        ssrcs = Arrays.copyOf(ssrcs, capacity);
        highest = Arrays.copyOf(highest, capacity);
        lastUse = Arrays.copyOf(lastUse, capacity);
        windows = Arrays.copyOf(windows, capacity * WORDS);
        buckets = new int[2 * capacity];
    }

    private void rehash() {
        Arrays.fill(buckets, 0);
        int mask = buckets.length - 1;
        for (int slot = 0; slot < size; slot++) {
            int bucket = hash(ssrcs[slot]);
            while (buckets[bucket] != 0) {
                bucket = (bucket + 1) & mask;
            }
            buckets[bucket] = slot + 1;
        }
    }
}
