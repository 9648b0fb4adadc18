package org.lyceum.local.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lyceum.local.process.ProcessStatus.State;

class RedisServerTest {
    @TempDir Path folder = Path.of("");

    @Test
    void servesAllSlotsAsAClusterOfOneAlsoAfterARestart() throws Exception {
        for (int start = 0; start < 2; start++) {
            try (RedisServer redis = new RedisServer(folder, () -> {})) {
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

    @Test
    void comesBackOnItsPortWithItsDataWhenItIsKilled() throws Exception {
        try (RedisServer redis = new RedisServer(folder, () -> {})) {
            redis.awaitReady();
            try (RedisConnection connection = new RedisConnection(redis.port())) {
                connection.ask("SET", "{class:1}:node", "n1");
                connection.ask("CONFIG", "SET", "appendfsync", "always");
                connection.ask("SET", "{class:1}:stage", "s1");
            }
            ProcessHandle.of(redis.status().pid()).ifPresent(ProcessHandle::destroyForcibly);
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            redis.status().restarts() == 1 && redis.status().state() == State.UP);
            try (RedisConnection connection = new RedisConnection(redis.port())) {
                assertThat(connection.ask("GET", "{class:1}:node")).isEqualTo("n1");
            }
        }
    }
}
