package org.lyceum.local.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerTest {
    @TempDir Path folder = Path.of("");

    @Test
    void servesAllSlotsAsAClusterOfOneAlsoAfterARestart() throws Exception {
        for (int start = 0; start < 2; start++) {
            try (RedisServer redis = new RedisServer(folder)) {
                redis.awaitReady();
                try (RedisConnection connection = new RedisConnection(redis.port())) {
                    assertThat(connection.ask("CLUSTER", "INFO"))
                            .contains("cluster_slots_ok:16384");
                    assertThat(connection.ask("SET", "{class:1}:node", "n1")).isEqualTo("+OK");
                    assertThat(connection.ask("GET", "{class:1}:node")).isEqualTo("n1");
                }
            }
        }
    }
}
