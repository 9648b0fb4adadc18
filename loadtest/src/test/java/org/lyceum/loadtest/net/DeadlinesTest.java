package org.lyceum.loadtest.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlinesTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theFirstIsAlwaysTheOneThatIsDueFirst(long seed) throws IOException {
        SplittableRandom luck = new SplittableRandom(seed);
        Deadlines deadlines = new Deadlines();
        Map<BotPort, Long> model = new HashMap<>();
        try (BotLoop loop = new BotLoop("unused");
                DatagramChannel channel = DatagramChannel.open()) {
            List<BotPort> ports = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                ports.add(new BotPort(loop, channel));
            }
            for (int step = 0; step < 5_000; step++) {
                BotPort port = ports.get(luck.nextInt(ports.size()));
                if (luck.nextInt(4) == 0) {
                    deadlines.remove(port);
                    model.remove(port);
                } else {
                    long at = luck.nextLong(1_000);
                    deadlines.put(port, at);
                    model.put(port, at);
                }
                long first = model.values().stream().min(Long::compare).orElse(Long.MAX_VALUE);
                assertThat(deadlines.nextNs()).isEqualTo(first);
                if (!model.isEmpty()) {
                    assertThat(model.get(deadlines.first())).isEqualTo(first);
                }
            }
        }
    }
}
