package org.lyceum.sfu.forward;

/// What became of the newest packets of one subscription: out index → source index, and how each
/// was numbered, so that it can be written the same way again.
///
/// ```text
/// out index     … 40    41    42    43 …        next
/// source index  … 107   108   110   111         109 was dropped on purpose: no gap
///                             promised          110 was lost on the way to us: its place is kept
/// ```
///
/// Bounded: the newest `capacity` out indexes; older ones are forgotten. Takes its memory with the
/// first packet: most slots of most people stay empty. Not thread-safe: owned by its worker's event
/// loop.
final class SequenceMap {
    static final long NONE = -1;
    private static final byte PROMISED = -1;

    private final int mask;
    private long[] sourceIndexes = {};
    private int[] timestampOffsets = {};
    private short[] pictureIdOffsets = {};
    private byte[] repeats = {};
    private int[] repeatedMs = {};
    private long next;
    private long first;

    /// @param capacity a power of two
    SequenceMap(int capacity, long firstIndex) {
        mask = capacity - 1;
        next = firstIndex;
        first = firstIndex;
    }

    /// Forgets all source indexes, as another source begins; the numbering goes on.
    void beginStream() {
        first = next;
    }

    /// Gives the next out index to a packet that is sent now.
    long append(long sourceIndex, int timestampOffset, int pictureIdOffset) {
        promise(sourceIndex, timestampOffset, pictureIdOffset);
        repeats[(int) (next - 1) & mask] = 0;
        return next - 1;
    }

    /// Keeps a place for a packet that did not come yet.
    void promise(long sourceIndex, int timestampOffset, int pictureIdOffset) {
        if (sourceIndexes.length == 0) {
            allocate();
        }
        int at = (int) next & mask;
        sourceIndexes[at] = sourceIndex;
        timestampOffsets[at] = timestampOffset;
        pictureIdOffsets[at] = (short) pictureIdOffset;
        repeats[at] = PROMISED;
        repeatedMs[at] = 0;
        next++;
    }

    /// The out index that this source index has, or `NONE`.
    long outIndexOf(long sourceIndex) {
        long low = oldest();
        long high = next - 1;
        while (low <= high) {
            long middle = (low + high) >>> 1;
            long there = sourceIndexes[(int) middle & mask];
            if (there == sourceIndex) {
                return middle;
            }
            if (there < sourceIndex) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return NONE;
    }

    /// The out index of a number that the subscriber names, or `NONE` when it is not (or no longer)
    /// one of the current source.
    long outIndexOfNumber(int sequenceNumber) {
        long newest = next - 1;
        long index = newest + (short) (sequenceNumber - (int) newest);
        return index >= oldest() && index <= newest ? index : NONE;
    }

    /// The index after the newest.
    long next() {
        return next;
    }

    long sourceIndexAt(long outIndex) {
        return sourceIndexes[(int) outIndex & mask];
    }

    int timestampOffsetAt(long outIndex) {
        return timestampOffsets[(int) outIndex & mask];
    }

    int pictureIdOffsetAt(long outIndex) {
        return pictureIdOffsets[(int) outIndex & mask];
    }

    boolean isPromised(long outIndex) {
        return repeats[(int) outIndex & mask] == PROMISED;
    }

    void keepPromise(long outIndex) {
        if (isPromised(outIndex)) {
            repeats[(int) outIndex & mask] = 0;
        }
    }

    /// How often the packet was sent again.
    int repeatsOf(long outIndex) {
        return Math.max(0, repeats[(int) outIndex & mask]);
    }

    /// When the packet was sent again last, in milliseconds.
    int repeatedMsOf(long outIndex) {
        return repeatedMs[(int) outIndex & mask];
    }

    void countRepeat(long outIndex, int nowMs) {
        int at = (int) outIndex & mask;
        repeats[at] = (byte) (Math.max(0, repeats[at]) + 1);
        repeatedMs[at] = nowMs;
    }

    private void allocate() {
        int capacity = mask + 1;
        sourceIndexes = new long[capacity];
        timestampOffsets = new int[capacity];
        pictureIdOffsets = new short[capacity];
        repeats = new byte[capacity];
        repeatedMs = new int[capacity];
    }

    private long oldest() {
        return Math.max(first, next - mask - 1);
    }
}
