package org.lyceum.rtc.peer;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;
import org.lyceum.rtc.dtls.DtlsIdentity;
import org.lyceum.rtc.dtls.DtlsKeys;
import org.lyceum.rtc.dtls.HandshakeFence;
import org.lyceum.rtc.ice.IceCredentials;
import org.lyceum.rtc.sctp.SctpSettings;

/// What a peer session needs to know before it starts: what offer and answer settled.
///
/// @param transportCcId the id of the transport-wide sequence number in header extensions, one for
///   the whole bundle (RFC 8843, section 15); 0 for none
public record PeerSettings(
        PeerRole role,
        Ice ice,
        Security security,
        SctpSettings sctp,
        int transportCcId,
        SecureRandom random) {

    /// Both sides' credentials, and the addresses that a client may try (a node's list is empty).
    public record Ice(
            IceCredentials local, IceCredentials remote, List<InetSocketAddress> candidates) {
        public Ice {
            candidates = List.copyOf(candidates);
        }

        /// For a node, which is lite and only answers.
        public static Ice lite(IceCredentials local, IceCredentials remote) {
            return new Ice(local, remote, List.of());
        }
    }

    /// Where the keys come from.
    public sealed interface Security {
        /// From a DTLS handshake with the holder of this fingerprint. `wake` is called from the
        /// fence's thread: post a call of `PeerSession.handleTimeout` to the owner's loop.
        record Handshaking(
                DtlsIdentity identity,
                HandshakeFence fence,
                String remoteFingerprint,
                Runnable wake)
                implements Security {}

        /// From outside, for simulations in virtual time.
        record Injected(DtlsKeys keys) implements Security {}
    }
}
