package org.lyceum.rtc.sctp;

/// What the handshake settled: tags, first numbers, the peer's first window, the peer's bound on
/// our streams.
record Agreement(
        int localTag,
        int peerTag,
        int localInitialTsn,
        int peerInitialTsn,
        int peerWindowBytes,
        int outboundStreams) {
    boolean hasTags(int local, int peer) {
        return localTag == local && peerTag == peer;
    }
}
