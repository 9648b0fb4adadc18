package org.lyceum.rtc.sctp;

import java.util.zip.CRC32C;

/// The common header of an SCTP packet (RFC 9260, section 3.1), read and written in place.
///
/// ```text
/// | source port (16) | destination port (16) |
/// | verification tag (32)                    |
/// | checksum: CRC32c, least significant byte first (32) |
/// ```
final class SctpPacket {
    static final int HEADER_BYTES = 12;

    /// The largest packet written here: 1,200 bytes of UDP payload are safe on every path WebRTC
    /// meets (the IPv6 minimum of 1,280 less headers and a tunnel's); a DTLS 1.2 AES-GCM record
    /// takes 37 of them (13 header, 8 nonce, 16 tag); 1,163 remain, cut to whole words.
    static final int MAX_BYTES = 1_160;

    private static final int CHECKSUM_OFFSET = 8;
    private static final byte[] NO_CHECKSUM = new byte[4];

    private SctpPacket() {}

    static int sourcePort(byte[] packet) {
        return BigEndian.unsigned16(packet, 0);
    }

    static int destinationPort(byte[] packet) {
        return BigEndian.unsigned16(packet, 2);
    }

    static int verificationTag(byte[] packet) {
        return BigEndian.int32(packet, 4);
    }

    static boolean hasValidChecksum(byte[] packet, int length) {
        return BigEndian.int32(packet, CHECKSUM_OFFSET) == checksum(packet, length);
    }

    static void writeHeader(byte[] packet, int sourcePort, int destinationPort, int tag) {
        BigEndian.put16(packet, 0, sourcePort);
        BigEndian.put16(packet, 2, destinationPort);
        BigEndian.put32(packet, 4, tag);
    }

    static void writeChecksum(byte[] packet, int length) {
        BigEndian.put32(packet, CHECKSUM_OFFSET, checksum(packet, length));
    }

    private static int checksum(byte[] packet, int length) {
        CRC32C crc = new CRC32C();
        crc.update(packet, 0, CHECKSUM_OFFSET);
        crc.update(NO_CHECKSUM, 0, NO_CHECKSUM.length);
        crc.update(packet, HEADER_BYTES, length - HEADER_BYTES);
        return Integer.reverseBytes((int) crc.getValue());
    }
}
