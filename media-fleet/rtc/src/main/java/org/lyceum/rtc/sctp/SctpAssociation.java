package org.lyceum.rtc.sctp;

import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// One SCTP association over one DTLS connection, with its negotiated data channels; either side
/// may begin, or both (RFC 9260, RFC 8261, RFC 8831).
///
/// Messages may be handed in before the handshake is done: they wait. What waits is bounded
/// (`OutboundQueue`, `Reception`), what is dropped is counted. The sink may call `send`, `shutdown`
/// and `abort` from within its methods. Not thread-safe: owned by its worker's event loop.
public final class SctpAssociation {
    /// Where packets, messages and news go. Buffers are valid only until the method returns.
    public interface Sink {
        /// To be sent as one DTLS record; never longer than `MAX_PACKET_BYTES`.
        void packet(byte[] bytes, int offset, int length);

        /// A whole message, `bytes[0..length)`.
        void message(int channel, PayloadKind kind, byte[] bytes, int length);

        /// Both sides may send now. Comes once.
        void opened();

        /// Comes once, and nothing comes after it.
        void closed(SctpEnding ending);
    }

    /// What became of a message that was to be sent.
    public enum Sent {
        /// It will arrive as surely as its channel promises, or the association ends.
        ACCEPTED,
        /// Too much waits already; counted.
        BUFFER_FULL,
        /// Larger than the peer takes; counted.
        TOO_LARGE,
        /// The association is over, or about to be.
        CLOSED
    }

    public static final int MAX_PACKET_BYTES = SctpPacket.MAX_BYTES;

    private final AssociationParts parts;
    private final PacketWriter writer;
    private final DropCounters drops;
    private final Handshake handshake;
    private final SetUp setUp;
    private final Map<Integer, ChannelSettings> channels = new HashMap<>();
    private final TlvReader chunks = new TlvReader();
    private @Nullable Transfer transfer;
    private @Nullable SctpEnding ending;

    public SctpAssociation(SctpSettings settings, SecureRandom random, DropCounters drops) {
        this.parts = AssociationParts.of(settings, random, drops);
        this.writer = parts.writer();
        this.drops = drops;
        this.handshake = new Handshake(random, writer);
        this.setUp = new SetUp(handshake, parts);
        for (ChannelSettings channel : settings.channels()) {
            channels.put(channel.id(), channel);
        }
    }

    // State

    public boolean isOpen() {
        Transfer established = transfer;
        return established != null && established.isOpen();
    }

    /// Bytes of messages accepted and not acknowledged by the peer yet.
    public int bufferedBytes() {
        return parts.queue().unacknowledgedBytes();
    }

    /// When `handleTimeout` has to be called; `Long.MAX_VALUE` when nothing is due.
    public long deadlineNs() {
        if (ending != null) {
            return BackoffTimer.NEVER;
        }
        Transfer established = transfer;
        return established == null ? handshake.deadlineNs() : established.deadlineNs();
    }

    // Inputs

    /// Begins the handshake; without it the association only answers.
    public void start(long nowNs, Sink sink) {
        if (ending == null) {
            handshake.start(nowNs, sink);
        }
    }

    /// Takes one packet as it came out of its DTLS record.
    public void handle(byte[] packet, int length, long nowNs, Sink sink) {
        if (!isSound(packet, length)) {
            return;
        }
        chunks.over(packet, SctpPacket.HEADER_BYTES, length);
        if (ending != null) {
            answerLateShutdownAck(packet, sink);
            return;
        }
        while (ending == null && chunks.next()) {
            if (!handleChunk(packet, nowNs, sink)) {
                break;
            }
            endWith(transfer, sink);
        }
        if (chunks.isMalformed()) {
            drops.count(Drop.SCTP_MALFORMED);
        }
        Transfer established = transfer;
        if (established != null && ending == null) {
            established.endPacket(nowNs, sink);
            endWith(established, sink);
        }
    }

