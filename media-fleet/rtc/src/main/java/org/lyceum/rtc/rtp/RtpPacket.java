package org.lyceum.rtc.rtp;

import java.util.Arrays;
import org.lyceum.rtc.NetworkOrder;

/// A flyweight over an RTP packet that starts at index 0 of a byte array (RFC 3550, section 5.1).
///
/// ```text
///  0                   1                   2                   3
/// |V=2|P|X|  CC   |M|     PT      |       sequence number         |
/// |                           timestamp                           |
/// |                             SSRC                              |
/// |                    CSRC, as many as CC says                   |
/// | profile: 0xBEDE one-byte, 0x100x two-byte | length in words   |   if X (RFC 8285)
/// ```
///
/// `isValid` comes first; every other method trusts its answer.
public final class RtpPacket {
    public static final int FIXED_HEADER_BYTES = 12;
    public static final int MAX_CSRCS = 15;

    private static final int PADDING_BIT = 0x20;
    private static final int EXTENSION_BIT = 0x10;
    private static final int MARKER_BIT = 0x80;

    private RtpPacket() {}

    /// Whether header, CSRCs, extension and padding all lie within the packet.
    public static boolean isValid(byte[] packet, int length) {
        if (length < FIXED_HEADER_BYTES || (packet[0] & 0xc0) != 0x80) {
            return false;
        }
        int header = FIXED_HEADER_BYTES + 4 * csrcCount(packet);
        if (hasExtension(packet)) {
            if (header + 4 > length) {
                return false;
            }
            header += 4 + 4 * NetworkOrder.uint16(packet, header + 2);
        }
        if (header > length) {
            return false;
        }
        if (!hasPadding(packet)) {
            return true;
        }
        int padding = header == length ? 0 : packet[length - 1] & 0xff;
        return padding > 0 && header + padding <= length;
    }

    public static boolean hasPadding(byte[] packet) {
        return (packet[0] & PADDING_BIT) != 0;
    }

    public static boolean hasExtension(byte[] packet) {
        return (packet[0] & EXTENSION_BIT) != 0;
    }

    public static int csrcCount(byte[] packet) {
        return packet[0] & 0x0f;
    }

    public static boolean marker(byte[] packet) {
        return (packet[1] & MARKER_BIT) != 0;
    }

    public static int payloadType(byte[] packet) {
        return packet[1] & 0x7f;
    }

    public static int sequenceNumber(byte[] packet) {
        return NetworkOrder.uint16(packet, 2);
    }

    /// 0 to 2^32 - 1, in units of the payload type's clock.
    public static long timestamp(byte[] packet) {
        return NetworkOrder.uint32(packet, 4);
    }

    public static long ssrc(byte[] packet) {
        return NetworkOrder.uint32(packet, 8);
    }

    public static long csrc(byte[] packet, int position) {
        return NetworkOrder.uint32(packet, FIXED_HEADER_BYTES + 4 * position);
    }

    /// Where the payload begins: after CSRCs and header extension.
    public static int headerLength(byte[] packet) {
        int header = extensionBlockOffset(packet);
        return hasExtension(packet)
                ? header + 4 + 4 * NetworkOrder.uint16(packet, header + 2)
                : header;
    }

    /// Where the header extension begins, or would begin.
    public static int extensionBlockOffset(byte[] packet) {
        return FIXED_HEADER_BYTES + 4 * csrcCount(packet);
    }

    /// Bytes of padding, its count byte included; 0 without padding.
    public static int paddingLength(byte[] packet, int length) {
        return hasPadding(packet) ? packet[length - 1] & 0xff : 0;
    }

    /// Bytes of payload, without padding; 0 in a packet that is padding only.
    public static int payloadLength(byte[] packet, int length) {
        return length - headerLength(packet) - paddingLength(packet, length);
    }

    /// Where the data of a header extension element begins, or -1 when the packet has none of this
    /// id. Its length is `extensionLength` of that offset.
    ///
    /// One-byte elements stop at id 15, and at id 0 with a length (RFC 8285, section 4.2); an
    /// element that runs over the block's end ends the search.
    public static int extensionOffset(byte[] packet, int id) {
        if (!hasExtension(packet) || id <= 0) {
            return -1;
        }
        int block = extensionBlockOffset(packet);
        int end = block + 4 + 4 * NetworkOrder.uint16(packet, block + 2);
        int profile = NetworkOrder.uint16(packet, block);
        if (profile == HeaderExtensionBlock.ONE_BYTE_PROFILE) {
            return oneByteElement(packet, block + 4, end, id);
        }
        return isTwoByteProfile(profile) ? twoByteElement(packet, block + 4, end, id) : -1;
    }

    /// Length of the element whose data begins at this offset, as `extensionOffset` gave it.
    public static int extensionLength(byte[] packet, int dataOffset) {
        int profile = NetworkOrder.uint16(packet, extensionBlockOffset(packet));
        int head = packet[dataOffset - 1];
        return isTwoByteProfile(profile) ? head & 0xff : (head & 0x0f) + 1;
    }

    public static void setMarker(byte[] packet, boolean marker) {
        packet[1] = (byte) (marker ? packet[1] | MARKER_BIT : packet[1] & ~MARKER_BIT);
    }

    public static void setPayloadType(byte[] packet, int payloadType) {
        packet[1] = (byte) ((packet[1] & MARKER_BIT) | (payloadType & 0x7f));
    }

    public static void setSequenceNumber(byte[] packet, int sequenceNumber) {
        NetworkOrder.putUint16(packet, 2, sequenceNumber);
    }

    public static void setTimestamp(byte[] packet, long timestamp) {
        NetworkOrder.putUint32(packet, 4, timestamp);
    }

    public static void setSsrc(byte[] packet, long ssrc) {
        NetworkOrder.putUint32(packet, 8, ssrc);
    }

    /// Takes the padding off: clears its bit and gives the length without it. A bit left set
    /// without padding makes Chromium decode nothing.
    public static int stripPadding(byte[] packet, int length) {
        int stripped = length - paddingLength(packet, length);
        packet[0] &= ~PADDING_BIT;
        return stripped;
    }

    /// Pads an unpadded packet by `count` bytes, 1 to 255 (RFC 3550, section 5.1); gives the new
    /// length.
    public static int pad(byte[] packet, int length, int count) {
        if (count <= 0 || count > 255) {
            return length;
        }
        packet[0] |= PADDING_BIT;
        Arrays.fill(packet, length, length + count - 1, (byte) 0);
        packet[length + count - 1] = (byte) count;
        return length + count;
    }

    private static boolean isTwoByteProfile(int profile) {
        return (profile & 0xfff0) == 0x1000;
    }

    private static int oneByteElement(byte[] packet, int from, int end, int id) {
        int at = from;
        while (at < end) {
            int head = packet[at++] & 0xff;
            if (head == 0) {
                continue;
            }
            int elementId = head >> 4;
            int size = (head & 0x0f) + 1;
            if (elementId == 0 || elementId == 15 || at + size > end) {
                return -1;
            }
            if (elementId == id) {
                return at;
            }
            at += size;
        }
        return -1;
    }

    private static int twoByteElement(byte[] packet, int from, int end, int id) {
        int at = from;
        while (at < end) {
            int elementId = packet[at++] & 0xff;
            if (elementId == 0) {
                continue;
            }
            if (at == end) {
                return -1;
            }
            int size = packet[at++] & 0xff;
            if (at + size > end) {
                return -1;
            }
            if (elementId == id) {
                return at;
            }
            at += size;
        }
        return -1;
    }
}
