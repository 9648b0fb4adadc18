package org.lyceum.sfu.forward;

/// How far a subscription goes in sending packets again: no request, however often repeated, makes
/// it flood its own link.
final class RepeatLimits {
    /// Nothing older is worth a repair.
    static final long MAX_AGE_NS = 1_500_000_000L;

    /// Times that one packet is sent again.
    static final int MAX_REPEATS = 8;

    /// Packets that are sent again in one second.
    static final int MAX_PER_SECOND = 300;

    /// Between two complaints about lost pictures that are passed on. Browsers complain again while
    /// they cannot decode.
    static final long PICTURE_LOSS_PAUSE_NS = 50_000_000L;

    private static final long MIN_PAUSE_NS = 10_000_000L;

    private long roundTripNs = 50_000_000L;
    private long secondBeganNs = Long.MIN_VALUE / 2;
    private int thisSecond;
    private long pictureLossNs = Long.MIN_VALUE / 2;

    void roundTrip(long ns) {
        roundTripNs = ns;
    }

    /// Whether this packet may be sent again now. Saying yes counts.
    boolean allow(SequenceMap numbers, long outIndex, long ageNs, long nowNs) {
        int nowMs = (int) (nowNs / 1_000_000L);
        int repeats = numbers.repeatsOf(outIndex);
        boolean onItsWay =
                repeats > 0
                        && (nowMs - numbers.repeatedMsOf(outIndex)) * 1_000_000L
                                < Math.max(MIN_PAUSE_NS, roundTripNs);
        if (ageNs > MAX_AGE_NS || repeats >= MAX_REPEATS || onItsWay || !withinBudget(nowNs)) {
            return false;
        }
        numbers.countRepeat(outIndex, nowMs);
        return true;
    }

    /// Whether a complaint about a lost picture is passed on now. Saying yes counts.
    boolean allowPictureLoss(long nowNs) {
        if (nowNs - pictureLossNs < PICTURE_LOSS_PAUSE_NS) {
            return false;
        }
        pictureLossNs = nowNs;
        return true;
    }

    private boolean withinBudget(long nowNs) {
        if (nowNs - secondBeganNs >= 1_000_000_000L) {
            secondBeganNs = nowNs;
            thisSecond = 0;
        }
        return thisSecond++ < MAX_PER_SECOND;
    }
}
