package org.lyceum.rtc.sctp;

import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;

/// The chunks by which an association is set up: read here, judged by its handshake, answered (RFC
/// 9260, section 5). Not thread-safe: owned by its association.
final class SetUp {
    private static final SetUpStep GO_ON = new SetUpStep.GoOn();
    private static final SetUpStep STOP_READING = new SetUpStep.StopReading();

    private final Handshake handshake;
    private final AssociationParts parts;
    private final PacketWriter writer;
    private final DropCounters drops;

    SetUp(Handshake handshake, AssociationParts parts) {
        this.handshake = handshake;
        this.parts = parts;
        this.writer = parts.writer();
        this.drops = parts.drops();
    }

    SetUpStep handleInit(byte[] packet, TlvReader chunk, long nowNs, SctpAssociation.Sink sink) {
        InitChunk init = read(packet, chunk);
        boolean alone = chunk.isLast() && chunk.start() == SctpPacket.HEADER_BYTES; // section 4.3
        if (init == null || !alone) {
            drops.count(Drop.SCTP_MALFORMED);
            return STOP_READING;
        }
        InitParameters parameters = parameters(packet, chunk);
        if (parameters.malformed()) {
            drops.count(Drop.SCTP_MALFORMED);
        } else {
            handshake.handleInit(init, parameters, nowNs, sink);
        }
        return STOP_READING;
    }

    SetUpStep handleInitAck(byte[] packet, TlvReader chunk, long nowNs, SctpAssociation.Sink sink) {
        InitChunk init = read(packet, chunk);
        if (init == null) {
            drops.count(Drop.SCTP_MALFORMED);
            return STOP_READING;
        }
        InitParameters parameters = parameters(packet, chunk);
        if (parameters.malformed()) {
            drops.count(Drop.SCTP_MALFORMED);
        } else if (!handshake.handleInitAck(init, parameters, nowNs, sink)) {
            drops.count(Drop.SCTP_UNEXPECTED);
        }
        return STOP_READING;
    }

    SetUpStep handleCookieEcho(
            byte[] packet, TlvReader chunk, long nowNs, SctpAssociation.Sink sink) {
        int tag = SctpPacket.verificationTag(packet);
        return switch (handshake.handleCookieEcho(packet, chunk, tag, nowNs)) {
            case Handshake.CookieOutcome.Agreed(Agreement agreement) -> {
                sendCookieAck(agreement.peerTag(), sink);
                yield judge(agreement, sink);
            }
            case Handshake.CookieOutcome.Repeated _ -> {
                sendCookieAck(handshake.peerTag(), sink);
                yield GO_ON;
            }
            case Handshake.CookieOutcome.Restarted(int peerTag) -> {
                abort(peerTag, "Join again", sink);
                yield new SetUpStep.Over(SctpEnding.PEER_RESTARTED);
            }
            case Handshake.CookieOutcome.Stale(long byNs, int peerTag) -> {
                drops.count(Drop.SCTP_BAD_COOKIE);
                reportStaleCookie(byNs, peerTag, sink);
                yield STOP_READING;
            }
            case Handshake.CookieOutcome.Refused _ -> {
                drops.count(Drop.SCTP_BAD_COOKIE);
                yield STOP_READING;
            }
        };
    }

    SetUpStep handleCookieAck(SctpAssociation.Sink sink) {
        Agreement agreement = handshake.handleCookieAck();
        return agreement == null ? GO_ON : judge(agreement, sink);
    }

    /// The one error that asks for something is a stale cookie; the others only tell.
    SetUpStep handleError(byte[] packet, TlvReader chunk, SctpAssociation.Sink sink) {
        int value = chunk.valueOffset();
        TlvReader causes = new TlvReader().over(packet, value, value + chunk.valueLength());
        while (causes.next()) {
            if (causes.type() == ErrorCause.STALE_COOKIE) {
                handshake.handleStaleCookie(sink);
            }
        }
        return GO_ON;
    }

    private static @Nullable InitChunk read(byte[] packet, TlvReader chunk) {
        return InitChunk.read(packet, chunk.valueOffset(), chunk.valueLength());
    }

    private static InitParameters parameters(byte[] packet, TlvReader chunk) {
        int value = chunk.valueOffset();
        int end = value + chunk.valueLength();
        return InitParameters.read(packet, value + InitChunk.FIXED_BYTES, end);
    }

    private SetUpStep judge(Agreement agreement, SctpAssociation.Sink sink) {
        for (ChannelSettings channel : parts.settings().channels()) {
            if (channel.id() >= agreement.outboundStreams()) {
                String reason = "Channel " + channel.id() + " needs more streams";
                abort(agreement.peerTag(), reason, sink);
                return new SetUpStep.Over(SctpEnding.TOO_FEW_STREAMS);
            }
        }
        return new SetUpStep.Established(agreement);
    }

    private void abort(int peerTag, String reason, SctpAssociation.Sink sink) {
        writer.begin(peerTag).abort(ErrorCause.USER_INITIATED_ABORT, reason).send(sink);
    }

    private void sendCookieAck(int peerTag, SctpAssociation.Sink sink) {
        writer.begin(peerTag);
        writer.chunk(ChunkType.COOKIE_ACK, 0, 0);
        writer.send(sink);
    }

    private void reportStaleCookie(long byNs, int peerTag, SctpAssociation.Sink sink) {
        byte[] micros = new byte[Integer.BYTES];
        BigEndian.put32(micros, 0, (int) Math.min(byNs / 1_000, Integer.MAX_VALUE));
        writer.begin(peerTag).cause(ChunkType.ERROR, ErrorCause.STALE_COOKIE, micros).send(sink);
    }
}
