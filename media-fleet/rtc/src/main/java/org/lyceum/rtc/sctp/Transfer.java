package org.lyceum.rtc.sctp;

import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;

/// An established association: data both ways, heartbeats, and the way to its end.
///
/// After every call `ending()` says whether it is over. Not thread-safe: owned by its association.
final class Transfer {
    private final int peerTag;
    private final Extensions peerExtensions;
    private final DropCounters drops;
    private final PacketWriter writer;
    private final RetransmissionTimeout timeout = new RetransmissionTimeout();
    private final Transmission transmission;
    private final Reception reception;
    private final Liveness liveness;
    private final ShutdownSequence shutdown;
    private boolean dataAfterShutdown;
    private @Nullable SctpEnding ending;

    Transfer(Agreement agreement, AssociationParts parts, long nowNs) {
        this.peerTag = agreement.peerTag();
        this.peerExtensions = agreement.peerExtensions();
        this.drops = parts.drops();
        this.writer = parts.writer();
        this.transmission = new Transmission(agreement, parts.queue(), timeout);
        this.reception = new Reception(agreement, parts.settings(), drops);
        this.liveness = new Liveness(parts.random(), nowNs);
        this.shutdown = new ShutdownSequence(peerTag, writer);
    }

    @Nullable SctpEnding ending() {
        return ending;
    }

    /// Whether messages may still be sent.
    boolean isOpen() {
        return ending == null && shutdown.isOpen();
    }

    long deadlineNs() {
        return Math.min(
                Math.min(transmission.deadlineNs(), reception.deadlineNs()),
                Math.min(liveness.deadlineNs(), shutdown.deadlineNs()));
    }

    // Inputs

    void handleChunk(byte[] packet, TlvReader chunk, long nowNs, SctpAssociation.Sink sink) {
        switch (chunk.chunkType()) {
            case ChunkType.DATA -> handleData(packet, chunk, sink);
            case ChunkType.FORWARD_TSN -> handleForwardTsn(packet, chunk, sink);
            case ChunkType.SACK -> handleSack(packet, chunk, nowNs);
            case ChunkType.HEARTBEAT -> answerHeartbeat(packet, chunk, sink);
            case ChunkType.HEARTBEAT_ACK -> handleHeartbeatAck(packet, chunk, nowNs);
            case ChunkType.SHUTDOWN -> handleShutdown(packet, chunk, nowNs, sink);
            case ChunkType.SHUTDOWN_ACK -> endShutdown(shutdown.handleShutdownAck(sink));
            case ChunkType.SHUTDOWN_COMPLETE -> endShutdown(shutdown.handleShutdownComplete());
            default -> drops.count(Drop.SCTP_UNEXPECTED);
        }
    }

    /// After the last chunk of a packet: acknowledges and sends what may leave now.
    void endPacket(long nowNs, SctpAssociation.Sink sink) {
        reception.endPacket(nowNs);
        flush(nowNs, sink);
        if (dataAfterShutdown && ending == null) {
            dataAfterShutdown = false;
            shutdown.sendShutdown(reception.cumulativeTsn(), sink);
        }
    }

    void handleTimeout(long nowNs, SctpAssociation.Sink sink) {
        boolean reachable = !transmission.handleTimeout(nowNs) || liveness.missed();
        reachable &= shutdown.handleTimeout(reception.cumulativeTsn(), nowNs, sink);
        if (liveness.isDue(nowNs)) {
            reachable &= liveness.beat(writer.begin(peerTag), sink, nowNs);
        }
        if (reachable) {
            flush(nowNs, sink);
        } else {
            abort(ErrorCause.USER_INITIATED_ABORT, "Nothing was acknowledged for too long", sink);
            ending = SctpEnding.PEER_UNREACHABLE;
        }
    }

    /// Sends what may leave now; moves the shutdown on when nothing is left.
    void flush(long nowNs, SctpAssociation.Sink sink) {
        if (ending != null) {
            return;
        }
        transmission.beginBurst();
        while (true) {
            writer.begin(peerTag);
            boolean sharesRide = reception.mayAcknowledge() && transmission.canSend(nowNs);
            if (sharesRide || reception.mustAcknowledge(nowNs)) {
                reception.appendSack(writer);
            }
            transmission.append(writer, nowNs);
            if (writer.isEmpty()) {
                break;
            }
            writer.send(sink);
        }
        if (transmission.isDrained()) {
            shutdown.handleDrained(reception.cumulativeTsn(), nowNs, sink);
        }
    }

