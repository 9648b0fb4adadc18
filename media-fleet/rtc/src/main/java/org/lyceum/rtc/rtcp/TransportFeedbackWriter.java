package org.lyceum.rtc.rtcp;

import org.lyceum.rtc.NetworkOrder;

/// A reusable cursor that gathers arrivals and writes them as one transport-wide feedback
/// (draft-holmer-rmcat-transport-wide-cc-extensions-01, section 3.1).
///
/// `begin`, then `arrived` in order of the numbers until it says no, then `finish`. Bounded: at
/// most `MAX_STATUSES` numbers a packet, which is below 1,200 bytes at worst. Not thread-safe:
/// owned by its peer's event loop.
public final class TransportFeedbackWriter {
    public static final int MAX_STATUSES = 512;

    private static final long UNITS_PER_REFERENCE =
            TransportFeedback.REFERENCE_UNIT_NS / TransportFeedback.DELTA_UNIT_NS;

    private final byte[] symbols = new byte[MAX_STATUSES];
    private final short[] deltas = new short[MAX_STATUSES];
    private int statuses;
    private int arrivals;
    private int baseSequenceNumber;
    private long referenceTime;
    private long lastUnits;

    /// Starts a feedback at this number, which need not have arrived.
    public void begin(int firstSequenceNumber) {
        baseSequenceNumber = firstSequenceNumber & 0xffff;
        statuses = 0;
        arrivals = 0;
    }

    /// Adds an arrival; the numbers between are missing. False when it does not fit into this
    /// packet: too many numbers, or too far in time (8 s) from the one before.
    public boolean arrived(int sequenceNumber, long arrivalNs) {
        int position = sequenceNumber - baseSequenceNumber & 0xffff;
        long units = Math.floorDiv(arrivalNs, TransportFeedback.DELTA_UNIT_NS);
        if (position >= MAX_STATUSES || position < statuses) {
            return false;
        }
        if (arrivals == 0) {
            referenceTime = Math.floorDiv(units, UNITS_PER_REFERENCE);
            lastUnits = referenceTime * UNITS_PER_REFERENCE;
        }
        long delta = units - lastUnits;
        if (delta != (short) delta) {
            return false;
        }
        while (statuses < position) {
            symbols[statuses++] = 0;
        }
        deltas[statuses] = (short) delta;
        symbols[statuses++] = (byte) (delta >= 0 && delta <= 255 ? 1 : 2);
        arrivals++;
        lastUnits = units;
        return true;
    }

    public boolean isEmpty() {
        return arrivals == 0;
    }

    /// Writes the header's common part and all statuses at the array's start, and gives the length.
    /// The array has room for 1,200 bytes.
    public int finish(byte[] into, Origin origin) {
        NetworkOrder.putUint32(into, 4, origin.senderSsrc());
        NetworkOrder.putUint32(into, 8, origin.mediaSsrc());
        NetworkOrder.putUint16(into, 12, baseSequenceNumber);
        NetworkOrder.putUint16(into, 14, statuses);
        NetworkOrder.putUint24(into, 16, (int) referenceTime);
        NetworkOrder.putUint8(into, 19, origin.feedbackCount());
        int end = writeDeltas(into, writeChunks(into));
        int padding = -end & 3;
        for (int i = 0; i < padding; i++) {
            into[end + i] = (byte) (i == padding - 1 ? padding : 0);
        }
        int length = end + padding;
        into[0] = (byte) (0x80 | (padding > 0 ? 0x20 : 0) | RtcpType.TRANSPORT_CC);
        into[1] = (byte) RtcpType.TRANSPORT_FEEDBACK;
        NetworkOrder.putUint16(into, 2, length / 4 - 1);
        return length;
    }

    /// Who speaks, of which medium, and the how-manieth feedback it is (8 bits count).
    public record Origin(long senderSsrc, long mediaSsrc, int feedbackCount) {}

    private int writeChunks(byte[] into) {
        int at = TransportFeedback.HEADER_BYTES;
        int next = 0;
        while (next < statuses) {
            int run = runFrom(next);
            boolean oneBit = isOneBit(next);
            if (run >= 14 || (run >= 7 && !oneBit) || next + run == statuses) {
                NetworkOrder.putUint16(into, at, symbols[next] << 13 | run);
                next += run;
            } else if (oneBit) {
                NetworkOrder.putUint16(into, at, 0x8000 | vector(next, 14, 1));
                next += 14;
            } else {
                NetworkOrder.putUint16(into, at, 0xc000 | vector(next, 7, 2));
                next += 7;
            }
            at += 2;
        }
        return at;
    }

    private int runFrom(int start) {
        int end = start + 1;
        while (end < statuses && symbols[end] == symbols[start]) {
            end++;
        }
        return end - start;
    }

    private boolean isOneBit(int start) {
        int end = Math.min(statuses, start + 14);
        for (int i = start; i < end; i++) {
            if (symbols[i] > 1) {
                return false;
            }
        }
        return true;
    }

    private int vector(int start, int capacity, int bits) {
        int vector = 0;
        for (int i = 0; i < capacity; i++) {
            int symbol = start + i < statuses ? symbols[start + i] : 0;
            vector = vector << bits | symbol;
        }
        return vector;
    }

    private int writeDeltas(byte[] into, int from) {
        int at = from;
        for (int i = 0; i < statuses; i++) {
            if (symbols[i] == 1) {
                NetworkOrder.putUint8(into, at++, deltas[i]);
            } else if (symbols[i] == 2) {
                NetworkOrder.putUint16(into, at, deltas[i]);
                at += 2;
            }
        }
        return at;
    }
}
