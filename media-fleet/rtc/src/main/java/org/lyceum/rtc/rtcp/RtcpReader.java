package org.lyceum.rtc.rtcp;

import org.lyceum.rtc.NetworkOrder;

/// Reads a compound RTCP packet, or one of reduced size (RFC 3550, section 6.1; RFC 5506), and
/// tells a visitor what it says.
///
/// ```text
/// |V=2|P|  RC or FMT  |      PT       |  length in words, less one  |
/// ```
///
/// The chain of headers is checked before anything is told. A packet in it whose content does not
/// fit is left out, the others are told. Packets of unknown types are skipped.
public final class RtcpReader {
    private static final RtcpVisitor NOBODY = new RtcpVisitor() {};

    private RtcpReader() {}

    /// False when something was malformed, in the chain or within one of its packets.
    public static boolean read(byte[] packet, int length, RtcpVisitor visitor) {
        if (!isChain(packet, length)) {
            return false;
        }
        boolean wellFormed = true;
        int at = 0;
        while (at < length) {
            int size = sizeOf(packet, at);
            wellFormed &= readOne(packet, at, at + size - paddingOf(packet, at, size), visitor);
            at += size;
        }
        return wellFormed;
    }

    private static boolean isChain(byte[] packet, int length) {
        int at = 0;
        while (length - at >= RtcpType.HEADER_BYTES) {
            int size = sizeOf(packet, at);
            if ((packet[at] & 0xc0) != 0x80
                    || size > length - at
                    || !hasValidPadding(packet, at, size)) {
                return false;
            }
            at += size;
        }
        return at == length && at > 0;
    }

    private static boolean hasValidPadding(byte[] packet, int at, int size) {
        if ((packet[at] & 0x20) == 0) {
            return true;
        }
        int padding = paddingOf(packet, at, size);
        return padding > 0 && padding <= size - RtcpType.HEADER_BYTES;
    }

    private static int sizeOf(byte[] packet, int at) {
        return 4 * (NetworkOrder.uint16(packet, at + 2) + 1);
    }

    private static int paddingOf(byte[] packet, int at, int size) {
        return (packet[at] & 0x20) == 0 ? 0 : packet[at + size - 1] & 0xff;
    }

    private static boolean readOne(byte[] packet, int at, int end, RtcpVisitor visitor) {
        return switch (NetworkOrder.uint8(packet, at + 1)) {
            case RtcpType.SENDER_REPORT -> readSenderReport(packet, at, end, visitor);
            case RtcpType.RECEIVER_REPORT -> readReceiverReport(packet, at, end, visitor);
            case RtcpType.SOURCE_DESCRIPTION ->
                    readSourceDescription(packet, at, end, NOBODY)
                            && readSourceDescription(packet, at, end, visitor);
            case RtcpType.BYE -> readBye(packet, at, end, visitor);
            case RtcpType.TRANSPORT_FEEDBACK -> readTransportLayer(packet, at, end, visitor);
            case RtcpType.PAYLOAD_FEEDBACK -> readPayloadSpecific(packet, at, end, visitor);
            default -> true;
        };
    }

    private static int countOf(byte[] packet, int at) {
        return packet[at] & 0x1f;
    }

    private static boolean readSenderReport(byte[] packet, int at, int end, RtcpVisitor visitor) {
        int blocks = at + 8 + RtcpType.SENDER_INFO_BYTES;
        if (blocks + RtcpType.REPORT_BLOCK_BYTES * countOf(packet, at) > end) {
            return false;
        }
        visitor.senderReport(NetworkOrder.uint32(packet, at + 4), packet, at + 8);
        readReportBlocks(packet, at, blocks, visitor);
        return true;
    }

    private static boolean readReceiverReport(byte[] packet, int at, int end, RtcpVisitor visitor) {
        int blocks = at + 8;
        if (blocks + RtcpType.REPORT_BLOCK_BYTES * countOf(packet, at) > end) {
            return false;
        }
        readReportBlocks(packet, at, blocks, visitor);
        return true;
    }

    private static void readReportBlocks(byte[] packet, int at, int blocks, RtcpVisitor visitor) {
        long reporter = NetworkOrder.uint32(packet, at + 4);
        for (int i = 0; i < countOf(packet, at); i++) {
            visitor.reportBlock(reporter, packet, blocks + i * RtcpType.REPORT_BLOCK_BYTES);
        }
    }

    /// Chunks of SSRC and items, each list ended by a zero and filled up to a word (RFC 3550,
    /// section 6.5).
    private static boolean readSourceDescription(
            byte[] packet, int at, int end, RtcpVisitor visitor) {
        int next = at + 4;
        for (int chunk = 0; chunk < countOf(packet, at); chunk++) {
            if (next + 4 > end) {
                return false;
            }
            next = readChunk(packet, next, end, visitor);
            if (next < 0) {
                return false;
            }
            next = next + 3 & ~3;
        }
        return next <= end;
    }

