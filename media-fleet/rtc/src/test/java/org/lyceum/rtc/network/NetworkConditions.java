package org.lyceum.rtc.network;

/// How bad a simulated network is: probabilities from 0 to 1, times one way. Jitter reorders.
public record NetworkConditions(double loss, double duplication, long delayNs, long jitterNs) {
    public static final NetworkConditions GOOD = new NetworkConditions(0, 0, 10_000_000, 0);

    public NetworkConditions withLoss(double otherLoss) {
        return new NetworkConditions(otherLoss, duplication, delayNs, jitterNs);
    }
}
