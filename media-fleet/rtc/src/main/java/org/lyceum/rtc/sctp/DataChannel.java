package org.lyceum.rtc.sctp;

/// One data channel from its opening to its closing, which takes both directions (RFC 8831, section
/// 6.7). Not thread-safe: owned by its association.
final class DataChannel {
    private final ChannelSettings settings;
    private boolean acknowledged;
    private boolean closing;
    private boolean incomingReset;
    private boolean outgoingReset;

    private DataChannel(ChannelSettings settings, boolean acknowledged) {
        this.settings = settings;
        this.acknowledged = acknowledged;
    }

    /// One that the peer knows: negotiated beforehand, or opened by the peer.
    static DataChannel known(ChannelSettings settings) {
        return new DataChannel(settings, true);
    }

    /// One that the peer is to learn of.
    static DataChannel asked(ChannelSettings settings) {
        return new DataChannel(settings, false);
    }

    ChannelSettings settings() {
        return settings;
    }

    /// How messages are sent now: in order behind the opening one, until the peer has answered it
    /// (RFC 8832, section 6).
    ChannelSettings sending() {
        return acknowledged
                ? settings
                : new ChannelSettings(settings.id(), true, settings.reliability());
    }

    /// The peer knows of it; false when it did already.
    boolean acknowledge() {
        boolean news = !acknowledged;
        acknowledged = true;
        return news;
    }

    /// Nothing more is sent or taken; false when that was so already.
    boolean close() {
        boolean news = !closing;
        closing = true;
        return news;
    }

    boolean isClosing() {
        return closing;
    }

    void incomingReset() {
        incomingReset = true;
    }

    void outgoingReset() {
        outgoingReset = true;
    }

    /// Both directions are over: the stream may carry another channel.
    boolean isClosed() {
        return incomingReset && outgoingReset;
    }
}
