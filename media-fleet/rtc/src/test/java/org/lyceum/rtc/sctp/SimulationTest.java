package org.lyceum.rtc.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.rtc.sctp.SimulatedPath.Weather;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

/// Two associations on a network that loses, reorders and repeats, both ways at once.
class SimulationTest {
    private static final int EVENTS = 0;
    private static final int COUNTERS = 1;

    @ParameterizedTest(name = "seed {0}, {1} % lost")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    SEED, LOSS, MESSAGES, LARGEST
                    1,       0,     4000,     200
                    2,       0,      300,   65536
                    3,       5,     4000,     200
                    4,       5,      300,   20000
                    5,      20,     2000,     200
                    6,      20,      200,   20000
                    7,      20,       30,   65536
                    """)
    void bringsEveryMessageOnceAndInOrder(long seed, int loss, int messages, int largest) {
        SimulatedPath path =
                new SimulatedPath(
                        seed,
                        Weather.stormy(loss),
                        ChannelSettings.orderedReliable(EVENTS),
                        new ChannelSettings(COUNTERS, false, new Reliability.Reliable()));
        Talk down = new Talk(seed, path.left, messages, largest);
        Talk up = new Talk(seed + 1_000, path.right, messages, largest);
        path.left.start(path.nowNs());
        boolean arrived =
                path.runUntil(
                        () -> {
                            down.sayMore(path.nowNs());
                            up.sayMore(path.nowNs());
                            return down.isHeardBy(path.right) && up.isHeardBy(path.left);
                        },
                        20 * 60_000);
        assertThat(arrived).isTrue();
        path.runFor(2_000);
        down.verify(path.right);
        up.verify(path.left);
        assertThat(path.left.association.bufferedBytes()).isZero();
        assertThat(path.right.association.bufferedBytes()).isZero();
    }

    /// Messages of one side: each begins with its number.
    private static final class Talk {
        private final List<String> ordered = new ArrayList<>();
        private final List<String> unordered = new ArrayList<>();
        private final List<String> toSay = new ArrayList<>();
        private final TestPeer speaker;
        private int said;

        Talk(long seed, TestPeer speaker, int messages, int largest) {
            this.speaker = speaker;
            Random random = new Random(seed);
            for (int i = 0; i < messages; i++) {
                int length = random.nextInt(largest);
                toSay.add(i + ":" + "x".repeat(Math.max(0, length - 8)));
            }
        }

        void sayMore(long nowNs) {
            while (said < toSay.size()) {
                int channel = said % 3 == 0 ? COUNTERS : EVENTS;
                String text = toSay.get(said);
                if (speaker.send(channel, text, nowNs) != SctpAssociation.Sent.ACCEPTED) {
                    return;
                }
                (channel == EVENTS ? ordered : unordered).add(text);
                said++;
            }
        }

        boolean isHeardBy(TestPeer listener) {
            return said == toSay.size() && listener.received.size() >= toSay.size();
        }

        void verify(TestPeer listener) {
            assertThat(listener.texts(EVENTS).equals(ordered)).as("ordered messages").isTrue();
            List<String> heard = listener.texts(COUNTERS);
            assertThat(heard).hasSize(unordered.size());
            assertThat(new HashSet<>(heard).equals(new HashSet<>(unordered)))
                    .as("unordered messages")
                    .isTrue();
        }
    }
}
