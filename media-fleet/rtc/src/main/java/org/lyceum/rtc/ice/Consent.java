package org.lyceum.rtc.ice;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.random.RandomGenerator;
import org.lyceum.rtc.stun.StunTransaction;

/// The permission to send to one address, renewed by a check every 5 s ± 20 % (RFC 7675, section
/// 5.1).
///
/// Each check is a transaction of its own and is not repeated. Bounded: the last 8 may be answered,
/// as many as fit into the 30 s that consent lasts.
final class Consent {
    private static final long MIN_PAUSE_NS = 4_000_000_000L;
    private static final long MAX_PAUSE_NS = 6_000_000_000L;
    private static final int MAX_OPEN_CHECKS = 8;

    final InetSocketAddress address;
    final IceGeneration generation;

    private final Deque<StunTransaction> open = new ArrayDeque<>(MAX_OPEN_CHECKS);
    private long lastValidNs;
    private long dueNs;

    Consent(InetSocketAddress address, IceGeneration generation) {
        this.address = address;
        this.generation = generation;
    }

    /// Consent was given by an answer; all checks before it are settled.
    void given(RandomGenerator random, long nowNs) {
        open.clear();
        lastValidNs = nowNs;
        dueNs = nowNs + random.nextLong(MIN_PAUSE_NS, MAX_PAUSE_NS);
    }

    /// The transaction of a check that is about to leave.
    StunTransaction check(RandomGenerator random, long nowNs) {
        if (open.size() == MAX_OPEN_CHECKS) {
            open.removeFirst();
        }
        StunTransaction transaction = StunTransaction.random(random);
        open.addLast(transaction);
        dueNs = nowNs + random.nextLong(MIN_PAUSE_NS, MAX_PAUSE_NS);
        return transaction;
    }

    boolean isAnsweredBy(StunTransaction transaction) {
        return open.contains(transaction);
    }

    boolean hasExpired(long nowNs) {
        return nowNs - lastValidNs >= IceAgent.CONSENT_NS;
    }

    /// When the next check is due, or consent ends.
    long dueNs() {
        return Math.min(dueNs, lastValidNs + IceAgent.CONSENT_NS);
    }
}
