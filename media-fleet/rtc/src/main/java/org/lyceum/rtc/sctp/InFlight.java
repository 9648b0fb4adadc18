package org.lyceum.rtc.sctp;

import org.jspecify.annotations.Nullable;

/// The chunks that were sent and are not acknowledged cumulatively: a ring by TSN.
///
/// Decides what a SACK says about each of them (RFC 9260, sections 6.2.1, 6.3.3 and 7.2.4). Bounded
/// by the congestion window. Not thread-safe: owned by its association.
final class InFlight {
    static final long NONE = -1;

    private static final int INITIAL_CAPACITY = 16;

    /// Reports that miss a chunk before it counts as lost.
    private static final int MISSES_OF_A_LOSS = 3;

    private final OutboundQueue queue;
    private @Nullable OutboundChunk[] ring = new OutboundChunk[INITIAL_CAPACITY];
    private long firstIndex;
    private long nextIndex;
    private long repeatCursor;
    private int toBeRepeated;
    private int wireBytes;
    private int payloadBytes;

    InFlight(long firstIndex, OutboundQueue queue) {
        this.queue = queue;
        this.firstIndex = firstIndex;
        this.nextIndex = firstIndex;
        this.repeatCursor = firstIndex;
    }

    // State

    boolean isEmpty() {
        return firstIndex == nextIndex;
    }

    long firstIndex() {
        return firstIndex;
    }

    long highestIndex() {
        return nextIndex - 1;
    }

    /// Bytes in flight as the congestion window counts them.
    int wireBytes() {
        return wireBytes;
    }

    /// Bytes in flight as the peer's window counts them.
    int payloadBytes() {
        return payloadBytes;
    }

    /// The lowest chunk that has to be sent again, or `NONE`.
    long nextToRepeat() {
        if (toBeRepeated == 0) {
            return NONE;
        }
        while (at(repeatCursor).fate != OutboundChunk.Fate.TO_BE_REPEATED) {
            repeatCursor++;
        }
        return repeatCursor;
    }

    OutboundChunk at(long index) {
        OutboundChunk chunk = ring[slot(index)];
        if (chunk == null || index < firstIndex || index >= nextIndex) {
            throw new IllegalStateException("No chunk in flight at " + index);
        }
        return chunk;
    }

    // Inputs

    /// A new chunk leaves; returns its index.
    long add(OutboundChunk chunk, long nowNs) {
        if (nextIndex - firstIndex == ring.length) {
            grow();
        }
        long index = nextIndex++;
        ring[slot(index)] = chunk;
        depart(chunk, nowNs);
        return index;
    }

    /// A chunk leaves again.
    void repeat(long index, long nowNs) {
        OutboundChunk chunk = at(index);
        toBeRepeated--;
        depart(chunk, nowNs);
    }

    /// T3 expired: everything without an acknowledgement is taken for lost.
    void giveUpAll() {
        for (long index = firstIndex; index < nextIndex; index++) {
            OutboundChunk chunk = at(index);
            if (chunk.fate == OutboundChunk.Fate.IN_FLIGHT) {
                markLost(chunk);
            }
        }
        repeatCursor = firstIndex;
    }

    SackOutcome handle(SackChunk sack, boolean recovering, long nowNs) {
        long cumulative = Tsns.unwrap(firstIndex - 1, sack.cumulativeTsn());
        if (cumulative < firstIndex - 1) {
            return new SackOutcome.Stale();
        }
        if (cumulative >= nextIndex) {
            return new SackOutcome.Impossible();
        }
        Tally tally = new Tally(nowNs);
        boolean advanced = cumulative >= firstIndex;
        while (firstIndex <= cumulative) {
            removeFirst(tally);
        }
        repeatCursor = Math.max(repeatCursor, firstIndex);
        long highestReported = applyBlocks(sack, cumulative, tally);
        long missedBelow = recovering && advanced ? highestReported : tally.highestIndex;
        boolean lossFound = countMisses(missedBelow);
        return new SackOutcome.Taken(advanced, tally.bytes, tally.roundTripNs, lossFound);
    }

