package org.lyceum.rtc.sctp;

/// A piece of a message that fits one DATA chunk, and what became of it since it was sent.
///
/// ```text
/// |  0  | reserved |I|U|B|E|  length (16)                       |
/// |  TSN (32)                                                   |
/// |  stream identifier (16)    |  stream sequence number (16)   |
/// |  payload protocol identifier (32)                           |
/// |  user data …                                                |
/// ```
///
/// RFC 9260, section 3.3.1. Not thread-safe: owned by its association.
final class OutboundChunk {
    static final int HEADER_BYTES = 16;
    static final int FIXED_BYTES = HEADER_BYTES - TlvReader.HEADER_BYTES;

    /// The most user data a chunk carries: a full packet, whole words.
    static final int MAX_PAYLOAD_BYTES = PacketWriter.MAX_CHUNK_BYTES - HEADER_BYTES;

    static final int FLAG_END = 1;
    static final int FLAG_BEGIN = 2;
    static final int FLAG_UNORDERED = 4;

    /// How it stands with the peer.
    enum Fate {
        IN_FLIGHT,
        TO_BE_REPEATED,
        GAP_ACKNOWLEDGED,
        /// Given up: it only waits for the peer to skip its number (RFC 3758).
        ABANDONED
    }

    private final OutboundMessage message;
    private final int offset;
    private final int length;

    Fate fate = Fate.IN_FLIGHT;
    long sentNs;
    int timesSent;
    int timesMissed;
    boolean fastRepeated;

    /// The number within its stream, from when it first leaves; 0 for an unordered one.
    int sequence;

    OutboundChunk(OutboundMessage message, int offset) {
        this.message = message;
        this.offset = offset;
        this.length = Math.min(MAX_PAYLOAD_BYTES, message.bytes().length - offset);
    }

    /// Takes the number behind a message whose end was never sent, so that the peer, which may have
    /// acknowledged all that was, learns that nothing more comes.
    static OutboundChunk endOfAbandoned(OutboundChunk last) {
        OutboundChunk end = new OutboundChunk(last.message, last.message.bytes().length);
        end.sequence = last.sequence;
        end.fate = Fate.ABANDONED;
        return end;
    }

    OutboundMessage message() {
        return message;
    }

    /// Whether it is to be given up rather than sent again.
    boolean isSpent(long nowNs) {
        return message.isSpent(timesSent, nowNs);
    }

    int payloadBytes() {
        return length;
    }

    /// What it takes in a packet, and counts in the congestion window: header and padding included,
    /// so that many small messages are no way around it.
    int wireBytes() {
        return HEADER_BYTES + TlvReader.padded(length);
    }

    boolean isEnd() {
        return offset + length == message.bytes().length;
    }

    void write(PacketWriter writer, long index) {
        int flags = message.channel().ordered() ? 0 : FLAG_UNORDERED;
        flags |= offset == 0 ? FLAG_BEGIN : 0;
        flags |= isEnd() ? FLAG_END : 0;
        int target = writer.chunk(ChunkType.DATA, flags, FIXED_BYTES + length);
        byte[] bytes = writer.bytes();
        BigEndian.put32(bytes, target, (int) index);
        BigEndian.put16(bytes, target + 4, message.channel().id());
        BigEndian.put16(bytes, target + 6, sequence);
        BigEndian.put32(bytes, target + 8, message.payloadIdentifier());
        System.arraycopy(message.bytes(), offset, bytes, target + FIXED_BYTES, length);
    }
}