    void shutdown(long nowNs, SctpAssociation.Sink sink) {
        shutdown.begin();
        flush(nowNs, sink);
    }

    /// The association ended from outside: nothing is delivered or sent any more.
    void stop(SctpEnding reason) {
        ending = reason;
    }

    /// Tells the peer by ABORT; the caller says why it ended.
    void abort(int cause, String reason, SctpAssociation.Sink sink) {
        writer.begin(peerTag).abort(cause, reason).send(sink);
    }

    // Private

    private void handleData(byte[] packet, TlvReader chunk, SctpAssociation.Sink sink) {
        if (!shutdown.takesData()) {
            drops.count(Drop.SCTP_UNEXPECTED);
            return;
        }
        dataAfterShutdown = shutdown.isWaitingForPeer();
        switch (reception.handleData(packet, chunk)) {
            case TAKEN, DROPPED -> {}
            case NO_SUCH_STREAM -> reportStream(packet, chunk, sink);
            case NO_USER_DATA -> {
                drops.count(Drop.SCTP_MALFORMED);
                violated(ErrorCause.NO_USER_DATA, "", sink);
            }
            case VIOLATION ->
                    violated(
                            ErrorCause.PROTOCOL_VIOLATION,
                            "More bytes than the window or the largest message allow",
                            sink);
        }
        deliver(sink);
    }

    private void handleForwardTsn(byte[] packet, TlvReader chunk, SctpAssociation.Sink sink) {
        if (!peerExtensions.forwardTsn() || !shutdown.takesData()) {
            drops.count(Drop.SCTP_UNEXPECTED);
        } else if (!reception.handleForwardTsn(packet, chunk)) {
            drops.count(Drop.SCTP_MALFORMED);
        } else {
            deliver(sink);
        }
    }

    /// The sink may call back: it may even end the association, and then hears nothing more.
    private void deliver(SctpAssociation.Sink sink) {
        while (ending == null) {
            InboundMessage message = reception.poll();
            if (message == null) {
                return;
            }
            sink.message(message.channel(), message.kind(), message.bytes(), message.length());
        }
    }

    private void handleSack(byte[] packet, TlvReader chunk, long nowNs) {
        if (transmission.handleSack(packet, chunk, nowNs)) {
            liveness.heard(nowNs);
        } else {
            drops.count(Drop.SCTP_MALFORMED);
        }
    }

    private void answerHeartbeat(byte[] packet, TlvReader chunk, SctpAssociation.Sink sink) {
        if (chunk.totalLength() > PacketWriter.MAX_CHUNK_BYTES) {
            drops.count(Drop.SCTP_MALFORMED);
            return;
        }
        int offset = chunk.valueOffset();
        writer.begin(peerTag)
                .chunk(ChunkType.HEARTBEAT_ACK, 0, packet, offset, chunk.valueLength())
                .send(sink);
    }

    private void handleHeartbeatAck(byte[] packet, TlvReader chunk, long nowNs) {
        long roundTripNs = liveness.handleAck(packet, chunk, nowNs);
        if (roundTripNs < 0) {
            drops.count(Drop.SCTP_UNEXPECTED);
        } else {
            timeout.measured(roundTripNs);
        }
    }

    private void handleShutdown(
            byte[] packet, TlvReader chunk, long nowNs, SctpAssociation.Sink sink) {
        boolean sound =
                chunk.valueLength() == Integer.BYTES
                        && transmission.handleCumulativeAck(
                                BigEndian.int32(packet, chunk.valueOffset()), nowNs);
        if (sound) {
            shutdown.handleShutdown(nowNs, sink);
        } else {
            drops.count(Drop.SCTP_MALFORMED);
        }
    }

    private void endShutdown(boolean expected) {
        if (!expected) {
            drops.count(Drop.SCTP_UNEXPECTED);
        } else if (shutdown.isOver()) {
            ending = SctpEnding.SHUT_DOWN;
        }
    }

    private void reportStream(byte[] packet, TlvReader chunk, SctpAssociation.Sink sink) {
        byte[] information = new byte[4];
        BigEndian.put16(information, 0, BigEndian.unsigned16(packet, chunk.valueOffset() + 4));
        writer.begin(peerTag)
                .cause(ChunkType.ERROR, ErrorCause.INVALID_STREAM, information)
                .send(sink);
    }

    private void violated(int cause, String reason, SctpAssociation.Sink sink) {
        abort(cause, reason, sink);
        ending = SctpEnding.PROTOCOL_VIOLATION;
    }
}
