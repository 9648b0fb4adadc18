package org.lyceum.rtc.sdp;

import java.net.InetSocketAddress;
import java.util.List;
import org.lyceum.rtc.ice.IceCredentials;

/// The node's part of an answer: its credentials for this peer, the SHA-256 fingerprint of its
/// certificate (as SDP writes it), and the UDP addresses where it listens, best first.
public record AnswerSettings(
        IceCredentials local,
        String fingerprint,
        List<InetSocketAddress> candidates,
        SsrcSource ssrcs) {
    public AnswerSettings {
        candidates = List.copyOf(candidates);
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("A lite agent is found by its addresses only");
        }
    }

    AnswerSettings withLocal(IceCredentials credentials) {
        return new AnswerSettings(credentials, fingerprint, candidates, ssrcs);
    }
}
