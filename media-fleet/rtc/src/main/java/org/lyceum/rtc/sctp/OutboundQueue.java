package org.lyceum.rtc.sctp;

import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/// The messages that wait for their first transmission, first come, first served, and the count of
/// all bytes that the peer has not acknowledged yet.
///
/// Fragments of one message take consecutive numbers (RFC 9260, section 6.9), so a long message
/// holds up the ones behind it; messages of a class are short. Bounded: at most `MAX_BYTES` and
/// `MAX_MESSAGES` wait, then there is no room. Not thread-safe: owned by its association.
final class OutboundQueue {
    static final int MAX_BYTES = 256 * 1_024;
    static final int MAX_MESSAGES = 4_096;

    private final DropCounters drops;
    private final Map<Integer, Integer> nextSequences = new HashMap<>();
    private final ArrayDeque<OutboundMessage> waiting = new ArrayDeque<>();
    private @Nullable OutboundChunk head;
    private int headOffset;
    private int headSequence;
    private int unacknowledgedBytes;
    private int unacknowledgedMessages;

    OutboundQueue(DropCounters drops) {
        this.drops = drops;
    }

    boolean hasRoomFor(int length) {
        return unacknowledgedBytes + OutboundMessage.cost(length) <= MAX_BYTES
                && unacknowledgedMessages < MAX_MESSAGES;
    }

    /// Takes a message that there is room for.
    void add(OutboundMessage message) {
        waiting.add(message);
        unacknowledgedBytes += message.bytes().length;
        unacknowledgedMessages++;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// The next piece to send, left where it is; null when nothing waits. Messages whose time is
    /// over before it began are given up here (RFC 3758, section 4.1).
    @Nullable OutboundChunk peek(long nowNs) {
        while (headOffset == 0 && !waiting.isEmpty() && waiting.element().isSpent(0, nowNs)) {
            abandonRest(waiting.element());
            countAbandoned();
        }
        if (head == null && !waiting.isEmpty()) {
            head = new OutboundChunk(waiting.element(), headOffset);
        }
        return head;
    }

    /// Takes what `peek` showed. An ordered message gets its number only now, so that one given up
    /// before leaves no hole.
    void remove(OutboundChunk taken) {
        if (headOffset == 0) {
            headSequence = taken.message().channel().ordered() ? nextSequence(taken) : 0;
        }
        taken.sequence = headSequence;
        head = null;
        headOffset += taken.payloadBytes();
        if (taken.isEnd()) {
            waiting.remove();
            headOffset = 0;
        }
    }

    void countAbandoned() {
        drops.count(Drop.SCTP_MESSAGE_ABANDONED);
    }

    /// Gives up what has not been sent of a message; false when all of it was.
    boolean abandonRest(OutboundMessage message) {
        if (waiting.peek() != message) {
            return false;
        }
        waiting.remove();
        unacknowledgedBytes -= message.bytes().length - headOffset;
        unacknowledgedMessages--;
        head = null;
        headOffset = 0;
        return true;
    }

    /// A piece arrived for good, or was given up: its bytes no longer count.
    void release(OutboundChunk chunk) {
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

    private int nextSequence(OutboundChunk chunk) {
        int stream = chunk.message().channel().id();
        int sequence = nextSequences.getOrDefault(stream, 0);
        nextSequences.put(stream, (sequence + 1) & 0xFFFF);
        return sequence;
    }
}
