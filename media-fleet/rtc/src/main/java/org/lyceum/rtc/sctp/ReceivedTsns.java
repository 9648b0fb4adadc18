package org.lyceum.rtc.sctp;

/// Which transmission sequence numbers arrived: the cumulative one, and a window of bits above it.
///
/// Bounded: numbers more than `WINDOW` ahead are refused. Not thread-safe: owned by its
/// association.
final class ReceivedTsns {
    static final int WINDOW = 4_096;

    /// Duplicates reported in one SACK at most.
    private static final int MAX_DUPLICATES = 8;

    private static final int WORD = Long.SIZE;

    enum Arrival {
        NEW,
        DUPLICATE,
        TOO_FAR_AHEAD
    }

    private final long[] bits = new long[WINDOW / WORD];
    private final int[] duplicates = new int[MAX_DUPLICATES];
    private int duplicateCount;
    private long cumulativeIndex;
    private long highestIndex;

    ReceivedTsns(long firstIndex) {
        cumulativeIndex = firstIndex - 1;
        highestIndex = cumulativeIndex;
    }

    long indexOf(int tsn) {
        return Tsns.unwrap(cumulativeIndex, tsn);
    }

    long cumulativeIndex() {
        return cumulativeIndex;
    }

    boolean hasGaps() {
        return highestIndex > cumulativeIndex;
    }

    /// What `take` would find; a duplicate is remembered for the next SACK.
    Arrival judge(long index) {
        if (index <= cumulativeIndex || isSet(index)) {
            if (duplicateCount < MAX_DUPLICATES) {
                duplicates[duplicateCount++] = (int) index;
            }
            return Arrival.DUPLICATE;
        }
        return index - cumulativeIndex > WINDOW ? Arrival.TOO_FAR_AHEAD : Arrival.NEW;
    }

    /// Marks a number that `judge` called new.
    void take(long index) {
        bits[word(index)] |= bit(index);
        highestIndex = Math.max(highestIndex, index);
        advance();
    }

    /// Everything up to this number counts as arrived: the peer gave it up.
    void forwardTo(long index) {
        for (long i = cumulativeIndex + 1; i <= Math.min(index, highestIndex); i++) {
            bits[word(i)] &= ~bit(i);
        }
        cumulativeIndex = index;
        highestIndex = Math.max(highestIndex, index);
        advance();
    }

    /// Writes a SACK chunk with as many gap blocks as fit, and forgets the duplicates.
    void writeSack(PacketWriter writer, int windowBytes) {
        int capacity =
                (writer.room() - TlvReader.HEADER_BYTES - SackChunk.FIXED_BYTES)
                        / SackChunk.ENTRY_BYTES;
        int reported = Math.min(duplicateCount, capacity);
        int blocks = countBlocks(capacity - reported);
        int entries = blocks + reported;
        int offset =
                writer.chunk(
                        ChunkType.SACK, 0, SackChunk.FIXED_BYTES + SackChunk.ENTRY_BYTES * entries);
        byte[] bytes = writer.bytes();
        BigEndian.put32(bytes, offset, (int) cumulativeIndex);
        BigEndian.put32(bytes, offset + 4, windowBytes);
        BigEndian.put16(bytes, offset + 8, blocks);
        BigEndian.put16(bytes, offset + 10, reported);
        int next = writeBlocks(bytes, offset + SackChunk.FIXED_BYTES, blocks);
        for (int i = 0; i < reported; i++) {
            BigEndian.put32(bytes, next + SackChunk.ENTRY_BYTES * i, duplicates[i]);
        }
        duplicateCount = 0;
    }

    private void advance() {
        while (cumulativeIndex < highestIndex && isBitSet(cumulativeIndex + 1)) {
            cumulativeIndex++;
            bits[word(cumulativeIndex)] &= ~bit(cumulativeIndex);
        }
    }

    private int countBlocks(int limit) {
        int blocks = 0;
        long index = nextSet(cumulativeIndex + 1);
        while (index <= highestIndex && blocks < limit) {
            blocks++;
            index = nextSet(endOfRun(index) + 1);
        }
        return blocks;
    }

    private int writeBlocks(byte[] bytes, int offset, int blocks) {
        int next = offset;
        long index = cumulativeIndex;
        for (int block = 0; block < blocks; block++) {
            long start = nextSet(index + 1);
            index = endOfRun(start);
            BigEndian.put16(bytes, next, (int) (start - cumulativeIndex));
            BigEndian.put16(bytes, next + 2, (int) (index - cumulativeIndex));
            next += SackChunk.ENTRY_BYTES;
        }
        return next;
    }

    /// The first number from here on that arrived; past the highest when there is none.
    private long nextSet(long from) {
        long index = from;
        while (index <= highestIndex && !isBitSet(index)) {
            index++;
        }
        return index;
    }

    private long endOfRun(long start) {
        long index = start;
        while (index < highestIndex && isBitSet(index + 1)) {
            index++;
        }
        return index;
    }

    private boolean isSet(long index) {
        return index <= highestIndex && isBitSet(index);
    }

    private boolean isBitSet(long index) {
        return (bits[word(index)] & bit(index)) != 0;
    }

    private static int word(long index) {
        return (int) ((index / WORD) & (WINDOW / WORD - 1));
    }

    private static long bit(long index) {
        return 1L << (index & (WORD - 1));
    }
}
