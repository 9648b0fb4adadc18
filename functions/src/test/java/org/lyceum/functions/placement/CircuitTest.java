package org.lyceum.functions.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// One waits, the others go on; the clock is a number.
final class CircuitTest {
    private static final long SECOND = 1_000_000_000L;

    private final Circuit circuit = new Circuit(Duration.ofSeconds(1));

    @Test
    void admitsEverybodyWhileAnswersCome() {
        assertThat(circuit.admits(0)).isTrue();
        assertThat(circuit.answered()).isFalse();
        assertThat(circuit.admits(1)).isTrue();
        assertThat(circuit.admits(1)).isTrue();
    }

    @Test
    void admitsNobodyForAPauseAndThenOneEachPause() {
        assertThat(circuit.failed(5)).isTrue();
        assertThat(circuit.admits(5)).isFalse();
        assertThat(circuit.admits(4 + SECOND)).isFalse();
        assertThat(circuit.admits(5 + SECOND)).isTrue();
        assertThat(circuit.admits(6 + SECOND)).isFalse();
        assertThat(circuit.failed(7 + SECOND)).isFalse();
        assertThat(circuit.admits(6 + 2 * SECOND)).isFalse();
        assertThat(circuit.admits(7 + 2 * SECOND)).isTrue();
    }

    @Test
    void admitsEverybodyAgainAfterOneAnswer() {
        circuit.failed(0);
        assertThat(circuit.admits(SECOND)).isTrue();
        assertThat(circuit.answered()).isTrue();
        assertThat(circuit.admits(SECOND)).isTrue();
        assertThat(circuit.admits(SECOND)).isTrue();
    }
}
