package org.lyceum.rtc.sctp;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The ordered side of one channel: which stream sequence number comes next, and the whole messages
/// that came too early. Not thread-safe: owned by its association.
final class InboundChannel {
    private final Map<Integer, Fragment> early = new HashMap<>();
    private int nextSequence;

    /// Keeps a message; false when its number is past or taken already.
    boolean offer(Fragment message) {
        boolean past = (short) (message.sequence() - nextSequence) < 0;
        return !past && early.putIfAbsent(message.sequence(), message) == null;
    }

    /// The message whose turn it is; null when it has not arrived.
    @Nullable Fragment poll() {
        Fragment message = early.remove(nextSequence);
        if (message != null) {
            nextSequence = (nextSequence + 1) & 0xFFFF;
        }
        return message;
    }
}
