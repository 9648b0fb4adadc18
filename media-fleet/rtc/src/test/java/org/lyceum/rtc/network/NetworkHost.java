package org.lyceum.rtc.network;

import java.net.InetSocketAddress;
import org.lyceum.rtc.Outbox;

/// Something sans-IO that lives at an address of a simulated network.
public interface NetworkHost {
    void handleDatagram(
            byte[] datagram, int length, InetSocketAddress source, long nowNs, Outbox out);

    void handleTimeout(long nowNs, Outbox out);

    long deadlineNs();
}
