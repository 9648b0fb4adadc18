package org.lyceum.rtc.ice;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;
import org.lyceum.rtc.Outbox;
import org.lyceum.rtc.stun.StunMessage;
import org.lyceum.rtc.stun.StunTransaction;
import org.lyceum.rtc.stun.StunWriter;

/// A bot's side of ICE: it checks the server's addresses, nominates the first that answers, and
/// keeps consent (RFC 8445, sections 6 and 7; RFC 7675).
///
/// Checks begin with the first `handleTimeout`. Its other side is always a lite agent, which sends
/// no checks, so requests are counted and not answered. Consent checks nominate as Chromium's do:
/// by them the server follows a NAT that changes its mind.
public final class IceControllingAgent implements IceAgent {
    /// Between the first checks to two addresses (RFC 8445, section 14.2).
    static final long PACE_NS = 50_000_000L;

    /// Bounded: further addresses of the other side are not tried.
    static final int MAX_CANDIDATES = 16;

    /// A deadline that has always passed, and from which any sensible time can be subtracted.
    private static final long AT_ONCE = Long.MIN_VALUE / 2;

    /// A host candidate's priority as a check would have it (RFC 8445, section 7.1.1).
    private static final long PEER_REFLEXIVE_PRIORITY = (110L << 24) | (65_535L << 8) | 255L;

    private final List<InetSocketAddress> addresses;
    private final RandomGenerator random;
    private final DropCounters drops;
    private final StunWriter writer = new StunWriter();
    private final long tieBreaker;

    private final List<RemoteCandidate> candidates = new ArrayList<>();
    private IceGeneration current;
    private boolean started;
    private @Nullable Consent consent;
    private boolean expiryNoted;

    /// What an agent starts from: the credentials, and the addresses in the other side's answer.
    public record Start(
            IceCredentials local, IceCredentials remote, List<InetSocketAddress> candidates) {}

    public IceControllingAgent(Start start, RandomGenerator random, DropCounters drops) {
        this.current = new IceGeneration(start.local(), start.remote());
        this.addresses = start.candidates().stream().limit(MAX_CANDIDATES).toList();
        this.random = random;
        this.drops = drops;
        this.tieBreaker = random.nextLong();
    }

    @Override
    public void handle(
            byte[] datagram, int length, InetSocketAddress source, long nowNs, Outbox out) {
        StunMessage message = StunMessage.parse(datagram, length);
        if (message == null) {
            drops.count(Drop.STUN_MALFORMED);
        } else if (!message.hasValidFingerprint()) {
            drops.count(Drop.STUN_BAD_FINGERPRINT);
        } else if (message.is(StunMessage.BINDING_SUCCESS)) {
            handleSuccess(message, source, nowNs, out);
        } else { // an error changes nothing: the check is repeated until it has failed
            drops.count(Drop.STUN_UNEXPECTED);
        }
    }

    @Override
    public void handleTimeout(long nowNs, Outbox out) {
        if (!started) {
            begin(nowNs);
        }
        for (RemoteCandidate candidate : candidates) {
            if (candidate.dueNs() <= nowNs) {
                sendCheck(candidate, nowNs, out);
            }
        }
        keepConsent(nowNs, out);
    }

    @Override
    public long deadlineNs() {
        if (!started) {
            return AT_ONCE;
        }
        long deadlineNs = consent == null || expiryNoted ? Long.MAX_VALUE : consent.dueNs();
        for (RemoteCandidate candidate : candidates) {
            deadlineNs = Math.min(deadlineNs, candidate.dueNs());
        }
        return deadlineNs;
    }

    @Override
    public @Nullable InetSocketAddress selected() {
        return consent == null ? null : consent.address;
    }

