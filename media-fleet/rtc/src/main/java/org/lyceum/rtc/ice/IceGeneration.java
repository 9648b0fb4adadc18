package org.lyceum.rtc.ice;

import org.lyceum.rtc.stun.StunKey;

/// The credentials of both sides between two restarts, with what is made of them once.
final class IceGeneration {
    /// The USERNAME of checks that arrive here: our name first (RFC 8445, section 7.2.2).
    final String inboundUsername;

    /// The USERNAME of checks that we send.
    final String outboundUsername;

    /// Signs and verifies the checks that arrive here, and their answers.
    final StunKey localKey;

    /// Signs and verifies the checks that we send, and their answers.
    final StunKey remoteKey;

    IceGeneration(IceCredentials local, IceCredentials remote) {
        inboundUsername = local.ufrag() + ":" + remote.ufrag();
        outboundUsername = remote.ufrag() + ":" + local.ufrag();
        localKey = StunKey.of(local.password());
        remoteKey = StunKey.of(remote.password());
    }
}
