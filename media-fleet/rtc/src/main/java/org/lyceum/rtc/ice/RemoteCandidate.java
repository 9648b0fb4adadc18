package org.lyceum.rtc.ice;

import java.net.InetSocketAddress;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.stun.StunTransaction;

/// One address of the other side and how far its check has come.
///
/// A check is sent at most 7 times, the pause doubling from 500 ms to at most 1.6 s (RFC 8489,
/// section 6.2.1, shortened: a lite server answers at once or not at all).
final class RemoteCandidate {
    static final int MAX_ATTEMPTS = 7;
    static final long FIRST_PAUSE_NS = 500_000_000L;
    static final long MAX_PAUSE_NS = 1_600_000_000L;

    enum Phase {
        CHECKING,
        VALID,
        NOMINATING,
        FAILED
    }

    final InetSocketAddress address;

    private Phase phase = Phase.CHECKING;
    private StunTransaction transaction;
    private int attempts;
    private long pauseNs = FIRST_PAUSE_NS;
    private long dueNs;

    RemoteCandidate(InetSocketAddress address, StunTransaction transaction, long dueNs) {
        this.address = address;
        this.transaction = transaction;
        this.dueNs = dueNs;
    }

    Phase phase() {
        return phase;
    }

    StunTransaction transaction() {
        return transaction;
    }

    /// When the check is to be sent (again) or given up.
    long dueNs() {
        return isUnderWay() ? dueNs : Long.MAX_VALUE;
    }

    /// Takes one attempt; false when there are none left, and the candidate has failed.
    boolean takeAttempt(long nowNs) {
        if (attempts == MAX_ATTEMPTS) {
            phase = Phase.FAILED;
            return false;
        }
        attempts++;
        dueNs = nowNs + pauseNs;
        pauseNs = Math.min(2 * pauseNs, MAX_PAUSE_NS);
        return true;
    }

    boolean answers(@Nullable StunTransaction answered) {
        return isUnderWay() && transaction.equals(answered);
    }

    void becomeValid() {
        phase = Phase.VALID;
    }

    /// Begins a second check, one that nominates.
    void nominate(RandomGenerator random, long nowNs) {
        phase = Phase.NOMINATING;
        transaction = StunTransaction.random(random);
        attempts = 0;
        pauseNs = FIRST_PAUSE_NS;
        dueNs = nowNs;
    }

    private boolean isUnderWay() {
        return phase == Phase.CHECKING || phase == Phase.NOMINATING;
    }
}
