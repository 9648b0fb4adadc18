package org.lyceum.rtc.sctp;

/// The sending half of an association: when which chunk leaves, and leaves again (RFC 9260,
/// sections 6.1, 6.3 and 7). Not thread-safe: owned by its association.
final class Transmission {
    private final OutboundQueue queue;
    private final InFlight inFlight;
    private final RetransmissionTimeout timeout;
    private final PartialReliability skipping;
    private final CongestionControl congestion = new CongestionControl();
    private final SackChunk sack = new SackChunk();
    private int peerWindowBytes;
    private int burstLimitBytes;
    private boolean fastRepeatPending;
    private long deadlineNs = BackoffTimer.NEVER;

    Transmission(Agreement agreement, OutboundQueue queue, RetransmissionTimeout timeout) {
        this.queue = queue;
        this.timeout = timeout;
        this.inFlight =
                new InFlight(
                        Tsns.firstIndex(agreement.localInitialTsn()),
                        queue,
                        agreement.peerExtensions().forwardTsn());
        this.skipping = new PartialReliability(inFlight);
        this.peerWindowBytes = agreement.peerWindowBytes();
    }

    long deadlineNs() {
        return deadlineNs;
    }

    /// Nothing waits and nothing is in flight.
    boolean isDrained() {
        return queue.isEmpty() && inFlight.isEmpty();
    }

    // Inputs

    /// False when the chunk is malformed or impossible.
    boolean handleSack(byte[] bytes, TlvReader chunk, long nowNs) {
        if (!sack.over(bytes, chunk.valueOffset(), chunk.valueLength())) {
            return false;
        }
        int flightBefore = inFlight.wireBytes();
        return switch (inFlight.handle(sack, congestion.isRecovering(), nowNs)) {
            case SackOutcome.Stale _ -> true;
            case SackOutcome.Impossible _ -> false;
            case SackOutcome.Taken taken -> {
                peerWindowBytes = Math.max(0, sack.windowBytes() - inFlight.payloadBytes());
                afterSack(taken, flightBefore, nowNs);
                yield true;
            }
        };
    }

    /// SHUTDOWN acknowledges too, without gaps (RFC 9260, section 3.3.8).
    boolean handleCumulativeAck(int cumulativeTsn, long nowNs) {
        byte[] bytes = new byte[SackChunk.FIXED_BYTES];
        BigEndian.put32(bytes, 0, cumulativeTsn);
        BigEndian.put32(bytes, 4, peerWindowBytes + inFlight.payloadBytes());
        sack.over(bytes, 0, bytes.length);
        int flightBefore = inFlight.wireBytes();
        SackOutcome outcome = inFlight.handle(sack, congestion.isRecovering(), nowNs);
        if (outcome instanceof SackOutcome.Taken taken) {
            afterSack(taken, flightBefore, nowNs);
        }
        return !(outcome instanceof SackOutcome.Impossible);
    }

    /// T3 (RFC 9260, section 6.3.3): true when it expired now.
    boolean handleTimeout(long nowNs) {
        if (deadlineNs == BackoffTimer.NEVER || nowNs < deadlineNs) {
            return false;
        }
        timeout.backOff();
        congestion.timedOut();
        inFlight.timedOut(nowNs);
        skipping.timedOut();
        deadlineNs = nowNs + timeout.valueNs();
        return true;
    }

    // Outputs

    /// Before the packets of one turn: limits how many they may be.
    void beginBurst() {
        burstLimitBytes = congestion.burstLimit(inFlight.wireBytes());
    }

    boolean canSend(long nowNs) {
        if (skipping.isDue(nowNs)) {
            return true;
        }
        return inFlight.nextToRepeat(nowNs) != InFlight.NONE ? mayRepeat() : maySendNew(nowNs);
    }

    /// Fills the packet with what may leave now: FORWARD TSN, then repeats, then new data.
    void append(PacketWriter writer, long nowNs) {
        if (skipping.isDue(nowNs)) {
            skipping.append(writer, nowNs);
        }
        long index = inFlight.nextToRepeat(nowNs);
        while (index != InFlight.NONE) {
            OutboundChunk chunk = inFlight.at(index);
            if (!mayRepeat() || chunk.wireBytes() > writer.room()) {
                endPacket(writer);
                return;
            }
            chunk.write(writer, index);
            inFlight.repeat(index, nowNs);
            armTimer(nowNs, index == inFlight.firstIndex());
            index = inFlight.nextToRepeat(nowNs);
        }
        while (maySendNew(nowNs)) {
            OutboundChunk chunk = queue.peek(nowNs);
            if (chunk == null || chunk.wireBytes() > writer.room()) {
                break;
            }
            queue.remove(chunk);
            peerWindowBytes = Math.max(0, peerWindowBytes - chunk.payloadBytes());
            chunk.write(writer, inFlight.add(chunk, nowNs));
            armTimer(nowNs, false);
        }
        endPacket(writer);
    }

    // Private

    private void afterSack(SackOutcome.Taken taken, int flightBefore, long nowNs) {
        if (taken.roundTripNs() >= 0) {
            timeout.measured(taken.roundTripNs());
        }
        if (taken.advanced()) {
            congestion.advanced(inFlight.firstIndex() - 1, taken.acknowledgedBytes(), flightBefore);
            deadlineNs = nowNs + timeout.valueNs();
        }
        if (inFlight.isEmpty()) {
            congestion.drained();
            deadlineNs = BackoffTimer.NEVER;
        }
        if (taken.lossFound()) {
            congestion.lost(inFlight.highestIndex());
            fastRepeatPending = true;
        }
    }

    private boolean mayRepeat() {
        return fastRepeatPending || inFlight.wireBytes() < burstLimitBytes;
    }

    /// The peer's window holds new data back, but for one chunk that probes a closed one (RFC 9260,
    /// section 6.1 A).
    private boolean maySendNew(long nowNs) {
        OutboundChunk chunk = queue.peek(nowNs);
        return chunk != null
                && inFlight.nextToRepeat(nowNs) == InFlight.NONE
                && inFlight.wireBytes() < burstLimitBytes
                && (chunk.payloadBytes() <= peerWindowBytes || inFlight.isEmpty());
    }

    private void armTimer(long nowNs, boolean restart) {
        if (restart || deadlineNs == BackoffTimer.NEVER) {
            deadlineNs = nowNs + timeout.valueNs();
        }
    }

    /// A fast retransmission fills one packet whatever the window says (RFC 9260, section 7.2.4).
    private void endPacket(PacketWriter writer) {
        if (!writer.isEmpty()) {
            fastRepeatPending = false;
        }
    }
}
