package org.lyceum.sfu.room;

/// How many acts one connection may do: a burst, then some a second. Owned by its connection's
/// event loop.
final class ActBudget {
    static final int BURST = 40;
    static final int PER_SECOND = 10;

    /// After this time one more is allowed.
    static final long RETRY_MS = 1_000 / PER_SECOND;

    private double left = BURST;
    private long countedNs = Long.MIN_VALUE;

    /// Whether one more is allowed now. Saying yes counts.
    boolean take(long nowNs) {
        if (countedNs != Long.MIN_VALUE) {
            left = Math.min(BURST, left + (nowNs - countedNs) * PER_SECOND / 1e9);
        }
        countedNs = nowNs;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
