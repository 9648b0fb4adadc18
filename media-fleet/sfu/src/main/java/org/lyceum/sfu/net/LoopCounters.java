package org.lyceum.sfu.net;

import org.lyceum.rtc.sctp.SctpAssociation;

/// What one event loop has done for its peers, gone ones included. Owned by its loop.
final class LoopCounters {
    private long packetsForwarded;
    private long eventsSent;
    private long eventsRefused;
    private long handshakes;

    /// A media packet was sent to one subscriber, repeated ones included.
    void forwarded() {
        packetsForwarded++;
    }

    /// A class event was given to one connection.
    void event(SctpAssociation.Sent sent) {
        if (sent == SctpAssociation.Sent.ACCEPTED) {
            eventsSent++;
        } else {
            eventsRefused++;
        }
    }

    /// A connection has its keys.
    void connected() {
        handshakes++;
    }

    long packetsForwarded() {
        return packetsForwarded;
    }

    long eventsSent() {
        return eventsSent;
    }

    /// Events that a connection did not take: too slow, or gone.
    long eventsRefused() {
        return eventsRefused;
    }

    long handshakes() {
        return handshakes;
    }
}
