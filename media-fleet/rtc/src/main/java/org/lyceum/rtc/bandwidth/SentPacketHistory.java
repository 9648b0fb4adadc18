package org.lyceum.rtc.bandwidth;

import org.lyceum.rtc.rtcp.TransportFeedback;
import org.lyceum.rtc.rtp.SequenceUnwrapper;

/// What was sent under which transport-wide sequence number, until feedback says what became of it.
///
/// Bounded: the newest `CAPACITY` packets. Feedback of numbers that were never sent, or are
/// forgotten, is counted as unmatched. Not thread-safe: owned by its peer's event loop.
public final class SentPacketHistory {
    public static final int CAPACITY = 1_024;

    /// Whoever estimates from what became of each packet.
    public interface Observer {
        /// `arrivalNs` is on the receiver's clock.
        void arrived(long index, int sizeBytes, long sentNs, long arrivalNs);

        void lost(long index, int sizeBytes, long sentNs);
    }

    private static final byte FREE = 0;
    private static final byte IN_FLIGHT = 1;
    private static final byte LOST = 2;

    private final long[] sentNs = new long[CAPACITY];
    private final int[] sizesBytes = new int[CAPACITY];
    private final byte[] states = new byte[CAPACITY];
    private final Matching matching = new Matching();
    private long nextIndex = 1;
    private long arrivedPackets;
    private long lostPackets;
    private long unmatchedPackets;

    /// Notes a packet that leaves now and gives the number to stamp into it.
    public int sent(int sizeBytes, long nowNs) {
        int slot = slot(nextIndex);
        sentNs[slot] = nowNs;
        sizesBytes[slot] = sizeBytes;
        states[slot] = IN_FLIGHT;
        return SequenceUnwrapper.sequenceNumberOf(nextIndex++);
    }

    /// Matches a valid feedback with what was sent, for the counts alone.
    public void feedback(byte[] packet, int offset, int length) {
        feedback(packet, offset, length, NOBODY);
    }

    /// Matches a valid feedback with what was sent and tells an observer. Each packet is told as
    /// lost at most once, and as arrived at most once, even when it was told as lost before.
    public void feedback(byte[] packet, int offset, int length, Observer observer) {
        matching.observer = observer;
        TransportFeedback.read(packet, offset, length, matching);
    }

    public long arrivedPackets() {
        return arrivedPackets;
    }

    public long lostPackets() {
        return lostPackets;
    }

    public long unmatchedPackets() {
        return unmatchedPackets;
    }

    private static int slot(long index) {
        return (int) index & CAPACITY - 1;
    }

    private static final Observer NOBODY =
            new Observer() {
                @Override
                public void arrived(long index, int sizeBytes, long sentNs, long arrivalNs) {}

                @Override
                public void lost(long index, int sizeBytes, long sentNs) {}
            };

    private final class Matching implements TransportFeedback.Visitor {
        private Observer observer = NOBODY;

        @Override
        public void arrived(int transportSequenceNumber, long arrivalNs) {
            long index = match(transportSequenceNumber);
            if (index < 0) {
                return;
            }
            int slot = slot(index);
            if (states[slot] == LOST) {
                lostPackets--;
            }
            states[slot] = FREE;
            arrivedPackets++;
            observer.arrived(index, sizesBytes[slot], sentNs[slot], arrivalNs);
        }

        @Override
        public void missing(int transportSequenceNumber) {
            long index = match(transportSequenceNumber);
            if (index < 0 || states[slot(index)] == LOST) {
                return;
            }
            int slot = slot(index);
            states[slot] = LOST;
            lostPackets++;
            observer.lost(index, sizesBytes[slot], sentNs[slot]);
        }

        /// The index that this number stands for, or -1.
        private long match(int transportSequenceNumber) {
            long newest = nextIndex - 1;
            long index = newest + (short) (transportSequenceNumber - (int) newest);
            boolean known = index > 0 && index <= newest && index > newest - CAPACITY;
            if (!known) {
                unmatchedPackets++;
                return -1;
            }
            return states[slot(index)] == FREE ? -1 : index;
        }
    }
}
