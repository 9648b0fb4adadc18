package org.lyceum.rtc.sctp;

import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts fragments together to messages and messages into their order (RFC 9260, sections 6.6 and
/// 6.9). What is ready waits for `poll`.
///
/// Bounded by the caller through `heldBytes`; a message above
/// `SctpSettings.MAX_RECEIVED_MESSAGE_BYTES` is refused. Not thread-safe: owned by its association.
final class Reassembly {
    private final Map<Integer, InboundChannel> channels = new HashMap<>();
    private final Map<Long, Fragment> fragments = new HashMap<>();
    private final ArrayDeque<InboundMessage> ready = new ArrayDeque<>();
    private final DropCounters drops;
    private int heldBytes;

    Reassembly(List<ChannelSettings> settings, DropCounters drops) {
        this.drops = drops;
        for (ChannelSettings channel : settings) {
            channels.put(channel.id(), new InboundChannel());
        }
    }

    /// What waits for other pieces or for earlier messages, overhead included.
    int heldBytes() {
        return heldBytes;
    }

    /// The next whole message in order; null when there is none.
    @Nullable InboundMessage poll() {
        return ready.poll();
    }

    /// Takes the piece with this index; false when its message is larger than anyone may send.
    boolean accept(DataChunk chunk, long index) {
        InboundChannel channel = channels.get(chunk.stream());
        if (channel == null) {
            drops.count(Drop.SCTP_UNKNOWN_CHANNEL);
            return true;
        }
        Fragment fragment = Fragment.of(chunk);
        if (fragment.begin() && fragment.end()) {
            complete(fragment, channel);
            return true;
        }
        hold(index, fragment);
        return join(index, fragment, channel);
    }

    /// Lets go of the pieces of messages that the peer gave up: those that arrived up to where the
    /// numbers stood, if their message went on, and those that were skipped over since.
    void forward(long cumulativeIndex, long newCumulativeIndex) {
        for (long index = cumulativeIndex; fragments.containsKey(index); index--) {
            release(index);
        }
        for (long index = cumulativeIndex + 1; index <= newCumulativeIndex; index++) {
            if (fragments.containsKey(index)) {
                release(index);
            }
        }
    }

    /// The ordered messages of a stream up to this number will not come; those behind need not
    /// wait.
    void skipPast(int stream, int sequence) {
        InboundChannel channel = channels.get(stream);
        if (channel != null) {
            channel.skipPast(sequence);
            deliverInOrder(channel);
        }
    }

    /// Looks to both sides for the rest of the message.
    private boolean join(long index, Fragment fragment, InboundChannel channel) {
        long first = index;
        long size = fragment.bytes().length;
        Fragment begin = fragment;
        while (!begin.begin()) {
            Fragment before = fragments.get(first - 1);
            if (before == null || !before.isContinuedBy(begin)) {
                break;
            }
            begin = before;
            first--;
            size += before.bytes().length;
        }
        long last = index;
        Fragment end = fragment;
        while (!end.end()) {
            Fragment after = fragments.get(last + 1);
            if (after == null || !end.isContinuedBy(after)) {
                break;
            }
            end = after;
            last++;
            size += after.bytes().length;
        }
        if (size > SctpSettings.MAX_RECEIVED_MESSAGE_BYTES) {
            drops.count(Drop.SCTP_MESSAGE_TOO_LARGE);
            return false;
        }
        if (begin.begin() && end.end()) {
            complete(merge(first, last, (int) size), channel);
        }
        return true;
    }

    private Fragment merge(long first, long last, int size) {
        byte[] bytes = new byte[size];
        int position = 0;
        Fragment piece = release(first);
        Fragment head = piece;
        for (long index = first; ; index++) {
            System.arraycopy(piece.bytes(), 0, bytes, position, piece.bytes().length);
            position += piece.bytes().length;
            if (index == last) {
                break;
            }
            piece = release(index + 1);
        }
        return new Fragment(
                head.stream(),
                head.sequence(),
                head.payloadIdentifier(),
                head.unordered(),
                true,
                true,
                bytes);
    }

    private void complete(Fragment message, InboundChannel channel) {
        if (message.unordered()) {
            makeReady(message);
            return;
        }
        if (!channel.offer(message)) {
            drops.count(Drop.SCTP_UNEXPECTED);
            return;
        }
        heldBytes += message.cost();
        deliverInOrder(channel);
    }

    private void deliverInOrder(InboundChannel channel) {
        for (Fragment next = channel.poll(); next != null; next = channel.poll()) {
            heldBytes -= next.cost();
            makeReady(next);
        }
    }

    private void makeReady(Fragment message) {
        PayloadKind kind = PayloadKind.of(message.payloadIdentifier());
        if (kind == null) {
            drops.count(Drop.SCTP_UNEXPECTED);
            return;
        }
        if (message.bytes().length > SctpSettings.MAX_RECEIVED_MESSAGE_BYTES) {
            drops.count(Drop.SCTP_MESSAGE_TOO_LARGE);
            return;
        }
        int length = PayloadKind.isEmpty(message.payloadIdentifier()) ? 0 : message.bytes().length;
        ready.add(new InboundMessage(message.stream(), kind, message.bytes(), length));
    }

    private void hold(long index, Fragment fragment) {
        fragments.put(index, fragment);
        heldBytes += fragment.cost();
    }

    private Fragment release(long index) {
        Fragment fragment = fragments.remove(index);
        if (fragment == null) {
            throw new IllegalStateException("No fragment is held at " + index);
        }
        heldBytes -= fragment.cost();
        return fragment;
    }
}
