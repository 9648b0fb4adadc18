package org.lyceum.rtc.srtp;

/// Numbers in network byte order, and the little of RTP's header that SRTP must know (RFC 3550,
/// section 5.1).
final class Wire {
    private static final int FIXED_HEADER = 12;
    private static final int VERSION_2 = 2;
    private static final int EXTENSION_BIT = 0x10;

    private Wire() {}

    static int readInt(byte[] bytes, int offset) {
        return (bytes[offset] & 0xff) << 24
                | (bytes[offset + 1] & 0xff) << 16
                | (bytes[offset + 2] & 0xff) << 8
                | (bytes[offset + 3] & 0xff);
    }

    static int readShort(byte[] bytes, int offset) {
        return (bytes[offset] & 0xff) << 8 | (bytes[offset + 1] & 0xff);
    }

    static void writeInt(byte[] bytes, int offset, int value) {
        bytes[offset] = (byte) (value >>> 24);
        bytes[offset + 1] = (byte) (value >>> 16);
        bytes[offset + 2] = (byte) (value >>> 8);
        bytes[offset + 3] = (byte) value;
    }

    static boolean isVersion2(byte[] packet) {
        return (packet[0] & 0xff) >>> 6 == VERSION_2;
    }

    /// Length of the RTP header with its CSRCs and extension, or -1 when it does not fit into
    /// `length`.
    static int rtpHeaderLength(byte[] packet, int length) {
        if (length < FIXED_HEADER || !isVersion2(packet)) {
            return -1;
        }
        int header = FIXED_HEADER + 4 * (packet[0] & 0x0f);
        if ((packet[0] & EXTENSION_BIT) != 0) {
            if (header + 4 > length) {
                return -1;
            }
            header += 4 + 4 * readShort(packet, header + 2);
        }
        return header <= length ? header : -1;
    }
}
