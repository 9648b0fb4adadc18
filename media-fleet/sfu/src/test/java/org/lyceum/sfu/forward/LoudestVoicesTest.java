package org.lyceum.sfu.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoudestVoicesTest {
    private static final long S = 1_000_000_000L;

    private final LoudestVoices voices = new LoudestVoices();

    @BeforeEach
    void threePeople() {
        voices.open(Set.of("ada", "bob", "eve"), 0);
    }

    @Test
    void ranksWhoeverSpeaksFirst() {
        voices.hear("eve", 100, S);
        voices.rank(S);
        assertThat(voices.ranking()).startsWith("eve").hasSize(3);
        assertThat(voices.speaking(S)).containsExactly("eve");
    }

    @Test
    void keepsTheRankOfWhoSpokeJustNowAgainstOneALittleLouder() {
        voices.hear("ada", 100, S);
        voices.rank(S);
        voices.hear("bob", 104, S);
        voices.rank(S);
        assertThat(voices.ranking()).startsWith("ada", "bob");
        voices.hear("bob", 110, S);
        voices.rank(S);
        assertThat(voices.ranking()).startsWith("bob", "ada");
    }

    @Test
    void givesTheRankAwayAfterASilence() {
        voices.hear("ada", 120, S);
        voices.rank(S);
        voices.hear("ada", 0, 2 * S);
        voices.hear("bob", 80, 4 * S);
        voices.rank(4 * S);
        assertThat(voices.ranking()).startsWith("bob");
    }

    @Test
    void nobodyIsShownAsSpeakingAfterAPause() {
        voices.hear("ada", 120, S);
        assertThat(voices.speaking(S + LoudestVoices.PAUSE_NS)).containsExactly("ada");
        assertThat(voices.speaking(S + LoudestVoices.PAUSE_NS + 1)).isEmpty();
    }

    @Test
    void whoeverMutedIsNotShownAsSpeaking() {
        voices.hear("ada", 120, S);
        voices.open(Set.of("bob", "eve"), S);
        assertThat(voices.speaking(S)).isEmpty();
        assertThat(voices.ranking()).containsExactlyInAnyOrder("bob", "eve");
        voices.hear("ada", 120, S);
        assertThat(voices.speaking(S)).isEmpty();
    }

    @Test
    void noiseBelowTheThresholdChangesNoRank() {
        voices.hear("ada", 90, S);
        voices.rank(S);
        voices.hear("bob", LoudestVoices.SPEAKING_LOUDNESS - 1, 9 * S);
        voices.rank(9 * S);
        assertThat(voices.ranking()).startsWith("ada");
    }
}
