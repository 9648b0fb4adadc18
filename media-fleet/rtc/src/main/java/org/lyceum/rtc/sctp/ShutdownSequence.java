package org.lyceum.rtc.sctp;

/// The orderly end of an association (RFC 9260, section 9.2), from either side.
///
/// ```text
/// OPEN ── shutdown ──> PENDING ── all acknowledged ──> SENT ── SHUTDOWN ACK ──────> OVER
///   └──── SHUTDOWN ──> RECEIVED ── all acknowledged ─> ACK_SENT ── COMPLETE ──────> OVER
/// ```
///
/// Not thread-safe: owned by its association.
final class ShutdownSequence {
    static final int MAX_REPEATS = 8;

    enum Phase {
        OPEN,
        PENDING,
        SENT,
        RECEIVED,
        ACK_SENT,
        OVER
    }

    private final int peerTag;
    private final PacketWriter writer;
    private final BackoffTimer timer = new BackoffTimer(MAX_REPEATS);
    private Phase phase = Phase.OPEN;

    ShutdownSequence(int peerTag, PacketWriter writer) {
        this.peerTag = peerTag;
        this.writer = writer;
    }

    boolean isOpen() {
        return phase == Phase.OPEN;
    }

    boolean isOver() {
        return phase == Phase.OVER;
    }

    /// Whether the peer may still send data: it has not said that it is done.
    boolean takesData() {
        return phase == Phase.OPEN || phase == Phase.PENDING || phase == Phase.SENT;
    }

    boolean isWaitingForPeer() {
        return phase == Phase.SENT;
    }

    long deadlineNs() {
        return timer.deadlineNs();
    }

    // Inputs

    void begin() {
        if (phase == Phase.OPEN) {
            phase = Phase.PENDING;
        }
    }

    void handleShutdown(long nowNs, SctpAssociation.Sink sink) {
        switch (phase) {
            case OPEN, PENDING -> phase = Phase.RECEIVED;
            case SENT, ACK_SENT -> acknowledge(nowNs, sink);
            case RECEIVED, OVER -> {}
        }
    }

    /// False when nothing was to be acknowledged.
    boolean handleShutdownAck(SctpAssociation.Sink sink) {
        if (phase != Phase.SENT && phase != Phase.ACK_SENT) {
            return false;
        }
        writer.begin(peerTag);
        writer.chunk(ChunkType.SHUTDOWN_COMPLETE, 0, 0);
        writer.send(sink);
        finish();
        return true;
    }

    boolean handleShutdownComplete() {
        if (phase != Phase.ACK_SENT) {
            return false;
        }
        finish();
        return true;
    }

    /// Everything that was sent has been acknowledged.
    void handleDrained(int cumulativeTsn, long nowNs, SctpAssociation.Sink sink) {
        if (phase == Phase.PENDING) {
            phase = Phase.SENT;
            timer.start(nowNs, RetransmissionTimeout.INITIAL_NS);
            sendShutdown(cumulativeTsn, sink);
        } else if (phase == Phase.RECEIVED) {
            acknowledge(nowNs, sink);
        }
    }

    /// T2: false when the peer never answered.
    boolean handleTimeout(int cumulativeTsn, long nowNs, SctpAssociation.Sink sink) {
        if (!timer.isDue(nowNs)) {
            return true;
        }
        if (!timer.again(nowNs)) {
            return false;
        }
        if (phase == Phase.SENT) {
            sendShutdown(cumulativeTsn, sink);
        } else {
            sendShutdownAck(sink);
        }
        return true;
    }

    // Outputs

    /// Data came after our SHUTDOWN: say again up to where it arrived.
    void sendShutdown(int cumulativeTsn, SctpAssociation.Sink sink) {
        int offset = writer.begin(peerTag).chunk(ChunkType.SHUTDOWN, 0, Integer.BYTES);
        BigEndian.put32(writer.bytes(), offset, cumulativeTsn);
        writer.send(sink);
    }

    private void acknowledge(long nowNs, SctpAssociation.Sink sink) {
        phase = Phase.ACK_SENT;
        timer.start(nowNs, RetransmissionTimeout.INITIAL_NS);
        sendShutdownAck(sink);
    }

    private void sendShutdownAck(SctpAssociation.Sink sink) {
        writer.begin(peerTag);
        writer.chunk(ChunkType.SHUTDOWN_ACK, 0, 0);
        writer.send(sink);
    }

    private void finish() {
        phase = Phase.OVER;
        timer.stop();
    }
}
