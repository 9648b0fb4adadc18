package org.lyceum.rtc.sctp;

/// What the handshake settled: tags, first numbers, the peer's first window, the peer's bound on
/// our streams, and what it knows beyond RFC 9260.
record Agreement(
        int localTag,
        int peerTag,
        int localInitialTsn,
        int peerInitialTsn,
        int peerWindowBytes,
        int outboundStreams,
        Extensions peerExtensions) {
    boolean hasTags(int local, int peer) {
        return localTag == local && peerTag == peer;
    }
}