    // Private

    /// What one SACK newly acknowledges.
    private static final class Tally {
        private final long nowNs;
        private int bytes;
        private long highestIndex = NONE;
        private long roundTripNs = -1;

        Tally(long nowNs) {
            this.nowNs = nowNs;
        }

        void count(OutboundChunk chunk, long index) {
            bytes += chunk.wireBytes();
            highestIndex = Math.max(highestIndex, index);
            if (chunk.timesSent == 1) {
                roundTripNs = nowNs - chunk.sentNs;
            }
        }
    }

    private void removeFirst(Tally tally) {
        OutboundChunk chunk = at(firstIndex);
        if (chunk.fate != OutboundChunk.Fate.GAP_ACKNOWLEDGED) {
            leaveFlight(chunk);
            tally.count(chunk, firstIndex);
        }
        ring[slot(firstIndex)] = null;
        queue.acknowledged(chunk);
        firstIndex++;
    }

    /// Walks chunks and gap blocks side by side; a peer may also take back what it had (section
    /// 6.2.1 D iii). Returns the highest index that the blocks name.
    private long applyBlocks(SackChunk sack, long cumulative, Tally tally) {
        int block = 0;
        long highestReported = cumulative;
        for (long index = firstIndex; index < nextIndex; index++) {
            long relative = index - cumulative;
            while (block < sack.blocks() && sack.blockEnd(block) < relative) {
                block++;
            }
            boolean covered = block < sack.blocks() && sack.blockStart(block) <= relative;
            OutboundChunk chunk = at(index);
            if (covered) {
                highestReported = index;
                if (chunk.fate != OutboundChunk.Fate.GAP_ACKNOWLEDGED) {
                    leaveFlight(chunk);
                    chunk.fate = OutboundChunk.Fate.GAP_ACKNOWLEDGED;
                    tally.count(chunk, index);
                }
            } else if (chunk.fate == OutboundChunk.Fate.GAP_ACKNOWLEDGED) {
                enterFlight(chunk);
            }
        }
        return highestReported;
    }

    private boolean countMisses(long below) {
        boolean lossFound = false;
        for (long index = firstIndex; index < below; index++) {
            OutboundChunk chunk = at(index);
            if (chunk.fate != OutboundChunk.Fate.IN_FLIGHT) {
                continue;
            }
            chunk.timesMissed++;
            if (chunk.timesMissed >= MISSES_OF_A_LOSS && !chunk.fastRepeated) {
                chunk.fastRepeated = true;
                markLost(chunk);
                repeatCursor = Math.min(repeatCursor, index);
                lossFound = true;
            }
        }
        return lossFound;
    }

    private void markLost(OutboundChunk chunk) {
        wireBytes -= chunk.wireBytes();
        payloadBytes -= chunk.payloadBytes();
        chunk.fate = OutboundChunk.Fate.TO_BE_REPEATED;
        toBeRepeated++;
    }

    private void depart(OutboundChunk chunk, long nowNs) {
        enterFlight(chunk);
        chunk.sentNs = nowNs;
        chunk.timesSent++;
    }

    private void enterFlight(OutboundChunk chunk) {
        wireBytes += chunk.wireBytes();
        payloadBytes += chunk.payloadBytes();
        chunk.fate = OutboundChunk.Fate.IN_FLIGHT;
    }

    private void leaveFlight(OutboundChunk chunk) {
        if (chunk.fate == OutboundChunk.Fate.TO_BE_REPEATED) {
            toBeRepeated--;
        } else {
            wireBytes -= chunk.wireBytes();
            payloadBytes -= chunk.payloadBytes();
        }
    }

    private void grow() {
        @Nullable OutboundChunk[] larger = new OutboundChunk[2 * ring.length];
        for (long index = firstIndex; index < nextIndex; index++) {
            larger[(int) (index & (larger.length - 1))] = ring[slot(index)];
        }
        ring = larger;
    }

    private int slot(long index) {
        return (int) (index & (ring.length - 1));
    }
}