    /// Gives where the chunk ends, before its filling; -1 when it runs over the end.
    private static int readChunk(byte[] packet, int chunk, int end, RtcpVisitor visitor) {
        int at = chunk + 4;
        while (at < end && packet[at] != 0) {
            if (at + 2 > end || at + 2 + NetworkOrder.uint8(packet, at + 1) > end) {
                return -1;
            }
            int length = NetworkOrder.uint8(packet, at + 1);
            if (packet[at] == RtcpType.CNAME_ITEM) {
                visitor.cname(NetworkOrder.uint32(packet, chunk), packet, at + 2, length);
            }
            at += 2 + length;
        }
        return at < end ? at + 1 : -1;
    }

    private static boolean readBye(byte[] packet, int at, int end, RtcpVisitor visitor) {
        int reason = at + 4 + 4 * countOf(packet, at);
        if (reason > end
                || (reason < end && reason + 1 + NetworkOrder.uint8(packet, reason) > end)) {
            return false;
        }
        for (int source = at + 4; source < reason; source += 4) {
            visitor.bye(NetworkOrder.uint32(packet, source));
        }
        return true;
    }

    private static boolean readTransportLayer(byte[] packet, int at, int end, RtcpVisitor visitor) {
        if (at + 12 > end) {
            return false;
        }
        return switch (countOf(packet, at)) {
            case RtcpType.NACK -> readNack(packet, at, end, visitor);
            case RtcpType.TRANSPORT_CC -> readTransportFeedback(packet, at, end, visitor);
            default -> true;
        };
    }

    private static boolean readNack(byte[] packet, int at, int end, RtcpVisitor visitor) {
        int items = end - at - 12;
        if (items == 0 || items % 4 != 0) {
            return false;
        }
        long mediaSsrc = NetworkOrder.uint32(packet, at + 8);
        for (int item = at + 12; item < end; item += 4) {
            int first = NetworkOrder.uint16(packet, item);
            visitor.nack(mediaSsrc, first);
            int following = NetworkOrder.uint16(packet, item + 2);
            for (int bit = 0; following != 0; bit++, following >>= 1) {
                if ((following & 1) != 0) {
                    visitor.nack(mediaSsrc, first + bit + 1 & 0xffff);
                }
            }
        }
        return true;
    }

    private static boolean readTransportFeedback(
            byte[] packet, int at, int end, RtcpVisitor visitor) {
        if (!TransportFeedback.isValid(packet, at, end - at)) {
            return false;
        }
        visitor.transportFeedback(packet, at, end - at);
        return true;
    }

    private static boolean readPayloadSpecific(
            byte[] packet, int at, int end, RtcpVisitor visitor) {
        if (at + 12 > end) {
            return false;
        }
        return switch (countOf(packet, at)) {
            case RtcpType.PICTURE_LOSS -> {
                visitor.pictureLoss(NetworkOrder.uint32(packet, at + 8));
                yield true;
            }
            case RtcpType.FULL_INTRA_REQUEST -> readFullIntraRequest(packet, at, end, visitor);
            case RtcpType.APPLICATION_LAYER -> readReceiverEstimate(packet, at, end, visitor);
            default -> true;
        };
    }

    private static boolean readFullIntraRequest(
            byte[] packet, int at, int end, RtcpVisitor visitor) {
        int items = end - at - 12;
        if (items == 0 || items % 8 != 0) {
            return false;
        }
        for (int item = at + 12; item < end; item += 8) {
            visitor.fullIntraRequest(
                    NetworkOrder.uint32(packet, item), NetworkOrder.uint8(packet, item + 4));
        }
        return true;
    }

    /// Six bits of exponent, eighteen of mantissa, and as many SSRCs as the count says.
    private static boolean readReceiverEstimate(
            byte[] packet, int at, int end, RtcpVisitor visitor) {
        if (at + 16 > end || NetworkOrder.uint32(packet, at + 12) != RtcpType.REMB_NAME) {
            return at + 16 <= end;
        }
        if (at + 20 > end || at + 20 + 4 * NetworkOrder.uint8(packet, at + 16) > end) {
            return false;
        }
        int bits = NetworkOrder.uint24(packet, at + 17);
        long mantissa = bits & 0x3ffff;
        int exponent = bits >> 18;
        boolean tooLarge = exponent > 44;
        visitor.receiverEstimate(tooLarge ? Long.MAX_VALUE : mantissa << exponent);
        return true;
    }
}
