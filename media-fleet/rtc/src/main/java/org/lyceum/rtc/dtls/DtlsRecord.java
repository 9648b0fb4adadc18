package org.lyceum.rtc.dtls;

/// Readers for one record in a datagram (RFC 6347, section 4.1), and for the handshake message it
/// begins with.
///
/// ```text
/// type (1) | version (2) | epoch (2) | sequence number (6) | length (2) | fragment
/// handshake: msg_type (1) | length (3) | message_seq (2) | fragment_offset (3) | fragment_length (3) | body
/// ```
final class DtlsRecord {
    static final int HEADER = 13;
    static final int HANDSHAKE_HEADER = 12;

    static final int CHANGE_CIPHER_SPEC = 20;
    static final int ALERT = 21;
    static final int HANDSHAKE = 22;
    static final int APPLICATION_DATA = 23;

    static final int CLIENT_HELLO = 1;
    static final int SERVER_HELLO_DONE = 14;
    static final int CERTIFICATE_VERIFY = 15;
    static final int FINISHED = 20;

    static final int VERSION_MAJOR = 0xfe;
    static final int VERSION_1_2 = 0xfd;
    private static final int VERSION_1_0 = 0xff;

    static final long SEQUENCE_MASK = 0xffff_ffff_ffffL;

    private DtlsRecord() {}

    /// Length of the record at `offset` with its header, or -1 when there is no whole record of
    /// DTLS 1.0 or 1.2.
    static int length(byte[] bytes, int offset, int end) {
        if (end - offset < HEADER || (bytes[offset + 1] & 0xff) != VERSION_MAJOR) {
            return -1;
        }
        int minor = bytes[offset + 2] & 0xff;
        int length = HEADER + readShort(bytes, offset + 11);
        boolean fits = (minor == VERSION_1_2 || minor == VERSION_1_0) && offset + length <= end;
        return fits ? length : -1;
    }

    static int type(byte[] bytes, int offset) {
        return bytes[offset] & 0xff;
    }

    static int epoch(byte[] bytes, int offset) {
        return readShort(bytes, offset + 3);
    }

    /// The 48 bits after the epoch.
    static long sequenceNumber(byte[] bytes, int offset) {
        return readLong(bytes, offset + 3) & SEQUENCE_MASK;
    }

    static int readShort(byte[] bytes, int offset) {
        return (bytes[offset] & 0xff) << 8 | (bytes[offset + 1] & 0xff);
    }

    static int readMedium(byte[] bytes, int offset) {
        return (bytes[offset] & 0xff) << 16 | readShort(bytes, offset + 1);
    }

    static long readLong(byte[] bytes, int offset) {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = (value << 8) | (bytes[offset + i] & 0xff);
        }
        return value;
    }

    static void writeShort(byte[] bytes, int offset, int value) {
        bytes[offset] = (byte) (value >>> 8);
        bytes[offset + 1] = (byte) value;
    }

    static void writeLong(byte[] bytes, int offset, long value) {
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[offset + i] = (byte) (value >>> (56 - 8 * i));
        }
    }
}
