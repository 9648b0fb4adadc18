package org.lyceum.functions.limits;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// A bucket of tokens for each of many, which fills again with time.
///
/// Bounded: at most [#MOST] are remembered, then the one that was quiet for longest is forgotten,
/// and begins with a full bucket. It reads no clock. Safe for threads.
public final class TokenBuckets {
    static final int MOST = 20_000;

    private final Map<String, Bucket> buckets = new Recent();

    /// What somebody may do: so much at once, and so much a second from then on.
    public record Allowance(int burst, double perSecond) {}

    private record Bucket(double tokens, long countedNs) {}

    /// Takes a token: zero when there was one, else how long it takes until there is.
    public synchronized Duration take(String who, Allowance allowance, long nowNs) {
        Bucket before = buckets.getOrDefault(who, new Bucket(allowance.burst(), nowNs));
        double grown = Math.max(0, nowNs - before.countedNs()) * allowance.perSecond() / 1e9;
        double tokens = Math.min(allowance.burst(), before.tokens() + grown);
        if (tokens >= 1) {
            buckets.put(who, new Bucket(tokens - 1, nowNs));
            return Duration.ZERO;
        }
        buckets.put(who, new Bucket(tokens, nowNs));
        return Duration.ofNanos((long) Math.ceil((1 - tokens) * 1e9 / allowance.perSecond()));
    }

    private static final class Recent extends LinkedHashMap<String, Bucket> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST;
        }
    }
}
