package org.lyceum.rtc;

import java.net.InetSocketAddress;

/// Where the core puts the datagrams that it wants sent. It never calls back.
///
/// The host decides when they leave: it may gather what one turn of its event loop produced and
/// send it as one segmented group.
public interface Outbox {
    /// Hands over one datagram. The bytes are copied before this method returns.
    void send(byte[] buffer, int offset, int length, InetSocketAddress destination);
}
