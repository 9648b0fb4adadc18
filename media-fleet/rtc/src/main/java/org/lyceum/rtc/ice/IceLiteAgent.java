package org.lyceum.rtc.ice;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;
import org.lyceum.rtc.Outbox;
import org.lyceum.rtc.stun.StunMessage;
import org.lyceum.rtc.stun.StunWriter;

/// The server's side of ICE: it has a public address, so it only answers checks (RFC 8445, section
/// 2.5) and sends to where the last nominating one came from.
///
/// That one rule is also how it follows a NAT that changes its mind: Chromium nominates in every
/// check. Firefox nominates once, so a check that does not nominate moves the packets too when the
/// selected address has been silent for longer than Firefox pauses between checks. Until the first
/// nomination, the first valid address gets the packets (RFC 8445, section 12.1).
///
/// Checks that are not ours, or not verified, get no answer: there is nothing here to amplify. Lite
/// agents send no checks, so consent is the other side's checks arriving.
public final class IceLiteAgent implements IceAgent {
    /// Longer than Chromium's pause between checks (2.5 s), shorter than Firefox's (4 to 6 s).
    static final long SILENCE_NS = 3_500_000_000L;

    private static final int ROLE_CONFLICT = 487;
    private static final int UNKNOWN_ATTRIBUTE = 420;

    private final DropCounters drops;
    private final StunWriter writer = new StunWriter();
    private final ValidatedTuples tuples = new ValidatedTuples();

    private IceGeneration current;
    private @Nullable IceGeneration previous;
    private @Nullable InetSocketAddress selected;
    private boolean consentSeen;
    private long lastValidNs;
    private boolean expiryNoted;

    public IceLiteAgent(IceCredentials local, IceCredentials remote, DropCounters drops) {
        this.current = new IceGeneration(local, remote);
        this.drops = drops;
    }

    @Override
    public void handle(
            byte[] datagram, int length, InetSocketAddress source, long nowNs, Outbox out) {
        StunMessage message = StunMessage.parse(datagram, length);
        if (message == null) {
            drops.count(Drop.STUN_MALFORMED);
        } else if (message.is(StunMessage.BINDING_REQUEST)) {
            handleRequest(message, source, nowNs, out);
        } else if (!message.is(StunMessage.BINDING_INDICATION)) { // those are keepalives
            drops.count(Drop.STUN_UNEXPECTED);
        }
    }

    @Override
    public void handleTimeout(long nowNs, Outbox out) {
        tuples.expire(selected, nowNs);
        expiryNoted = consentExpired(nowNs);
    }

    @Override
    public long deadlineNs() {
        return consentSeen && !expiryNoted ? lastValidNs + CONSENT_NS : Long.MAX_VALUE;
    }

    @Override
    public @Nullable InetSocketAddress selected() {
        return selected;
    }

    @Override
    public boolean isValidated(InetSocketAddress address) {
        return tuples.contains(address);
    }

    @Override
    public boolean consentExpired(long nowNs) {
        return consentSeen && nowNs - lastValidNs >= CONSENT_NS;
    }

    @Override
    public void restart(IceCredentials local, IceCredentials remote, long nowNs) {
        if (previous == null) {
            previous = current; // the one whose address still gets the packets
        }
        current = new IceGeneration(local, remote);
    }

    private void handleRequest(
            StunMessage request, InetSocketAddress source, long nowNs, Outbox out) {
        IceGeneration generation = generationOf(request);
        if (generation == null) {
            drops.count(Drop.STUN_UNKNOWN_USERNAME);
        } else if (!request.hasValidFingerprint()) {
            drops.count(Drop.STUN_BAD_FINGERPRINT);
        } else if (!request.hasValidIntegrity(generation.localKey)) {
            drops.count(Drop.STUN_BAD_INTEGRITY);
        } else if (request.notUnderstood().length > 0) {
            writer.begin(StunMessage.BINDING_ERROR, request.transaction())
                    .errorCode(UNKNOWN_ATTRIBUTE)
                    .unknownAttributes(request.notUnderstood());
            reply(generation, source, out);
        } else if (request.isFromControlled()) { // a lite agent is the controlled one
            writer.begin(StunMessage.BINDING_ERROR, request.transaction()).errorCode(ROLE_CONFLICT);
            reply(generation, source, out);
        } else {
            writer.begin(StunMessage.BINDING_SUCCESS, request.transaction()).mappedAddress(source);
            reply(generation, source, out);
            accept(request, generation, source, nowNs);
        }
    }

    private @Nullable IceGeneration generationOf(StunMessage request) {
        String username = request.username();
        if (current.inboundUsername.equals(username)) {
            return current;
        }
        return previous != null && previous.inboundUsername.equals(username) ? previous : null;
    }

    private void reply(IceGeneration generation, InetSocketAddress source, Outbox out) {
        out.send(writer.bytes(), 0, writer.finish(generation.localKey), source);
    }

    private void accept(
            StunMessage request, IceGeneration generation, InetSocketAddress source, long nowNs) {
        if (moves(request, generation, source, nowNs)) {
            selected = source;
            if (request.hasUseCandidate()) {
                previous = generation.equals(current) ? null : previous;
            }
        }
        consentSeen = true;
        expiryNoted = false;
        lastValidNs = nowNs;
        tuples.expire(selected, nowNs);
        if (!tuples.heard(source, selected, nowNs)) {
            drops.count(Drop.ICE_TOO_MANY_TUPLES);
        }
    }

    private boolean moves(
            StunMessage request, IceGeneration generation, InetSocketAddress source, long nowNs) {
        if (selected == null || request.hasUseCandidate()) {
            return true;
        }
        boolean restarting = previous != null && generation.equals(current);
        return !restarting
                && tuples.silenceNs(selected, nowNs) >= SILENCE_NS
                && !selected.equals(source);
    }
}
