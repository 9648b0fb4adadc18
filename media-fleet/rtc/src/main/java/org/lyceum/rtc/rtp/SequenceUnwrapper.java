package org.lyceum.rtc.rtp;

/// Turns the 16 bits of a sequence number on the wire into the 64 bits of an `index`.
///
/// The first number is its own index; a number stands for the index closest to the highest seen
/// (RFC 3711, section 3.3.1, has the same rule). Late numbers before the first are negative.
public final class SequenceUnwrapper {
    private boolean started;
    private long highest;

    /// The index of this number, and remembers it when it is the highest.
    public long unwrap(int sequenceNumber) {
        long index = indexOf(sequenceNumber);
        if (!started || index > highest) {
            started = true;
            highest = index;
        }
        return index;
    }

    /// The index of this number, without remembering it.
    public long indexOf(int sequenceNumber) {
        return started
                ? highest + (short) (sequenceNumber - (int) highest)
                : sequenceNumber & 0xffff;
    }

    public boolean started() {
        return started;
    }

    /// The highest index so far; 0 before the first.
    public long highest() {
        return highest;
    }

    /// The 16 bits of an index on the wire.
    public static int sequenceNumberOf(long index) {
        return (int) index & 0xffff;
    }
}