    public void handleTimeout(long nowNs, Sink sink) {
        if (ending != null) {
            return;
        }
        Transfer established = transfer;
        if (established != null) {
            established.handleTimeout(nowNs, sink);
            endWith(established, sink);
        } else if (!handshake.handleTimeout(nowNs, sink)) {
            end(SctpEnding.HANDSHAKE_TIMED_OUT, sink);
        }
    }

    /// Sends `message[0..length)`, copied before this returns. The channel is a negotiated one.
    public Sent send(
            int channel, PayloadKind kind, byte[] message, int length, long nowNs, Sink sink) {
        ChannelSettings settings = channels.get(channel);
        if (settings == null) {
            throw new IllegalArgumentException("Channel " + channel + " was not negotiated");
        }
        Transfer established = transfer;
        if (ending != null || (established != null && !established.isOpen())) {
            return Sent.CLOSED;
        }
        if (length > parts.settings().maxSentMessageBytes()) {
            drops.count(Drop.SCTP_MESSAGE_TOO_LARGE);
            return Sent.TOO_LARGE;
        }
        if (!parts.queue().hasRoomFor(length)) {
            drops.count(Drop.SCTP_SEND_BUFFER_FULL);
            return Sent.BUFFER_FULL;
        }
        byte[] copy = OutboundMessage.copy(message, length);
        int identifier = kind.identifierFor(length);
        parts.queue().add(new OutboundMessage(settings, identifier, copy, nowNs));
        if (established != null) {
            established.flush(nowNs, sink);
        }
        return Sent.ACCEPTED;
    }

    /// Ends in order: what was accepted still arrives.
    public void shutdown(long nowNs, Sink sink) {
        Transfer established = transfer;
        if (established == null) {
            abort("Not established yet", sink);
        } else {
            established.shutdown(nowNs, sink);
            endWith(established, sink);
        }
    }

    /// Ends at once; the peer is told.
    public void abort(String reason, Sink sink) {
        if (ending == null) {
            sendAbort(handshake.peerTag(), reason, sink);
            end(SctpEnding.ABORTED, sink);
        }
    }

    // Private

    private boolean isSound(byte[] packet, int length) {
        if (length < SctpPacket.HEADER_BYTES + TlvReader.HEADER_BYTES) {
            drops.count(Drop.SCTP_MALFORMED);
            return false;
        }
        if (!SctpPacket.hasValidChecksum(packet, length)) {
            drops.count(Drop.SCTP_BAD_CHECKSUM);
            return false;
        }
        boolean ours =
                SctpPacket.sourcePort(packet) == parts.settings().remotePort()
                        && SctpPacket.destinationPort(packet) == parts.settings().localPort();
        if (!ours) {
            drops.count(Drop.SCTP_UNEXPECTED);
        }
        return ours;
    }

    /// False when the rest of the packet is not to be processed.
    private boolean handleChunk(byte[] packet, long nowNs, Sink sink) {
        int type = chunks.chunkType();
        int tag = SctpPacket.verificationTag(packet);
        if (!fitsTag(type, tag)) {
            drops.count(Drop.SCTP_BAD_TAG);
            return false;
        }
        return switch (type) {
            case ChunkType.INIT,
                    ChunkType.INIT_ACK,
                    ChunkType.COOKIE_ECHO,
                    ChunkType.COOKIE_ACK,
                    ChunkType.ERROR ->
                    follow(setUpStep(packet, nowNs, sink), nowNs, sink);
            case ChunkType.ABORT -> handleAbort(sink);
            case ChunkType.DATA,
                    ChunkType.SACK,
                    ChunkType.FORWARD_TSN,
                    ChunkType.HEARTBEAT,
                    ChunkType.HEARTBEAT_ACK,
                    ChunkType.SHUTDOWN,
                    ChunkType.SHUTDOWN_ACK,
                    ChunkType.SHUTDOWN_COMPLETE ->
                    transferChunk(packet, nowNs, sink);
            default -> handleUnknown(packet, type, sink);
        };
    }

