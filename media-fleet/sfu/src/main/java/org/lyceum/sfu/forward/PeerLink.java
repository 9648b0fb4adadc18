package org.lyceum.sfu.forward;

/// The way to one peer: its session, as forwarding and room see it.
///
/// Called on the peer's event loop only. Arrays may be overwritten in place; they are valid only
/// until the method returns.
public interface PeerLink {
    /// Bytes that must be free behind a packet, for its authentication tag.
    int SPARE_BYTES = 32;

    /// What became of a message.
    enum Sent {
        ACCEPTED,
        /// More waits for this peer than may wait; the message was not taken.
        FULL,
        CLOSED
    }

    /// Sends a plain RTP packet; stamps the transport-wide number where the packet has a place for
    /// it. False while the peer is not connected.
    boolean sendRtp(byte[] packet, int length, long nowNs);

    /// More of the same frame comes at once: what was sent last may wait a moment for it, so that
    /// both leave together.
    default void moreFollows() {}

    /// Sends a plain compound RTCP packet. False while the peer is not connected.
    boolean sendRtcp(byte[] compound, int length, long nowNs);

    /// Sends a text on channel 0.
    Sent sendMessage(byte[] utf8, int length, long nowNs);

    /// Bytes of messages that wait for this peer.
    long waitingBytes();

    /// Ends the session.
    void close(long nowNs);
}
