package org.lyceum.rtc.sctp;

import org.jspecify.annotations.Nullable;

import java.util.TreeMap;

/// The ordered side of one channel: which stream sequence number comes next, and the whole messages
/// that came too early. Numbers are unwrapped to 64 bits. Not thread-safe: owned by its
/// association.
final class InboundChannel {
    private final TreeMap<Long, Fragment> early = new TreeMap<>();
    private long next;

    /// Keeps a message; false when its number is past or taken already.
    boolean offer(Fragment message) {
        long number = unwrap(message.sequence());
        return number >= next && early.putIfAbsent(number, message) == null;
    }

    /// The message whose turn it is, or that waited for skipped ones; null when there is none.
    @Nullable Fragment poll() {
        if (early.isEmpty() || early.firstKey() > next) {
            return null;
        }
        var first = early.pollFirstEntry();
        next = Math.max(next, first.getKey() + 1);
        return first.getValue();
    }

    /// Messages up to this number will not come any more (RFC 3758, section 3.6).
    void skipPast(int sequence) {
        next = Math.max(next, unwrap(sequence) + 1);
    }

    private long unwrap(int sequence) {
        return next + (short) (sequence - (int) next);
    }
}
