package org.lyceum.rtc.sctp;

/// A flyweight over a received DATA chunk; `OutboundChunk` draws the layout (RFC 9260, section
/// 3.3.1). Valid only while its packet is.
final class DataChunk {
    /// The sender asks for an acknowledgement at once (RFC 7053).
    private static final int FLAG_IMMEDIATE = 8;

    private byte[] bytes = new byte[0];
    private int offset;
    private int length;
    private int flags;

    /// False when there is no user data behind the fixed fields.
    boolean over(byte[] bytes, TlvReader chunk) {
        this.bytes = bytes;
        this.offset = chunk.valueOffset();
        this.length = chunk.valueLength();
        this.flags = chunk.flags();
        return length > OutboundChunk.FIXED_BYTES;
    }

    int tsn() {
        return BigEndian.int32(bytes, offset);
    }

    int stream() {
        return BigEndian.unsigned16(bytes, offset + 4);
    }

    int sequence() {
        return BigEndian.unsigned16(bytes, offset + 6);
    }

    int payloadIdentifier() {
        return BigEndian.int32(bytes, offset + 8);
    }

    int payloadLength() {
        return length - OutboundChunk.FIXED_BYTES;
    }

    boolean isBegin() {
        return (flags & OutboundChunk.FLAG_BEGIN) != 0;
    }

    boolean isEnd() {
        return (flags & OutboundChunk.FLAG_END) != 0;
    }

    boolean isUnordered() {
        return (flags & OutboundChunk.FLAG_UNORDERED) != 0;
    }

    boolean wantsImmediateAck() {
        return (flags & FLAG_IMMEDIATE) != 0;
    }

    byte[] copyPayload() {
        byte[] copy = new byte[payloadLength()];
        System.arraycopy(bytes, offset + OutboundChunk.FIXED_BYTES, copy, 0, copy.length);
        return copy;
    }
}
