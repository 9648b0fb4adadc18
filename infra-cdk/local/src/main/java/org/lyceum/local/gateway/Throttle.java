package org.lyceum.local.gateway;

import java.util.concurrent.TimeUnit;

/// The token bucket that all APIs of an account share. Thread-safe.
public final class Throttle {
    private final int requestsPerSecond;
    private final int burst;
    private double tokens;
    private long filledAtNs;

    public Throttle(GatewayLimits limits, long nowNs) {
        requestsPerSecond = limits.requestsPerSecond();
        burst = limits.burst();
        tokens = burst;
        filledAtNs = nowNs;
    }

    /// @return false when the request must be answered with 429
    public synchronized boolean admits(long nowNs) {
        double seconds = (nowNs - filledAtNs) / (double) TimeUnit.SECONDS.toNanos(1);
        tokens = Math.min(burst, tokens + seconds * requestsPerSecond);
        filledAtNs = nowNs;
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
