package org.lyceum.functions.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.api.ApiJson;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.api.store.RedisKeys;
import org.lyceum.api.store.TableKeys;
import org.lyceum.functions.TestTable;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Table;

/// A Redis that is killed, that stands still, and that comes back: classes find their node all the
/// time, and nobody waits in line for an answer that does not come.
final class RedisAwayTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    /// Long enough for a busy machine; a hundred questions in line would take much longer than the
    /// test may.
    private static final RedisLink.Patience PATIENCE =
            new RedisLink.Patience(
                    Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofHours(1));

    private static final RedisLink.Patience BRIEF =
            new RedisLink.Patience(
                    Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofMillis(1));

    private final Table table = new TestTable().table();

    @Test
    void waitsAQuarterOfASecondAtMostAndRemembersForASecond() {
        assertThat(RedisLink.Patience.USUAL.command()).isEqualTo(Duration.ofMillis(250));
        assertThat(RedisLink.Patience.USUAL.pause()).isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest(name = "cluster: {0}")
    @ValueSource(booleans = {true, false})
    @Timeout(60)
    void aRedisThatStandsStillIsAskedOnce(boolean cluster) throws IOException {
        try (TestRedis redis = new TestRedis(cluster)) {
            Placer placer = placedOnA(redis, PATIENCE);
            redis.freeze();
            for (int i = 0; i < 100; i++) {
                assertThat(placer.place("c", NOW).nodeId()).isEqualTo("a");
            }
            assertThat(placer.place("another", NOW).nodeId()).isEqualTo("a");
            redis.thaw();
        }
    }

    @ParameterizedTest(name = "cluster: {0}")
    @ValueSource(booleans = {true, false})
    @Timeout(60)
    void aRedisThatWasKilledIsDoneWithout(boolean cluster) throws IOException {
        try (TestRedis redis = new TestRedis(cluster)) {
            Placer placer = placedOnA(redis, PATIENCE);
            redis.kill();
            for (int i = 0; i < 100; i++) {
                assertThat(placer.place("c", NOW).nodeId()).isEqualTo("a");
            }
            assertThat(placer.place("another", NOW).nodeId()).isEqualTo("a");
            redis.comeBack();
        }
    }

    @Test
    @Timeout(60)
    void aRedisThatComesBackIsUsedAgain() throws IOException {
        try (TestRedis redis = new TestRedis(false)) {
            Placer placer = placedOnA(redis, BRIEF);
            redis.kill();
            assertThat(placer.place("c", NOW).nodeId()).isEqualTo("a");
            redis.comeBack();
            assertThat(redis.get(RedisKeys.placement("c"))).isEmpty();
            while (redis.get(RedisKeys.placement("c")).isEmpty()) {
                assertThat(placer.place("c", NOW).nodeId()).isEqualTo("a");
            }
            assertThat(redis.get(RedisKeys.placement("c"))).isEqualTo("a");
        }
    }

    @Test
    @Timeout(60)
    void aFunctionThatStartsWhileRedisIsAwayFindsItLater() throws IOException {
        try (TestRedis redis = new TestRedis(false)) {
            keep(node("a"));
            redis.kill();
            Placer placer = new Placer(table, redis.link(BRIEF));
            assertThat(placer.place("c", NOW).nodeId()).isEqualTo("a");
            redis.comeBack();
            while (redis.get(RedisKeys.placement("c")).isEmpty()) {
                assertThat(placer.place("c", NOW).nodeId()).isEqualTo("a");
            }
        }
    }

    private Placer placedOnA(TestRedis redis, RedisLink.Patience patience) {
        keep(node("a"));
        redis.announce(node("a"));
        Placer placer = new Placer(table, redis.link(patience));
        assertThat(placer.place("c", NOW).nodeId()).isEqualTo("a");
        return placer;
    }

    private void keep(NodeRecord node) {
        table.put(
                Item.keyed(TableKeys.NODES_PK, TableKeys.nodeSk(node.nodeId()))
                        .text(TableKeys.RECORD, ApiJson.mapper().valueToTree(node).toString()));
    }

    private static NodeRecord node(String id) {
        return new NodeRecord(id, "http://" + id + ":7880", 0, 100, false, NOW.toEpochMilli());
    }
}
