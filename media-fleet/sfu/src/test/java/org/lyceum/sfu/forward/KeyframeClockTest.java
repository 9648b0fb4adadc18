package org.lyceum.sfu.forward;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyframeClockTest {
    private static final long MS = 1_000_000L;

    private final KeyframeClock clock = new KeyframeClock();

    @Test
    void asksAtOnceForTheFirstOne() {
        assertThat(clock.takeDue(0)).isFalse();
        clock.want();
        assertThat(clock.takeDue(0)).isTrue();
    }

    @Test
    void gathersAllWishesIntoOneRequest() {
        for (int i = 0; i < 10_000; i++) {
            clock.want();
        }
        assertThat(clock.takeDue(0)).isTrue();
        assertThat(clock.takeDue(1)).isFalse();
        assertThat(clock.requests()).isEqualTo(1);
    }

    @Test
    void asksAgainEveryHalfSecondWhileNoneComes() {
        clock.want();
        assertThat(clock.takeDue(0)).isTrue();
        assertThat(clock.deadlineNs()).isEqualTo(500 * MS);
        assertThat(clock.takeDue(499 * MS)).isFalse();
        assertThat(clock.takeDue(500 * MS)).isTrue();
        clock.keyframeArrived(1, 600 * MS);
        assertThat(clock.takeDue(5_000 * MS)).isFalse();
        assertThat(clock.deadlineNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void neverAsksWithinASecondAfterAKeyframe() {
        arrives(1, 0);
        clock.want();
        assertThat(clock.takeDue(999 * MS)).isFalse();
        assertThat(clock.takeDue(1_000 * MS)).isTrue();
    }

    @Test
    void theKeyframeWithWhichALayerBeginsDelaysTheFirstWishOnlyUntilItIsHeeded() {
        clock.keyframeArrived(1, 0);
        clock.want();
        assertThat(clock.deadlineNs()).isEqualTo(300 * MS);
        assertThat(clock.takeDue(300 * MS)).isTrue();
        clock.keyframeArrived(2, 400 * MS);
        clock.want();
        assertThat(clock.deadlineNs()).isEqualTo(1_400 * MS);
    }

    @Test
    void waitsTwoSecondsInALargeClass() {
        clock.audience(101);
        arrives(1, 0);
        clock.want();
        assertThat(clock.takeDue(1_999 * MS)).isFalse();
        assertThat(clock.takeDue(2_000 * MS)).isTrue();
    }

    @Test
    void spendsAtMostFifteenPercentOfTheBitrateOnKeyframes() {
        // 100 kB/s, of which the keyframe has 45 kB: at 15 % it may come every 3 s.
        arrives(7, 0);
        clock.measure(7, 45_000, 0);
        clock.measure(8, 55_000, 1_000 * MS);
        clock.want();
        assertThat(clock.bitrateBps()).isEqualTo(800_000);
        assertThat(clock.deadlineNs()).isEqualTo(3_000 * MS);
    }

    @Test
    void waitsAtMostFourSeconds() {
        arrives(7, 0);
        clock.measure(7, 500_000, 0);
        clock.measure(8, 1_000, 1_000 * MS);
        clock.want();
        assertThat(clock.deadlineNs()).isEqualTo(4_000 * MS);
    }

    /// A keyframe that somebody wanted.
    private void arrives(long rtpTimestamp, long nowNs) {
        clock.want();
        clock.keyframeArrived(rtpTimestamp, nowNs);
    }
}
