package org.lyceum.rtc.sctp;

/// A flyweight over a FORWARD TSN chunk's value (RFC 3758, section 3.2).
///
/// ```text
/// | new cumulative TSN (32)                       |
/// | stream (16) | stream sequence number (16)     |  for each ordered stream with a skipped
// message
/// ```
final class ForwardTsnChunk {
    static final int FIXED_BYTES = 4;
    static final int ENTRY_BYTES = 4;

    private byte[] bytes = new byte[0];
    private int offset;
    private int length;

    /// False when the value is no such list.
    boolean over(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
        return length >= FIXED_BYTES && (length - FIXED_BYTES) % ENTRY_BYTES == 0;
    }

    int cumulativeTsn() {
        return BigEndian.int32(bytes, offset);
    }

    int streams() {
        return (length - FIXED_BYTES) / ENTRY_BYTES;
    }

    int stream(int entry) {
        return BigEndian.unsigned16(bytes, offset + FIXED_BYTES + ENTRY_BYTES * entry);
    }

    /// The last number that is skipped in that stream.
    int sequence(int entry) {
        return BigEndian.unsigned16(bytes, offset + FIXED_BYTES + ENTRY_BYTES * entry + 2);
    }
}
