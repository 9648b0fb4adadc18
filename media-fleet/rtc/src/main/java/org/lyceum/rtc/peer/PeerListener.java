package org.lyceum.rtc.peer;

import org.lyceum.rtc.sctp.ChannelOpen;

/// Whoever a peer session belongs to.
///
/// Called on the owner's event loop, inside the session's own methods, and free to call them.
/// Buffers are valid only until the method returns; they may be changed.
public interface PeerListener {
    /// The other side has proved who it is: media may flow.
    void connected(long nowNs);

    /// The negotiated channels are usable, both ways. Who only listens need not know.
    default void channelsOpen(long nowNs) {}

    /// An RTP packet: authenticated, plain, and sound by `RtpPacket.isValid`.
    void rtp(byte[] packet, int length, long nowNs);

    /// A compound RTCP packet: authenticated and plain. Malformed content is counted already.
    void rtcp(byte[] compound, int length, long nowNs);

    /// The other side opened a channel that was not negotiated; its messages follow. Most have no
    /// use for such channels.
    default void channelOpened(ChannelOpen channel, long nowNs) {}

    /// Such a channel is over; its id may be used again.
    default void channelClosed(int channel, long nowNs) {}

    /// A whole message of a data channel.
    void message(int channel, byte[] bytes, int length, long nowNs);

    /// The session has ended; nothing comes after this. Not called for `PeerSession.close`.
    void closed(CloseReason reason);
}
