package org.lyceum.rtc.sctp;

import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;

/// RE-CONFIG: what the peer asks of its streams and of ours, and its answers (RFC 6525).
///
/// ```text
/// 13: | request (32) | answers (32) | last TSN (32) | streams (16 each) |  the sender's begin anew
/// 14: | request (32) | streams (16 each)                                |  ours should
/// 16: | answered request (32) | result (32)                             |
/// ```
///
/// Changing the number of streams or all TSNs is denied: nobody needs it for data channels. Not
/// thread-safe: owned by its association.
final class Reconfiguration {
    private static final int INCOMING_REQUEST = 14;
    private static final int RESPONSE = 16;
    private static final int MIN_VALUE_BYTES = 4;
    private static final int MIN_OUTGOING_BYTES = 12;
    private static final int RESPONSE_BYTES = 8;

    /// RFC 6525, section 3.1.
    private static final int MAX_PARAMETERS = 2;

    private final Reception reception;
    private final DataChannels channels;
    private final StreamResets resets;
    private final PacketWriter writer;
    private final DropCounters drops;
    private final int peerTag;
    private final TlvReader parameters = new TlvReader();
    private int lastRequest;
    private int lastResult = ResetResult.BAD_NUMBER;

    Reconfiguration(
            Agreement agreement, AssociationParts parts, Reception reception, StreamResets resets) {
        this.reception = reception;
        this.channels = parts.channels();
        this.resets = resets;
        this.writer = parts.writer();
        this.drops = parts.drops();
        this.peerTag = agreement.peerTag();
        this.lastRequest = agreement.peerInitialTsn() - 1;
    }

    void handle(byte[] packet, TlvReader chunk, long nowNs, SctpAssociation.Sink sink) {
        int value = chunk.valueOffset();
        parameters.over(packet, value, value + chunk.valueLength());
        int count = 0;
        while (count < MAX_PARAMETERS && parameters.next()) {
            count++;
            if (parameters.valueLength() < MIN_VALUE_BYTES) {
                drops.count(Drop.SCTP_MALFORMED);
            } else if (parameters.type() == RESPONSE) {
                handleResponse(packet, nowNs);
            } else {
                handleRequest(packet, sink);
            }
        }
        if (count == 0 || parameters.isMalformed() || !parameters.isLast()) {
            drops.count(Drop.SCTP_MALFORMED);
        }
    }

    private void handleResponse(byte[] packet, long nowNs) {
        int offset = parameters.valueOffset();
        if (parameters.valueLength() < RESPONSE_BYTES) {
            drops.count(Drop.SCTP_MALFORMED);
        } else if (!resets.isUnderWay(BigEndian.int32(packet, offset))) {
            drops.count(Drop.SCTP_UNEXPECTED);
        } else {
            int result = BigEndian.int32(packet, offset + 4);
            resets.answered(result, nowNs).forEach(channels::outgoingReset);
        }
    }

    /// A repeated request gets the same answer again, unless it had to wait (section 5.2.1).
    private void handleRequest(byte[] packet, SctpAssociation.Sink sink) {
        int request = BigEndian.int32(packet, parameters.valueOffset());
        boolean repeated = request == lastRequest;
        if (repeated && lastResult != ResetResult.IN_PROGRESS) {
            respond(request, lastResult, sink);
            return;
        }
        if (!repeated && request != lastRequest + 1) {
            drops.count(Drop.SCTP_UNEXPECTED);
            respond(request, ResetResult.BAD_NUMBER, sink);
            return;
        }
        lastRequest = request;
        resets.answers(request);
        lastResult =
                switch (parameters.type()) {
                    case StreamResets.OUTGOING_REQUEST -> resetIncoming(packet);
                    case INCOMING_REQUEST -> resetOutgoing(packet);
                    default -> ResetResult.DENIED;
                };
        respond(request, lastResult, sink);
    }

    /// The peer's streams begin anew once all that it sent on them has come (section 5.2.2); it
    /// asks again until then, and sends nothing more on them meanwhile.
    private int resetIncoming(byte[] packet) {
        int offset = parameters.valueOffset();
        if (parameters.valueLength() < MIN_OUTGOING_BYTES) {
            drops.count(Drop.SCTP_MALFORMED);
            return ResetResult.DENIED;
        }
        if (!reception.hasAllUpTo(BigEndian.int32(packet, offset + 8))) {
            return ResetResult.IN_PROGRESS;
        }
        int first = offset + MIN_OUTGOING_BYTES;
        int end = offset + parameters.valueLength();
        if (first == end) {
            channels.streams().forEach(this::resetIncoming);
        }
        for (int entry = first; entry + 1 < end; entry += 2) {
            resetIncoming(BigEndian.unsigned16(packet, entry));
        }
        return ResetResult.PERFORMED;
    }

    private void resetIncoming(int stream) {
        reception.resetStream(stream);
        channels.incomingReset(stream);
    }

    /// The peer wants our streams to begin anew (section 5.2.3): their channels are closed.
    private int resetOutgoing(byte[] packet) {
        int first = parameters.valueOffset() + MIN_VALUE_BYTES;
        int end = parameters.valueOffset() + parameters.valueLength();
        if (first == end) {
            channels.streams().forEach(channels::close);
        }
        boolean closes = first == end;
        for (int entry = first; entry + 1 < end; entry += 2) {
            closes |= channels.close(BigEndian.unsigned16(packet, entry));
        }
        return closes ? ResetResult.PERFORMED : ResetResult.NOTHING_TO_DO;
    }

    private void respond(int request, int result, SctpAssociation.Sink sink) {
        int length = TlvReader.HEADER_BYTES + RESPONSE_BYTES;
        int offset = writer.begin(peerTag).chunk(ChunkType.RE_CONFIG, 0, length);
        byte[] bytes = writer.bytes();
        BigEndian.put16(bytes, offset, RESPONSE);
        BigEndian.put16(bytes, offset + 2, length);
        BigEndian.put32(bytes, offset + 4, request);
        BigEndian.put32(bytes, offset + 8, result);
        writer.send(sink);
    }
}
