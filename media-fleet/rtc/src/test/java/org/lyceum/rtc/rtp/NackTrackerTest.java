package org.lyceum.rtc.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NackTrackerTest {
    private static final long MS = 1_000_000L;
    private static final long ROUND_TRIP = 50 * MS;

    private final NackTracker tracker = new NackTracker();
    private final int[] asked = new int[300];

    @Test
    void asksForNothingWhenAllArrived() {
        receive(0, 1, 2, 3);

        assertThat(collect(0)).isEmpty();
        assertThat(tracker.deadlineNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void asksForAGapAtOnce() {
        receive(0, 1, 5);

        assertThat(collect(0)).containsExactly(2, 3, 4);
    }

    @Test
    void asksAgainAfterTheRetryPause() {
        receive(0, 1, 3);
        collect(0);

        assertThat(collect(ROUND_TRIP - 1)).isEmpty();
        assertThat(tracker.deadlineNs()).isEqualTo(ROUND_TRIP);
        assertThat(collect(ROUND_TRIP)).containsExactly(2);
    }

    @Test
    void pausesTwentyMillisecondsAtLeast() {
        receive(0, 1, 3);
        tracker.collect(0, 0, asked);

        assertThat(tracker.deadlineNs()).isEqualTo(NackTracker.MIN_RETRY_NS);
    }

    @Test
    void stopsAskingForWhatCame() {
        receive(0, 1, 5, 3);

        assertThat(collect(0)).containsExactly(2, 4);
        receive(1, 2, 4);
        assertThat(collect(ROUND_TRIP)).isEmpty();
        assertThat(tracker.takeAbandoned()).isFalse();
    }

    @Test
    void asksAcrossRollover() {
        receive(0, 65_535, 65_538);

        assertThat(collect(0)).containsExactly(0, 1);
    }

    @Test
    void givesUpAfterTheLastAsk() {
        receive(0, 1, 3);
        for (int ask = 0; ask < NackTracker.MAX_ASKS; ask++) {
            assertThat(collect(ask * ROUND_TRIP)).containsExactly(2);
        }

        assertThat(collect(NackTracker.MAX_ASKS * ROUND_TRIP)).isEmpty();
        assertThat(tracker.takeAbandoned()).isTrue();
        assertThat(tracker.takeAbandoned()).isFalse();
    }

    @Test
    void givesUpWhatIsTooOld() {
        receive(0, 1, 3);

        assertThat(collect(NackTracker.MAX_AGE_NS + 1)).isEmpty();
        assertThat(tracker.abandonedPackets()).isEqualTo(1);
    }

    @Test
    void keepsOnlyTheNewestOfAHugeGap() {
        receive(0, 1, 1_002);

        assertThat(collect(0)).hasSize(NackTracker.MAX_MISSING).startsWith(746).endsWith(1_001);
        assertThat(tracker.abandonedPackets()).isEqualTo(1_000 - NackTracker.MAX_MISSING);
    }

    @Test
    void dropsTheOldestWhenGapsAddUp() {
        for (int i = 0; i < 2_000; i += 2) {
            receive(0, i);
        }

        assertThat(collect(0)).hasSize(NackTracker.MAX_MISSING).endsWith(1_997);
        assertThat(tracker.takeAbandoned()).isTrue();
    }

    @Test
    void asksForNoMoreThanFits() {
        receive(0, 1, 10);

        assertThat(tracker.collect(0, ROUND_TRIP, new int[3])).isEqualTo(3);
        assertThat(collect(0)).containsExactly(5, 6, 7, 8, 9);
    }

    private void receive(long nowNs, long... indexes) {
        for (long index : indexes) {
            tracker.received(index, nowNs);
        }
    }

    private int[] collect(long nowNs) {
        return Arrays.copyOf(asked, tracker.collect(nowNs, ROUND_TRIP, asked));
    }
}
