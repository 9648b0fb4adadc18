package org.lyceum.rtc.sctp;

/// The patience towards a peer whose window has no room: a lone chunk asks whether it opened again,
/// at first after one retransmission timeout, then after twice as long each time (RFC 9260, section
/// 6.1 A). Not thread-safe: owned by its association.
final class WindowProbe {
    static final long MAX_INTERVAL_NS = 10_000_000_000L;

    private long intervalNs;
    private long deadlineNs = BackoffTimer.NEVER;

    long deadlineNs() {
        return deadlineNs;
    }

    /// The window has room, or nothing waits for it.
    void open() {
        intervalNs = 0;
        deadlineNs = BackoffTimer.NEVER;
    }

    /// Something waits and nothing is under way: whether it may leave all the same.
    boolean isDue(long nowNs, long firstIntervalNs) {
        if (deadlineNs == BackoffTimer.NEVER) {
            intervalNs =
                    intervalNs == 0 ? firstIntervalNs : Math.min(2 * intervalNs, MAX_INTERVAL_NS);
            deadlineNs = nowNs + intervalNs;
        }
        return nowNs >= deadlineNs;
    }

    /// It left. While it is under way the timer of retransmissions is responsible for it.
    void sent() {
        deadlineNs = BackoffTimer.NEVER;
    }
}
