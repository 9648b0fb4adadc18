package org.lyceum.rtc.sctp;

/// How long a channel goes on with a message that does not arrive (RFC 8831, section 6.6). Giving
/// up what was sent needs FORWARD-TSN (RFC 3758): towards a peer without it every channel is
/// reliable, as browsers do it themselves.
public sealed interface Reliability {
    /// Until it arrives, or the association ends.
    record Reliable() implements Reliability {}

    /// Until it was repeated so often and lost again; 0 for a message that is sent once.
    record MaxRetransmits(int count) implements Reliability {
        public MaxRetransmits {
            if (count < 0) {
                throw new IllegalArgumentException("Not a number of repeats: " + count);
            }
        }
    }

    /// Until it is so old.
    record Lifetime(long durationNs) implements Reliability {
        public Lifetime {
            if (durationNs < 0) {
                throw new IllegalArgumentException("Not a lifetime: " + durationNs);
            }
        }
    }

    /// Whether a message that was lost now, or has not been sent yet, is to be given up.
    default boolean isSpent(int timesSent, long ageNs) {
        return switch (this) {
            case Reliable _ -> false;
            case MaxRetransmits(int count) -> timesSent > count;
            case Lifetime(long durationNs) -> ageNs > durationNs;
        };
    }
}
