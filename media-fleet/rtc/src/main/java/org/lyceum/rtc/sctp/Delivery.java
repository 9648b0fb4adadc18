package org.lyceum.rtc.sctp;

/// What the owner of an association is told next.
sealed interface Delivery {
    record Message(int channel, PayloadKind kind, byte[] bytes, int length) implements Delivery {}

    /// The peer opened a channel.
    record Opened(ChannelOpen channel) implements Delivery {}

    /// The channel is over on both sides.
    record Closed(int channel) implements Delivery {}

    default void tell(SctpAssociation.Sink sink) {
        switch (this) {
            case Message(int channel, PayloadKind kind, byte[] bytes, int length) ->
                    sink.message(channel, kind, bytes, length);
            case Opened(ChannelOpen channel) -> sink.channelOpened(channel);
            case Closed(int channel) -> sink.channelClosed(channel);
        }
    }
}
