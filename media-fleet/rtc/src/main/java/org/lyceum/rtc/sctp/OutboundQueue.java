package org.lyceum.rtc.sctp;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The messages that wait for their first transmission, first come, first served, and the count of
/// all bytes that the peer has not acknowledged yet.
///
/// Fragments of one message take consecutive numbers (RFC 9260, section 6.9), so a long message
/// holds up the ones behind it; messages of a class are short. Bounded: at most `MAX_BYTES` and
/// `MAX_MESSAGES` wait, then `offer` refuses. Not thread-safe: owned by its association.
final class OutboundQueue {
    static final int MAX_BYTES = 256 * 1_024;
    static final int MAX_MESSAGES = 4_096;

    private static final byte[] EMPTY_MESSAGE = new byte[1];

    private final Map<Integer, Integer> nextSequences = new HashMap<>();
    private final ArrayDeque<OutboundMessage> waiting = new ArrayDeque<>();
    private @Nullable OutboundChunk head;
    private int headOffset;
    private int unacknowledgedBytes;
    private int unacknowledgedMessages;

    /// Copies the message; false when too much waits already.
    boolean offer(ChannelSettings channel, PayloadKind kind, byte[] message, int length) {
        int bytes = Math.max(length, EMPTY_MESSAGE.length);
        if (unacknowledgedBytes + bytes > MAX_BYTES || unacknowledgedMessages >= MAX_MESSAGES) {
            return false;
        }
        waiting.add(
                new OutboundMessage(
                        channel.id(),
                        channel.ordered(),
                        channel.ordered() ? nextSequence(channel.id()) : 0,
                        kind.identifierFor(length),
                        length == 0 ? EMPTY_MESSAGE : Arrays.copyOf(message, length)));
        unacknowledgedBytes += bytes;
        unacknowledgedMessages++;
        return true;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// The next piece to send, left where it is; null when nothing waits.
    @Nullable OutboundChunk peek() {
        if (head == null && !waiting.isEmpty()) {
            head = new OutboundChunk(waiting.element(), headOffset);
        }
        return head;
    }

    /// Takes what `peek` showed.
    void remove() {
        OutboundChunk taken = peek();
        if (taken == null) {
            return;
        }
        head = null;
        headOffset += taken.payloadBytes();
        if (taken.isEnd()) {
            waiting.remove();
            headOffset = 0;
        }
    }

    /// A piece arrived for good: its bytes no longer count.
    void acknowledged(OutboundChunk chunk) {
        unacknowledgedBytes -= chunk.payloadBytes();
        if (chunk.isEnd()) {
            unacknowledgedMessages--;
        }
    }

    /// Bytes accepted and not acknowledged: waiting or in flight.
    int unacknowledgedBytes() {
        return unacknowledgedBytes;
    }

    void clear() {
        waiting.clear();
        head = null;
        unacknowledgedBytes = 0;
        unacknowledgedMessages = 0;
    }

    private int nextSequence(int stream) {
        int sequence = nextSequences.getOrDefault(stream, 0);
        nextSequences.put(stream, (sequence + 1) & 0xFFFF);
        return sequence;
    }
}
