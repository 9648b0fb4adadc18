package org.lyceum.rtc.rtcp;

import java.util.Arrays;
import org.lyceum.rtc.NetworkOrder;
import org.lyceum.rtc.rtp.ReceptionReport;

/// A reusable builder of a compound RTCP packet over a byte array (RFC 3550, section 6.1).
///
/// Each method appends one packet and says false, changing nothing, when it does not fit. Not
/// thread-safe: owned by its worker's event loop.
public final class RtcpWriter {
    private static final int MAX_COUNT = 31;

    private final byte[] buffer;
    private final int limit;
    private int length;
    private int lastReport = -1;

    /// Writes into the first `limit` bytes of this buffer, so that a tag fits behind them.
    public RtcpWriter(byte[] buffer, int limit) {
        this.buffer = buffer;
        this.limit = limit;
    }

    public RtcpWriter reset() {
        length = 0;
        lastReport = -1;
        return this;
    }

    public byte[] buffer() {
        return buffer;
    }

    public int length() {
        return length;
    }

    /// A sender report; report blocks may follow.
    public boolean senderReport(long ssrc, SenderInfo info) {
        int at = begin(RtcpType.SENDER_REPORT, 0, 8 + RtcpType.SENDER_INFO_BYTES);
        if (at < 0) {
            return false;
        }
        lastReport = at;
        NetworkOrder.putUint32(buffer, at + 4, ssrc);
        NetworkOrder.putInt64(buffer, at + 8, info.ntpTime());
        NetworkOrder.putUint32(buffer, at + 16, info.rtpTimestamp());
        NetworkOrder.putUint32(buffer, at + 20, info.packetCount());
        NetworkOrder.putUint32(buffer, at + 24, info.octetCount());
        return true;
    }

    /// A receiver report; report blocks may follow.
    public boolean receiverReport(long ssrc) {
        int at = begin(RtcpType.RECEIVER_REPORT, 0, 8);
        if (at < 0) {
            return false;
        }
        lastReport = at;
        NetworkOrder.putUint32(buffer, at + 4, ssrc);
        return true;
    }

    /// A block of the report that was appended last; at most 31 a report.
    public boolean reportBlock(long mediaSsrc, ReceptionReport report) {
        if (lastReport < 0
                || (buffer[lastReport] & 0x1f) == MAX_COUNT
                || length + RtcpType.REPORT_BLOCK_BYTES > limit) {
            return false;
        }
        int at = length;
        length += RtcpType.REPORT_BLOCK_BYTES;
        buffer[lastReport]++;
        putLength(lastReport, length - lastReport);
        NetworkOrder.putUint32(buffer, at, mediaSsrc);
        NetworkOrder.putUint8(buffer, at + 4, report.fractionLost());
        NetworkOrder.putUint24(buffer, at + 5, report.cumulativeLost());
        NetworkOrder.putUint32(buffer, at + 8, report.extendedHighestSequenceNumber());
        NetworkOrder.putUint32(buffer, at + 12, report.jitter());
        NetworkOrder.putUint32(buffer, at + 16, report.lastSenderReport());
        NetworkOrder.putUint32(buffer, at + 20, report.delaySinceLastSenderReport());
        return true;
    }

    /// A source description with the canonical name alone (RFC 3550, section 6.5.1).
    public boolean cname(long ssrc, byte[] name) {
        int nameLength = Math.min(255, name.length);
        int size = 8 + 2 + nameLength + 1 + 3 & ~3;
        int at = begin(RtcpType.SOURCE_DESCRIPTION, 1, size);
        if (at < 0) {
            return false;
        }
        NetworkOrder.putUint32(buffer, at + 4, ssrc);
        buffer[at + 8] = RtcpType.CNAME_ITEM;
        buffer[at + 9] = (byte) nameLength;
        System.arraycopy(name, 0, buffer, at + 10, nameLength);
        Arrays.fill(buffer, at + 10 + nameLength, at + size, (byte) 0);
        return true;
    }

    public boolean bye(long ssrc) {
        int at = begin(RtcpType.BYE, 1, 8);
        if (at < 0) {
            return false;
        }
        NetworkOrder.putUint32(buffer, at + 4, ssrc);
        return true;
    }

