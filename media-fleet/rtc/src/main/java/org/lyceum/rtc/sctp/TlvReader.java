package org.lyceum.rtc.sctp;

/// A flyweight that walks over chunks, parameters or error causes: three shapes with one layout
/// (RFC 9260, sections 3.2, 3.2.1 and 3.3.10).
///
/// ```text
///  0                   1                   2                   3
/// |  type (chunk: type, flags)    |  length, with these 4 bytes   |
/// |  value … padded with 0 to 3 bytes that length does not count  |
/// ```
///
/// Missing padding behind the last element is tolerated. Not thread-safe: owned by its association.
final class TlvReader {
    static final int HEADER_BYTES = 4;

    private byte[] bytes = new byte[0];
    private int position;
    private int end;
    private int next;
    private int length;
    private boolean malformed;

    /// Stands before the first element of `bytes[from..to)`.
    TlvReader over(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.next = from;
        this.end = to;
        this.malformed = false;
        return this;
    }

    /// Moves to the next element; false at the end, or where the bytes stop making sense.
    boolean next() {
        if (next >= end || malformed) {
            return false;
        }
        position = next;
        if (end - position < HEADER_BYTES) {
            malformed = true;
            return false;
        }
        length = BigEndian.unsigned16(bytes, position + 2);
        if (length < HEADER_BYTES || length > end - position) {
            malformed = true;
            return false;
        }
        next = position + padded(length);
        return true;
    }

    /// Whether the walk ended early, at bytes that are no element.
    boolean isMalformed() {
        return malformed;
    }

    boolean isLast() {
        return next >= end;
    }

    /// All 16 bits: the type of a parameter or error cause.
    int type() {
        return BigEndian.unsigned16(bytes, position);
    }

    int chunkType() {
        return bytes[position] & 0xFF;
    }

    int flags() {
        return bytes[position + 1] & 0xFF;
    }

    /// Where the element begins, header included.
    int start() {
        return position;
    }

    /// How long the element is, header included, padding not.
    int totalLength() {
        return length;
    }

    int valueOffset() {
        return position + HEADER_BYTES;
    }

    int valueLength() {
        return length - HEADER_BYTES;
    }

    static int padded(int length) {
        return (length + 3) & ~3;
    }
}
