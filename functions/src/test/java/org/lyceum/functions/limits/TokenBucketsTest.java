package org.lyceum.functions.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lyceum.functions.limits.TokenBuckets.Allowance;

/// Everybody has a bucket of their own; the clock is a number.
final class TokenBucketsTest {
    private static final Allowance TEN_A_SECOND = new Allowance(3, 10);
    private static final long MILLI = 1_000_000L;

    private final TokenBuckets buckets = new TokenBuckets();

    @Test
    void lastsForTheBurstAndFillsAgain() {
        for (int i = 0; i < 3; i++) {
            assertThat(take("a", 0)).isZero();
        }
        assertThat(take("a", 0)).isEqualTo(Duration.ofMillis(100));
        assertThat(take("a", 60 * MILLI)).isEqualTo(Duration.ofMillis(40));
        assertThat(take("a", 100 * MILLI)).isZero();
        assertThat(take("a", 100 * MILLI)).isEqualTo(Duration.ofMillis(100));
        for (int i = 0; i < 3; i++) {
            assertThat(take("a", 60_000 * MILLI)).isZero();
        }
        assertThat(take("a", 60_000 * MILLI)).isPositive();
    }

    @Test
    void isNobodyElses() {
        for (int i = 0; i < 4; i++) {
            take("a", 0);
        }
        assertThat(take("b", 0)).isZero();
    }

    @Test
    void aClockThatStepsBackGivesNothing() {
        for (int i = 0; i < 3; i++) {
            take("a", 1_000 * MILLI);
        }
        assertThat(take("a", 0)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void remembersSoManyAndForgetsTheQuietestFirst() {
        for (int i = 0; i < 4; i++) {
            take("first", 0);
        }
        for (int i = 0; i < TokenBuckets.MOST - 1; i++) {
            take("other" + i, 0);
        }
        assertThat(take("first", 0)).isPositive();
        for (int i = 0; i < TokenBuckets.MOST; i++) {
            take("more" + i, 0);
        }
        assertThat(take("first", 0)).as("forgotten").isZero();
    }

    private Duration take(String who, long nowNs) {
        return buckets.take(who, TEN_A_SECOND, nowNs);
    }
}
