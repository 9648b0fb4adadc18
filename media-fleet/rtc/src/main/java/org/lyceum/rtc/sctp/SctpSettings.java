package org.lyceum.rtc.sctp;

import java.util.List;

/// What is fixed before an association begins: the ports of the SDP (`a=sctp-port`), the largest
/// message that the peer takes (`a=max-message-size`), how much may wait here to be put together,
/// and the negotiated channels.
public record SctpSettings(
        int localPort,
        int remotePort,
        int maxSentMessageBytes,
        int windowBytes,
        List<ChannelSettings> channels) {
    public static final int DEFAULT_PORT = 5_000;

    /// The largest message taken in: announce it in the SDP.
    public static final int MAX_RECEIVED_MESSAGE_BYTES = 64 * 1_024;

    /// The largest message sent, whatever the peer would take.
    public static final int MAX_SENT_MESSAGE_BYTES = 256 * 1_024;

    /// Streams offered and taken, each way.
    static final int STREAMS = 1_024;

    public SctpSettings {
        channels = List.copyOf(channels);
        if (localPort <= 0 || remotePort <= 0 || maxSentMessageBytes <= 0) {
            throw new IllegalArgumentException("Ports and sizes are positive");
        }
        if (channels.stream().anyMatch(channel -> channel.id() >= STREAMS)) {
            throw new IllegalArgumentException("Channel ids lie below " + STREAMS);
        }
        if (windowBytes < InitChunk.MIN_WINDOW_BYTES) {
            throw new IllegalArgumentException("No window: " + windowBytes);
        }
        maxSentMessageBytes = Math.min(maxSentMessageBytes, MAX_SENT_MESSAGE_BYTES);
    }

    /// With the usual window.
    public SctpSettings(
            int localPort,
            int remotePort,
            int maxSentMessageBytes,
            List<ChannelSettings> channels) {
        this(localPort, remotePort, maxSentMessageBytes, Reception.WINDOW_BYTES, channels);
    }

    /// Ports 5000 on both sides, as browsers have it.
    public static SctpSettings of(List<ChannelSettings> channels) {
        return new SctpSettings(DEFAULT_PORT, DEFAULT_PORT, MAX_SENT_MESSAGE_BYTES, channels);
    }
}
