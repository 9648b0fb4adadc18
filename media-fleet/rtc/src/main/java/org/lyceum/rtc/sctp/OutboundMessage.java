package org.lyceum.rtc.sctp;

import java.util.Arrays;

/// A message on its way out: its bytes, and where they belong. Told apart by identity.
final class OutboundMessage {
    private static final byte[] EMPTY = new byte[1];

    private final ChannelSettings channel;
    private final int payloadIdentifier;
    private final byte[] bytes;
    private final long acceptedNs;

    /// The bytes are kept, not copied.
    OutboundMessage(ChannelSettings channel, int payloadIdentifier, byte[] bytes, long acceptedNs) {
        this.channel = channel;
        this.payloadIdentifier = payloadIdentifier;
        this.bytes = bytes;
        this.acceptedNs = acceptedNs;
    }

    /// A copy of `message[0..length)`. SCTP carries no empty message: a byte stands in for it.
    static byte[] copy(byte[] message, int length) {
        return length == 0 ? EMPTY : Arrays.copyOf(message, length);
    }

    /// What a message of this length counts in the queue.
    static int cost(int length) {
        return Math.max(length, EMPTY.length);
    }

    ChannelSettings channel() {
        return channel;
    }

    int payloadIdentifier() {
        return payloadIdentifier;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isSpent(int timesSent, long nowNs) {
        return channel.reliability().isSpent(timesSent, nowNs - acceptedNs);
    }
}
