package org.lyceum.rtc.sctp;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;

/// The data channels of one association by their stream: those negotiated beforehand, and those
/// that either side opened since (RFC 8832). A channel is closed by resetting its stream both ways
/// (RFC 8831, section 6.7).
///
/// Bounded: at most `MAX_OPENED` besides the negotiated ones; further wishes are refused and
/// counted. Not thread-safe: owned by its association.
final class DataChannels {
    static final int MAX_OPENED = 32;

    /// Payload protocol identifier of the channel establishment protocol (RFC 8832, section 8.1).
    static final int CONTROL = 50;

    private static final byte ACK = 2;

    private final Map<Integer, DataChannel> channels = new HashMap<>();
    private final Set<Integer> toReset = new LinkedHashSet<>();
    private final ArrayDeque<Integer> closed = new ArrayDeque<>();
    private final OutboundQueue queue;
    private final DropCounters drops;
    private final int limit;
    private int streams = SctpSettings.STREAMS;

    DataChannels(SctpSettings settings, OutboundQueue queue, DropCounters drops) {
        this.queue = queue;
        this.drops = drops;
        for (ChannelSettings channel : settings.channels()) {
            channels.put(channel.id(), DataChannel.known(channel));
        }
        this.limit = channels.size() + MAX_OPENED;
    }

    /// How many streams the peer takes.
    void agreed(int outboundStreams) {
        streams = outboundStreams;
    }

    @Nullable DataChannel of(int id) {
        return channels.get(id);
    }

    Collection<DataChannel> all() {
        return channels.values();
    }

    boolean mayOpen(int id) {
        return id < streams && !channels.containsKey(id) && channels.size() < limit;
    }

    /// Opens a channel that `mayOpen`: messages may follow at once.
    void open(ChannelOpen wish, long nowNs) {
        int id = wish.settings().id();
        channels.put(id, DataChannel.asked(wish.settings()));
        sendControl(id, wish.write(), nowNs);
    }

    /// What a whole message that came in order means; null when the owner need not know.
    @Nullable Delivery take(InboundMessage message, long nowNs) {
        if (message.payloadIdentifier() == CONTROL) {
            return takeControl(message, nowNs);
        }
        PayloadKind kind = PayloadKind.of(message.payloadIdentifier());
        if (kind == null) {
            drops.count(Drop.SCTP_UNEXPECTED);
            return null;
        }
        DataChannel channel = channels.get(message.stream());
        if (channel == null || channel.isClosing()) {
            drops.count(Drop.SCTP_UNKNOWN_CHANNEL);
            return null;
        }
        channel.acknowledge();
        boolean empty = PayloadKind.isEmpty(message.payloadIdentifier());
        int length = empty ? 0 : message.bytes().length;
        return new Delivery.Message(message.stream(), kind, message.bytes(), length);
    }

    /// Ends a channel from this side: what was accepted still leaves. False when it is none, or
    /// ending already.
    boolean close(int id) {
        DataChannel channel = channels.get(id);
        if (channel == null || !channel.close()) {
            return false;
        }
        toReset.add(id);
        return true;
    }

    /// The peer's direction of a stream began anew: its channel is closed from this side too.
    void incomingReset(int stream) {
        DataChannel channel = channels.get(stream);
        if (channel != null) {
            close(stream);
            channel.incomingReset();
            settle(channel);
        }
    }

    void outgoingReset(int stream) {
        DataChannel channel = channels.get(stream);
        if (channel != null) {
            channel.outgoingReset();
            settle(channel);
        }
    }

    /// The streams of ours that are to begin anew, once.
    List<Integer> takeToReset() {
        List<Integer> streams = List.copyOf(toReset);
        toReset.clear();
        return streams;
    }

    /// The streams of all channels.
    List<Integer> streams() {
        return List.copyOf(channels.keySet());
    }

    /// The next channel that is over, or null.
    @Nullable Delivery pollClosed() {
        Integer id = closed.poll();
        return id == null ? null : new Delivery.Closed(id);
    }

    private void settle(DataChannel channel) {
        int id = channel.settings().id();
        if (channel.isClosed() && channels.remove(id) != null) {
            closed.add(id);
        }
    }

    private @Nullable Delivery takeControl(InboundMessage message, long nowNs) {
        byte[] bytes = message.bytes();
        int stream = message.stream();
        if (bytes.length == 1 && bytes[0] == ACK) {
            DataChannel channel = channels.get(stream);
            if (channel == null || !channel.acknowledge()) {
                drops.count(Drop.SCTP_UNEXPECTED);
            }
            return null;
        }
        ChannelOpen wish = ChannelOpen.read(stream, bytes);
        if (wish == null) {
            refuse(stream, Drop.SCTP_MALFORMED);
            return null;
        }
        if (channels.containsKey(stream)) {
            drops.count(Drop.SCTP_UNEXPECTED);
            return null;
        }
        if (!mayOpen(stream)) {
            refuse(stream, Drop.SCTP_TOO_MANY_CHANNELS);
            return null;
        }
        channels.put(stream, DataChannel.known(wish.settings()));
        sendControl(stream, new byte[] {ACK}, nowNs);
        return new Delivery.Opened(wish);
    }

    /// The wish is answered by closing our direction (RFC 8832, section 6).
    private void refuse(int stream, Drop reason) {
        drops.count(reason);
        if (!channels.containsKey(stream)) {
            toReset.add(stream);
        }
    }

    private void sendControl(int stream, byte[] bytes, long nowNs) {
        ChannelSettings sure = ChannelSettings.orderedReliable(stream);
        queue.add(new OutboundMessage(sure, CONTROL, bytes, nowNs));
    }
}