    /// RFC 9260, section 8.5. The tag of a COOKIE ECHO is compared with its cookie.
    private boolean fitsTag(int type, int tag) {
        return switch (type) {
            case ChunkType.INIT -> tag == 0;
            case ChunkType.COOKIE_ECHO -> true;
            case ChunkType.ABORT, ChunkType.SHUTDOWN_COMPLETE -> {
                boolean reflected = (chunks.flags() & ChunkType.FLAG_TAG_REFLECTED) != 0;
                int expected = reflected ? handshake.peerTag() : handshake.localTag();
                yield tag == expected && tag != 0;
            }
            default -> tag == handshake.localTag();
        };
    }

    private SetUpStep setUpStep(byte[] packet, long nowNs, Sink sink) {
        return switch (chunks.chunkType()) {
            case ChunkType.INIT -> setUp.handleInit(packet, chunks, nowNs, sink);
            case ChunkType.INIT_ACK -> setUp.handleInitAck(packet, chunks, nowNs, sink);
            case ChunkType.COOKIE_ECHO -> setUp.handleCookieEcho(packet, chunks, nowNs, sink);
            case ChunkType.COOKIE_ACK -> setUp.handleCookieAck(sink);
            default -> setUp.handleError(packet, chunks, sink);
        };
    }

    private boolean handleAbort(Sink sink) {
        if (handshake.phase() == Handshake.Phase.IDLE) {
            drops.count(Drop.SCTP_UNEXPECTED);
        } else {
            end(SctpEnding.PEER_ABORTED, sink);
        }
        return false;
    }

    private boolean transferChunk(byte[] packet, long nowNs, Sink sink) {
        Transfer established = transfer;
        if (established == null) {
            drops.count(Drop.SCTP_UNEXPECTED);
            return false;
        }
        established.handleChunk(packet, chunks, nowNs, sink);
        return true;
    }

    private boolean handleUnknown(byte[] packet, int type, Sink sink) {
        drops.count(Drop.SCTP_UNEXPECTED);
        if (ChunkType.isReportable(type) && transfer != null) {
            int start = chunks.start();
            byte[] chunk = Arrays.copyOfRange(packet, start, start + chunks.totalLength());
            writer.begin(handshake.peerTag())
                    .cause(ChunkType.ERROR, ErrorCause.UNRECOGNIZED_CHUNK, chunk)
                    .send(sink);
        }
        return ChunkType.isSkippable(type);
    }

    /// The last SHUTDOWN COMPLETE was lost (RFC 9260, section 8.4).
    private void answerLateShutdownAck(byte[] packet, Sink sink) {
        if (ending == SctpEnding.SHUT_DOWN
                && chunks.next()
                && chunks.chunkType() == ChunkType.SHUTDOWN_ACK) {
            writer.begin(SctpPacket.verificationTag(packet));
            writer.chunk(ChunkType.SHUTDOWN_COMPLETE, ChunkType.FLAG_TAG_REFLECTED, 0);
            writer.send(sink);
        }
    }

    private boolean follow(SetUpStep step, long nowNs, Sink sink) {
        return switch (step) {
            case SetUpStep.GoOn _ -> true;
            case SetUpStep.StopReading _ -> false;
            case SetUpStep.Established(Agreement agreement) -> {
                transfer = new Transfer(agreement, parts, nowNs);
                sink.opened();
                yield true;
            }
            case SetUpStep.Over(SctpEnding reason) -> {
                end(reason, sink);
                yield false;
            }
        };
    }

    private void sendAbort(int peerTag, String reason, Sink sink) {
        if (peerTag != 0) {
            writer.begin(peerTag).abort(ErrorCause.USER_INITIATED_ABORT, reason).send(sink);
        }
    }

    private void endWith(@Nullable Transfer over, Sink sink) {
        SctpEnding found = over == null ? null : over.ending();
        if (found != null) {
            end(found, sink);
        }
    }

    private void end(SctpEnding reason, Sink sink) {
        if (ending == null) {
            ending = reason;
            if (transfer != null) {
                transfer.stop(reason);
                transfer = null;
            }
            handshake.stop();
            parts.queue().clear();
            sink.closed(reason);
        }
    }
}
