package org.lyceum.rtc.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lyceum.rtc.ice.IceSimulation.DEAD_SERVER;
import static org.lyceum.rtc.ice.IceSimulation.SECOND_NS;
import static org.lyceum.rtc.ice.IceSimulation.SERVER;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lyceum.rtc.Drop;

/// The two agents against each other, by seed.
class IceSimulationTest {
    /// At which six checks, all there are in 30 s, are lost in a row once in a million.
    private static final double ENDURABLE_LOSS = 0.05;

    private static final InetSocketAddress ELSEWHERE =
            new InetSocketAddress("203.0.113.99", 50_001);

    static List<Arguments> seedsAndLosses() {
        return LongStream.range(0, 60)
                .mapToObj(seed -> Arguments.of(seed, seed % 3 * 0.15))
                .toList();
    }

    @ParameterizedTest(name = "seed {0}, loss {1}")
    @MethodSource("seedsAndLosses")
    void connectsAndKeepsConsent(long seed, double loss) {
        IceSimulation network = new IceSimulation(seed, loss);
        network.runFor(15 * SECOND_NS);
        assertThat(network.server.selected()).isEqualTo(network.mapping);
        assertThat(network.client.selected()).isEqualTo(SERVER);
        network.loss = Math.min(loss, ENDURABLE_LOSS);
        for (int second = 0; second < 300; second++) {
            network.runFor(SECOND_NS);
            assertThat(network.server.consentExpired(network.nowNs)).isFalse();
            assertThat(network.client.consentExpired(network.nowNs)).isFalse();
        }
        assertThat(network.serverDrops.total()).isZero();
        assertThat(network.clientDrops.of(Drop.STUN_BAD_INTEGRITY)).isZero();
    }

    @ParameterizedTest(name = "seed {0}, loss {1}")
    @MethodSource("seedsAndLosses")
    void followsTheNat(long seed, double loss) {
        IceSimulation network = new IceSimulation(seed, loss);
        network.runFor(15 * SECOND_NS);
        network.mapping = ELSEWHERE;
        network.runFor(25 * SECOND_NS);
        assertThat(network.server.selected()).isEqualTo(ELSEWHERE);
        assertThat(network.server.isValidated(ELSEWHERE)).isTrue();
        assertThat(network.client.consentExpired(network.nowNs)).isFalse();
    }

    @ParameterizedTest(name = "seed {0}, loss {1}")
    @MethodSource("seedsAndLosses")
    void restartKeepsTheOldAddressUntilTheNewOneIsNominated(long seed, double loss) {
        IceSimulation network = new IceSimulation(seed, loss);
        network.runFor(15 * SECOND_NS);
        InetSocketAddress before = network.mapping;
        network.mapping = ELSEWHERE;
        network.restart();
        assertThat(network.server.selected()).isEqualTo(before);
        assertThat(network.client.selected()).isEqualTo(SERVER);
        network.runFor(15 * SECOND_NS);
        assertThat(network.server.selected()).isEqualTo(ELSEWHERE);
        assertThat(network.client.selected()).isEqualTo(SERVER);
        network.loss = Math.min(loss, ENDURABLE_LOSS);
        network.runFor(60 * SECOND_NS);
        assertThat(network.server.consentExpired(network.nowNs)).isFalse();
        assertThat(network.client.consentExpired(network.nowNs)).isFalse();
    }

    @Test
    void consentEndsThirtySecondsAfterTheLastCheckAndThenNothingIsDue() {
        IceSimulation network = new IceSimulation(7, 0);
        network.runFor(10 * SECOND_NS);
        network.cut = true;
        network.runFor(23 * SECOND_NS);
        assertThat(network.server.consentExpired(network.nowNs)).isFalse();
        network.runFor(7 * SECOND_NS);
        assertThat(network.server.consentExpired(network.nowNs)).isTrue();
        assertThat(network.client.consentExpired(network.nowNs)).isTrue();
        assertThat(network.server.deadlineNs()).isEqualTo(Long.MAX_VALUE);
        assertThat(network.client.deadlineNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void restartsWhereThePathHasDied() {
        IceSimulation network = new IceSimulation(8, 0);
        network.runFor(10 * SECOND_NS);
        network.cut = true;
        network.runFor(10 * SECOND_NS);
        network.restart();
        network.cut = false;
        network.mapping = ELSEWHERE;
        network.runFor(SECOND_NS);
        assertThat(network.server.selected()).isEqualTo(ELSEWHERE);
    }

    @Test
    void selectsTheAddressThatAnswers() {
        IceSimulation network = new IceSimulation(9, 0, List.of(DEAD_SERVER, SERVER));
        network.runFor(2 * SECOND_NS);
        assertThat(network.client.selected()).isEqualTo(SERVER);
        assertThat(network.client.isValidated(DEAD_SERVER)).isFalse();
        assertThat(network.client.hasFailed()).isFalse();
    }

    @Test
    void failsWhereNobodyAnswers() {
        IceSimulation network = new IceSimulation(10, 0, List.of(DEAD_SERVER));
        network.runFor(5 * SECOND_NS);
        assertThat(network.client.hasFailed()).isFalse();
        network.runFor(15 * SECOND_NS);
        assertThat(network.client.hasFailed()).isTrue();
        assertThat(network.client.deadlineNs()).isEqualTo(Long.MAX_VALUE);
    }
}
