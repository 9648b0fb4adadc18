package org.lyceum.loadtest.publish;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.rtp.RtpPacket;

/// The newest packets of a stream, plain, in case one is asked for again.
///
/// Bounded: `SIZE` packets, then the oldest is forgotten.
final class SentHistory {
    static final int SIZE = 512;

    private final byte[] @Nullable [] packets = new byte[SIZE] @Nullable [];

    void add(byte[] packet, int length) {
        packets[RtpPacket.sequenceNumber(packet) % SIZE] = Arrays.copyOf(packet, length);
    }

    /// The packet of this number, or null when it was never sent or is forgotten.
    byte @Nullable [] find(int sequenceNumber) {
        byte[] packet = packets[sequenceNumber % SIZE];
        return packet != null && RtpPacket.sequenceNumber(packet) == sequenceNumber ? packet : null;
    }
}