    @Override
    public boolean isValidated(InetSocketAddress address) {
        if (consent != null && consent.address.equals(address)) {
            return true;
        }
        for (RemoteCandidate candidate : candidates) {
            if (candidate.address.equals(address)
                    && (candidate.phase() == RemoteCandidate.Phase.VALID
                            || candidate.phase() == RemoteCandidate.Phase.NOMINATING)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean consentExpired(long nowNs) {
        return consent != null && consent.hasExpired(nowNs);
    }

    @Override
    public void restart(IceCredentials local, IceCredentials remote, long nowNs) {
        current = new IceGeneration(local, remote);
        candidates.clear();
        begin(nowNs);
    }

    /// True when no address has answered and none will be asked again.
    public boolean hasFailed() {
        return started
                && consent == null
                && candidates.stream().allMatch(c -> c.phase() == RemoteCandidate.Phase.FAILED);
    }

    private void begin(long nowNs) {
        started = true;
        for (InetSocketAddress address : addresses) {
            long dueNs = nowNs + candidates.size() * PACE_NS;
            candidates.add(new RemoteCandidate(address, StunTransaction.random(random), dueNs));
        }
    }

    private void sendCheck(RemoteCandidate candidate, long nowNs, Outbox out) {
        if (!candidate.takeAttempt(nowNs)) {
            nominateAnother(nowNs, out);
            return;
        }
        beginCheck(current, candidate.transaction());
        if (candidate.phase() == RemoteCandidate.Phase.NOMINATING) {
            writer.useCandidate();
        }
        send(current, candidate.address, out);
    }

    private void beginCheck(IceGeneration generation, StunTransaction transaction) {
        writer.begin(StunMessage.BINDING_REQUEST, transaction)
                .username(generation.outboundUsername)
                .controlling(tieBreaker)
                .priority(PEER_REFLEXIVE_PRIORITY);
    }

    private void send(IceGeneration generation, InetSocketAddress address, Outbox out) {
        out.send(writer.bytes(), 0, writer.finish(generation.remoteKey), address);
    }

    private void handleSuccess(
            StunMessage success, InetSocketAddress source, long nowNs, Outbox out) {
        StunTransaction transaction = success.transaction();
        RemoteCandidate candidate = candidateOf(transaction, source);
        if (candidate != null) {
            if (isFrom(current, success)) {
                advance(candidate, nowNs, out);
            }
        } else if (consent != null
                && consent.address.equals(source)
                && consent.isAnsweredBy(transaction)) {
            if (isFrom(consent.generation, success)) {
                consent.given(random, nowNs);
                expiryNoted = false;
            }
        } else {
            drops.count(Drop.STUN_UNEXPECTED);
        }
    }

    /// An answer counts only from the address that was asked (RFC 8445, section 7.2.5.2.1).
    private @Nullable RemoteCandidate candidateOf(
            StunTransaction transaction, InetSocketAddress source) {
        for (RemoteCandidate candidate : candidates) {
            if (candidate.answers(transaction) && candidate.address.equals(source)) {
                return candidate;
            }
        }
        return null;
    }

    private boolean isFrom(IceGeneration generation, StunMessage success) {
        boolean valid = success.hasValidIntegrity(generation.remoteKey);
        if (!valid) {
            drops.count(Drop.STUN_BAD_INTEGRITY);
        }
        return valid;
    }

    private void advance(RemoteCandidate candidate, long nowNs, Outbox out) {
        if (candidate.phase() == RemoteCandidate.Phase.NOMINATING) {
            consent = new Consent(candidate.address, current);
            consent.given(random, nowNs);
            expiryNoted = false;
            candidates.clear();
        } else {
            candidate.becomeValid();
            nominateAnother(nowNs, out);
        }
    }

    /// Nominates the first valid address unless a nomination is under way.
    private void nominateAnother(long nowNs, Outbox out) {
        RemoteCandidate valid = null;
        for (RemoteCandidate candidate : candidates) {
            if (candidate.phase() == RemoteCandidate.Phase.NOMINATING) {
                return;
            }
            if (valid == null && candidate.phase() == RemoteCandidate.Phase.VALID) {
                valid = candidate;
            }
        }
        if (valid != null) {
            valid.nominate(random, nowNs);
            sendCheck(valid, nowNs, out);
        }
    }

    private void keepConsent(long nowNs, Outbox out) {
        if (consent == null || consent.dueNs() > nowNs) {
            return;
        }
        if (consent.hasExpired(nowNs)) {
            expiryNoted = true;
            return;
        }
        beginCheck(consent.generation, consent.check(random, nowNs));
        writer.useCandidate();
        send(consent.generation, consent.address, out);
    }
}
