package org.lyceum.rtc.rtcp;

import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.NetworkOrder;

/// A flyweight over a transport-wide feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01,
/// section 3.1).
///
/// ```text
/// |V=2|P| FMT=15  |   PT=205      |           length              |
/// |                        SSRC of its sender                     |
/// |                        SSRC of a medium                       |
/// |     base sequence number      |      packet status count      |
/// |    reference time, units of 64 ms, 24 bits    | feedback count |
/// |  status chunks, 16 bits each …, then receive deltas of 250 µs  |
/// ```
public final class TransportFeedback {
    /// More statuses than this in one packet are refused: nobody has that many in flight.
    public static final int MAX_STATUSES = 8_192;

    static final int HEADER_BYTES = 20;
    static final long REFERENCE_UNIT_NS = 64_000_000L;
    static final long DELTA_UNIT_NS = 250_000L;

    /// Whoever wants to know what became of each packet; in order of their numbers.
    public interface Visitor {
        /// Arrived, at this time on the receiver's clock, whose origin is unknown.
        void arrived(int transportSequenceNumber, long arrivalNs);

        void missing(int transportSequenceNumber);
    }

    private TransportFeedback() {}

    public static int baseSequenceNumber(byte[] packet, int offset) {
        return NetworkOrder.uint16(packet, offset + 12);
    }

    public static int statusCount(byte[] packet, int offset) {
        return NetworkOrder.uint16(packet, offset + 14);
    }

    /// In units of 64 ms, 24 bits.
    public static int referenceTime(byte[] packet, int offset) {
        return NetworkOrder.uint24(packet, offset + 16);
    }

    /// Counts the feedback packets of their sender, 8 bits.
    public static int feedbackCount(byte[] packet, int offset) {
        return NetworkOrder.uint8(packet, offset + 19);
    }

    /// Whether chunks and deltas lie within the packet, and no status has the reserved symbol.
    public static boolean isValid(byte[] packet, int offset, int length) {
        if (length < HEADER_BYTES || statusCount(packet, offset) > MAX_STATUSES) {
            return false;
        }
        int end = offset + length;
        int deltas = deltasOffset(packet, offset, end);
        return deltas >= 0 && walk(packet, offset, deltas, null) <= end;
    }

    /// Tells what became of each packet. Only for feedback that is valid.
    public static void read(byte[] packet, int offset, int length, Visitor visitor) {
        int deltas = deltasOffset(packet, offset, offset + length);
        if (deltas >= 0) {
            walk(packet, offset, deltas, visitor);
        }
    }

    /// Where the deltas begin: after as many chunks as hold all statuses; -1 when they do not fit.
    private static int deltasOffset(byte[] packet, int offset, int end) {
        int remaining = statusCount(packet, offset);
        int at = offset + HEADER_BYTES;
        while (remaining > 0) {
            if (at + 2 > end) {
                return -1;
            }
            remaining -= capacity(NetworkOrder.uint16(packet, at));
            at += 2;
        }
        return at;
    }

    /// Gives where the deltas end; Integer.MAX_VALUE on a reserved symbol. Without a visitor it
    /// reads no delta, so it cannot run over the end.
    private static int walk(byte[] packet, int offset, int deltas, @Nullable Visitor visitor) {
        int sequenceNumber = baseSequenceNumber(packet, offset);
        int remaining = statusCount(packet, offset);
        long arrivalNs = referenceTime(packet, offset) * REFERENCE_UNIT_NS;
        int delta = deltas;
        for (int chunkAt = offset + HEADER_BYTES; remaining > 0; chunkAt += 2) {
            int chunk = NetworkOrder.uint16(packet, chunkAt);
            int statuses = Math.min(remaining, capacity(chunk));
            for (int i = 0; i < statuses; i++) {
                int symbol = symbol(chunk, i);
                if (symbol == 3) {
                    return Integer.MAX_VALUE;
                }
                if (visitor != null) {
                    arrivalNs += deltaNs(packet, delta, symbol);
                    tell(visitor, sequenceNumber, symbol, arrivalNs);
                }
                delta += symbol;
                sequenceNumber = sequenceNumber + 1 & 0xffff;
            }
            remaining -= statuses;
        }
        return delta;
    }

    private static void tell(Visitor visitor, int sequenceNumber, int symbol, long arrivalNs) {
        if (symbol == 0) {
            visitor.missing(sequenceNumber);
        } else {
            visitor.arrived(sequenceNumber, arrivalNs);
        }
    }

    /// A symbol is also the number of bytes of its delta: none, one unsigned, two signed.
    private static long deltaNs(byte[] packet, int at, int symbol) {
        return switch (symbol) {
            case 1 -> NetworkOrder.uint8(packet, at) * DELTA_UNIT_NS;
            case 2 -> (short) NetworkOrder.uint16(packet, at) * DELTA_UNIT_NS;
            default -> 0;
        };
    }

    /// Run length (13 bits), or a vector of 14 one-bit or 7 two-bit symbols.
    private static int capacity(int chunk) {
        if ((chunk & 0x8000) == 0) {
            return chunk & 0x1fff;
        }
        return (chunk & 0x4000) == 0 ? 14 : 7;
    }

    private static int symbol(int chunk, int position) {
        if ((chunk & 0x8000) == 0) {
            return chunk >> 13 & 3;
        }
        return (chunk & 0x4000) == 0
                ? chunk >> (13 - position) & 1
                : chunk >> (12 - 2 * position) & 3;
    }
}
