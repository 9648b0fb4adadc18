package org.lyceum.rtc.ice;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.Outbox;

/// One side of an ICE session: it finds out to which address the other side's packets may go.
///
/// Sans-IO; not thread-safe: owned by its peer's event loop.
public sealed interface IceAgent permits IceLiteAgent, IceControllingAgent {
    /// Consent ends this long after the last valid check (RFC 7675, section 5.1).
    long CONSENT_NS = 30_000_000_000L;

    /// Takes a STUN datagram of this session. The bytes are not kept.
    void handle(byte[] datagram, int length, InetSocketAddress source, long nowNs, Outbox out);

    /// Does what is due.
    void handleTimeout(long nowNs, Outbox out);

    /// When something is due next; `Long.MAX_VALUE` when nothing is.
    long deadlineNs();

    /// Where packets go, or null while no address is known to be good.
    @Nullable InetSocketAddress selected();

    /// Whether a check from or to this address was valid, so that its other packets may be heard.
    boolean isValidated(InetSocketAddress address);

    /// True when there once was a valid check, and none for 30 s: sending must stop.
    boolean consentExpired(long nowNs);

    /// Begins anew under new credentials. The old address keeps its packets until the new checks
    /// have nominated one.
    void restart(IceCredentials local, IceCredentials remote, long nowNs);
}
