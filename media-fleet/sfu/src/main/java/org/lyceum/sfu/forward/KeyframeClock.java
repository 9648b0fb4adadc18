package org.lyceum.sfu.forward;

/// Says when to ask a publisher for a keyframe of one layer, however many people want one.
///
/// Wishes are gathered: one request serves all. A request is repeated every `REPEAT_NS` until the
/// keyframe comes, since a browser may ignore one right after another. Keyframes are never closer
/// than `MIN_INTERVAL_NS`, cost at most `BUDGET` of the layer's bitrate, and come at most every
/// `LARGE_CLASS_INTERVAL_NS` in a large class. The one with which a layer begins, unasked, does not
/// count: whoever it was for had no slot yet. Not thread-safe: owned by its worker's event loop.
public final class KeyframeClock {
    public static final long REPEAT_NS = 500_000_000L;
    public static final long MIN_INTERVAL_NS = 1_000_000_000L;
    public static final long LARGE_CLASS_INTERVAL_NS = 2_000_000_000L;
    public static final long MAX_INTERVAL_NS = 4_000_000_000L;

    /// Browsers ignore a request that comes sooner after a keyframe.
    static final long HEEDED_AFTER_NS = 300_000_000L;

    /// Participants above which a class is large.
    public static final int LARGE_CLASS = 100;

    /// Share of a layer's bits that keyframes may cost.
    public static final double BUDGET = 0.15;

    private static final long NEVER = Long.MIN_VALUE / 2;

    private boolean wanted;
    private boolean largeClass;
    private long arrivedNs = NEVER;
    private long beganNs = NEVER;
    private long askedNs = NEVER;
    private long keyframeTimestamp = -1;
    private long keyframeBytes;
    private double bitrateBps;
    private long secondBeganNs = NEVER;
    private long bytesThisSecond;
    private long requests;

    /// Somebody wants a keyframe.
    public void want() {
        wanted = true;
    }

    /// How many people are in the class.
    public void audience(int participants) {
        largeClass = participants > LARGE_CLASS;
    }

    /// A keyframe began to arrive: all wishes until now are served.
    public void keyframeArrived(long rtpTimestamp, long nowNs) {
        if (beganNs == NEVER && !wanted) {
            beganNs = nowNs;
        } else {
            arrivedNs = nowNs;
        }
        wanted = false;
        keyframeTimestamp = rtpTimestamp;
        keyframeBytes = 0;
    }

    /// Measures each packet of the layer, those of keyframes by their common timestamp.
    public void measure(long rtpTimestamp, int sizeBytes, long nowNs) {
        if (rtpTimestamp == keyframeTimestamp) {
            keyframeBytes += sizeBytes;
        }
        bytesThisSecond += sizeBytes;
        if (secondBeganNs == NEVER) {
            secondBeganNs = nowNs;
        }
        long elapsedNs = nowNs - secondBeganNs;
        if (elapsedNs >= 1_000_000_000L) {
            bitrateBps = bytesThisSecond * 8e9 / elapsedNs;
            bytesThisSecond = 0;
            secondBeganNs = nowNs;
        }
    }

    /// Whether to ask now. Saying yes counts as having asked.
    public boolean takeDue(long nowNs) {
        if (!wanted || nowNs < deadlineNs()) {
            return false;
        }
        askedNs = nowNs;
        requests++;
        return true;
    }

    /// When to ask next; Long.MAX_VALUE while nobody wants a keyframe.
    public long deadlineNs() {
        if (!wanted) {
            return Long.MAX_VALUE;
        }
        long heededNs = Math.max(arrivedNs + intervalNs(), beganNs + HEEDED_AFTER_NS);
        return Math.max(heededNs, askedNs + REPEAT_NS);
    }

    /// How often the publisher was asked.
    public long requests() {
        return requests;
    }

    /// Of the last full second.
    public long bitrateBps() {
        return (long) bitrateBps;
    }

    private long intervalNs() {
        long least = largeClass ? LARGE_CLASS_INTERVAL_NS : MIN_INTERVAL_NS;
        if (bitrateBps <= 0) {
            return least;
        }
        long affordableNs = (long) (keyframeBytes * 8e9 / (BUDGET * bitrateBps));
        return Math.clamp(affordableNs, least, MAX_INTERVAL_NS);
    }
}
