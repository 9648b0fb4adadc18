package org.lyceum.rtc.sctp;

/// A timer of the handshake or the shutdown (T1 and T2 of RFC 9260): doubles with every expiry, and
/// gives up after a while.
final class BackoffTimer {
    static final long NEVER = Long.MAX_VALUE;

    private final int maxExpiries;
    private long deadlineNs = NEVER;
    private long intervalNs;
    private int expiries;

    BackoffTimer(int maxExpiries) {
        this.maxExpiries = maxExpiries;
    }

    void start(long nowNs, long firstIntervalNs) {
        expiries = 0;
        intervalNs = firstIntervalNs;
        deadlineNs = nowNs + intervalNs;
    }

    void stop() {
        deadlineNs = NEVER;
    }

    long deadlineNs() {
        return deadlineNs;
    }

    boolean isDue(long nowNs) {
        return deadlineNs != NEVER && nowNs >= deadlineNs;
    }

    /// Called when due: false when it was the last time.
    boolean again(long nowNs) {
        expiries++;
        if (expiries > maxExpiries) {
            stop();
            return false;
        }
        intervalNs = Math.min(2 * intervalNs, RetransmissionTimeout.MAX_NS);
        deadlineNs = nowNs + intervalNs;
        return true;
    }
}