    /// Asks for the first `count` of these packets again; they are in order (RFC 4585, section
    /// 6.2.1).
    public boolean nack(long senderSsrc, long mediaSsrc, int[] sequenceNumbers, int count) {
        int items = nackItems(sequenceNumbers, count);
        if (items == 0) {
            return true;
        }
        int at = begin(RtcpType.TRANSPORT_FEEDBACK, RtcpType.NACK, 12 + 4 * items);
        if (at < 0) {
            return false;
        }
        putSsrcs(at, senderSsrc, mediaSsrc);
        int item = at + 12;
        int next = 0;
        while (next < count) {
            int first = sequenceNumbers[next++];
            int following = 0;
            while (next < count && isWithin(first, sequenceNumbers[next])) {
                following |= 1 << (sequenceNumbers[next++] - first - 1 & 0xffff);
            }
            NetworkOrder.putUint16(buffer, item, first);
            NetworkOrder.putUint16(buffer, item + 2, following);
            item += 4;
        }
        return true;
    }

    /// Asks for a keyframe (RFC 4585, section 6.3.1).
    public boolean pictureLoss(long senderSsrc, long mediaSsrc) {
        int at = begin(RtcpType.PAYLOAD_FEEDBACK, RtcpType.PICTURE_LOSS, 12);
        if (at < 0) {
            return false;
        }
        putSsrcs(at, senderSsrc, mediaSsrc);
        return true;
    }

    /// Asks for a keyframe (RFC 5104, section 4.3.1).
    public boolean fullIntraRequest(long senderSsrc, long mediaSsrc, int commandNumber) {
        int at = begin(RtcpType.PAYLOAD_FEEDBACK, RtcpType.FULL_INTRA_REQUEST, 20);
        if (at < 0) {
            return false;
        }
        putSsrcs(at, senderSsrc, 0);
        NetworkOrder.putUint32(buffer, at + 12, mediaSsrc);
        NetworkOrder.putUint32(buffer, at + 16, (long) commandNumber << 24);
        return true;
    }

    /// Says what may be sent for these streams together (draft-alvestrand-rmcat-remb-03).
    public boolean receiverEstimate(long senderSsrc, long bitrateBps, long[] mediaSsrcs) {
        int count = Math.min(255, mediaSsrcs.length);
        int at = begin(RtcpType.PAYLOAD_FEEDBACK, RtcpType.APPLICATION_LAYER, 20 + 4 * count);
        if (at < 0) {
            return false;
        }
        putSsrcs(at, senderSsrc, 0);
        NetworkOrder.putUint32(buffer, at + 12, RtcpType.REMB_NAME);
        int exponent = Math.max(0, 64 - Long.numberOfLeadingZeros(bitrateBps) - 18);
        NetworkOrder.putUint8(buffer, at + 16, count);
        NetworkOrder.putUint24(buffer, at + 17, exponent << 18 | (int) (bitrateBps >>> exponent));
        for (int i = 0; i < count; i++) {
            NetworkOrder.putUint32(buffer, at + 20 + 4 * i, mediaSsrcs[i]);
        }
        return true;
    }

    private int begin(int type, int count, int size) {
        if (length + size > limit) {
            return -1;
        }
        int at = length;
        length += size;
        lastReport = -1;
        buffer[at] = (byte) (0x80 | count);
        buffer[at + 1] = (byte) type;
        putLength(at, size);
        return at;
    }

    private void putLength(int at, int size) {
        NetworkOrder.putUint16(buffer, at + 2, size / 4 - 1);
    }

    private void putSsrcs(int at, long senderSsrc, long mediaSsrc) {
        NetworkOrder.putUint32(buffer, at + 4, senderSsrc);
        NetworkOrder.putUint32(buffer, at + 8, mediaSsrc);
    }

    private static int nackItems(int[] sequenceNumbers, int count) {
        int items = 0;
        int next = 0;
        while (next < count) {
            int first = sequenceNumbers[next++];
            while (next < count && isWithin(first, sequenceNumbers[next])) {
                next++;
            }
            items++;
        }
        return items;
    }

    /// Whether a number is one of the sixteen that follow the first.
    private static boolean isWithin(int first, int sequenceNumber) {
        int distance = sequenceNumber - first & 0xffff;
        return distance >= 1 && distance <= 16;
    }
}
