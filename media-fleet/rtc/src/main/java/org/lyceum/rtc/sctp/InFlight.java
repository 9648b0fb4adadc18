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
    private final boolean givesUp;
    private @Nullable OutboundChunk[] ring = new OutboundChunk[INITIAL_CAPACITY];
    private long firstIndex;
    private long nextIndex;
    private long repeatCursor;
    private int toBeRepeated;
    private int wireBytes;
    private int payloadBytes;

    /// `givesUp` says whether the peer knows how to skip what is given up.
    InFlight(long firstIndex, OutboundQueue queue, boolean givesUp) {
        this.queue = queue;
        this.givesUp = givesUp;
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

    /// The lowest chunk that has to be sent again, or `NONE`; gives up those whose time is over.
    long nextToRepeat(long nowNs) {
        while (toBeRepeated > 0) {
            while (at(repeatCursor).fate != OutboundChunk.Fate.TO_BE_REPEATED) {
                repeatCursor++;
            }
            if (!givesUp || !at(repeatCursor).isSpent(nowNs)) {
                return repeatCursor;
            }
            abandon(repeatCursor);
        }
        return NONE;
    }

    /// Whether this chunk was given up, and the peer has not moved past it.
    boolean isAbandoned(long index) {
        return index >= firstIndex
                && index < nextIndex
                && at(index).fate == OutboundChunk.Fate.ABANDONED;
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
        long index = append(chunk);
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
    void timedOut(long nowNs) {
        for (long index = firstIndex; index < nextIndex; index++) {
            if (at(index).fate == OutboundChunk.Fate.IN_FLIGHT) {
                markLost(index, nowNs);
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
        boolean lossFound = countMisses(missedBelow, nowNs);
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
        if (chunk.fate != OutboundChunk.Fate.ABANDONED) {
            if (chunk.fate != OutboundChunk.Fate.GAP_ACKNOWLEDGED) {
                leaveFlight(chunk);
                tally.count(chunk, firstIndex);
            }
            queue.release(chunk);
        }
        ring[slot(firstIndex)] = null;
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
                if (chunk.fate == OutboundChunk.Fate.IN_FLIGHT
                        || chunk.fate == OutboundChunk.Fate.TO_BE_REPEATED) {
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

    private boolean countMisses(long below, long nowNs) {
        boolean lossFound = false;
        for (long index = firstIndex; index < below; index++) {
            OutboundChunk chunk = at(index);
            if (chunk.fate != OutboundChunk.Fate.IN_FLIGHT) {
                continue;
            }
            chunk.timesMissed++;
            if (chunk.timesMissed >= MISSES_OF_A_LOSS && !chunk.fastRepeated) {
                chunk.fastRepeated = true;
                markLost(index, nowNs);
                repeatCursor = Math.min(repeatCursor, index);
                lossFound = true;
            }
        }
        return lossFound;
    }

    private void markLost(long index, long nowNs) {
        OutboundChunk chunk = at(index);
        wireBytes -= chunk.wireBytes();
        payloadBytes -= chunk.payloadBytes();
        chunk.fate = OutboundChunk.Fate.TO_BE_REPEATED;
        toBeRepeated++;
        if (givesUp && chunk.isSpent(nowNs)) {
            abandon(index);
        }
    }

    /// Gives up the whole message that this chunk is a piece of (RFC 3758, section 3.5 A2).
    private void abandon(long index) {
        OutboundMessage message = at(index).message();
        long first = index;
        while (first > firstIndex && at(first - 1).message() == message) {
            first--;
        }
        OutboundChunk last = at(first);
        for (long i = first; i < nextIndex && at(i).message() == message; i++) {
            last = at(i);
            if (last.fate != OutboundChunk.Fate.GAP_ACKNOWLEDGED) {
                leaveFlight(last);
            }
            last.fate = OutboundChunk.Fate.ABANDONED;
            queue.release(last);
        }
        if (queue.abandonRest(message)) {
            append(OutboundChunk.endOfAbandoned(last));
        }
        queue.countAbandoned();
    }

    private long append(OutboundChunk chunk) {
        if (nextIndex - firstIndex == ring.length) {
            grow();
        }
        long index = nextIndex++;
        ring[slot(index)] = chunk;
        return index;
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
