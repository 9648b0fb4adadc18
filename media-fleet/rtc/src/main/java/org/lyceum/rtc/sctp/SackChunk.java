package org.lyceum.rtc.sctp;

/// A flyweight over a SACK chunk's value (RFC 9260, section 3.3.4).
///
/// ```text
/// | cumulative TSN ack (32) | advertised receiver window (32)  |
/// | number of gap blocks (16) | number of duplicate TSNs (16)  |
/// | start, end of each gap block (16, 16), relative to the ack |
/// | duplicate TSNs (32 each)                                   |
/// ```
final class SackChunk {
    static final int FIXED_BYTES = 12;
    static final int ENTRY_BYTES = 4;

    private byte[] bytes = new byte[0];
    private int offset;

    /// False when the counts claim more than there is.
    boolean over(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.offset = offset;
        return length >= FIXED_BYTES
                && FIXED_BYTES + ENTRY_BYTES * (blocks() + duplicates()) <= length;
    }

    int cumulativeTsn() {
        return BigEndian.int32(bytes, offset);
    }

    int windowBytes() {
        return (int) Math.min(BigEndian.unsigned32(bytes, offset + 4), Integer.MAX_VALUE);
    }

    int blocks() {
        return BigEndian.unsigned16(bytes, offset + 8);
    }

    int blockStart(int block) {
        return BigEndian.unsigned16(bytes, offset + FIXED_BYTES + ENTRY_BYTES * block);
    }

    int blockEnd(int block) {
        return BigEndian.unsigned16(bytes, offset + FIXED_BYTES + ENTRY_BYTES * block + 2);
    }

    private int duplicates() {
        return BigEndian.unsigned16(bytes, offset + 10);
    }
}
