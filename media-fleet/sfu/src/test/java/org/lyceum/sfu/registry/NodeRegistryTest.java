package org.lyceum.sfu.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.api.store.RedisKeys;
import org.lyceum.api.store.TableKeys;

/// The registry with real stores that go away and come back.
@Execution(ExecutionMode.CONCURRENT)
class NodeRegistryTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final NodeRecord SELF =
            new NodeRecord("n1", "http://127.0.0.1:7880", 3, 100, false, 1_800_000_000_000L);

    private final TestRedis redis = new TestRedis(false);
    private TestTable table = new TestTable();
    private NodeRegistry registry = registry();

    @AfterEach
    void close() {
        registry.close();
        redis.close();
    }

    @Test
    void isAnnouncedInBothStoresUntilItCloses() {
        registry.start();

        assertThat(redis.members(RedisKeys.NODES)).containsExactly("n1");
        assertThat(tableRecord()).isNotEmpty();
        assertThat(registry.redisHealthy()).isTrue();
        assertThat(registry.tableHealthy()).isTrue();

        registry.close();
        assertThat(redis.members(RedisKeys.NODES)).isEmpty();
        assertThat(tableRecord()).isEmpty();
        registry = registry();
    }

    @Test
    void saysThatRedisIsAwayAndAnnouncesItselfAgainWhenItIsBack() {
        registry.start();

        redis.kill();
        await().atMost(SOON).until(() -> !registry.redisHealthy());

        redis.bringBack();
        await().atMost(SOON).until(registry::redisHealthy);
        assertThat(redis.members(RedisKeys.NODES)).containsExactly("n1");
    }

    @Test
    void anEmptyRedisIsToldWhereItsClassesAreAsFarAsTheTableSaysSo() {
        table.place("here", "n1");
        table.place("moved", "n2");
        registry.start();
        registry.classOpened("here");
        registry.classOpened("moved");
        registry.classOpened("left");
        registry.classLeft("left");

        redis.kill();
        await().atMost(SOON).until(() -> !registry.redisHealthy());
        redis.bringBack();

        await().atMost(SOON).until(() -> redis.get(RedisKeys.placement("here")), "n1"::equals);
        assertThat(redis.get(RedisKeys.placement("moved"))).isEmpty();
        assertThat(redis.get(RedisKeys.placement("left"))).isEmpty();
    }

    /// A Redis that takes commands and answers none: stopped, or behind a network that swallows.
    @Test
    void aRedisThatHangsDelaysNobodyAndIsToldAllWhenItGoesOn() {
        table.place("here", "n1");
        registry.start();
        redis.hang();
        await().atMost(SOON).until(() -> !registry.redisHealthy());
        long failures = registry.redisFailures();

        for (int i = 0; i < 10_000; i++) {
            registry.classOpened("c" + i % 50);
            registry.classLeft("c" + i % 50);
        }
        registry.classOpened("here");
        assertThat(registry.redisFailures()).isLessThan(failures + 100);

        redis.goOn();
        await().atMost(SOON).until(registry::redisHealthy);
        await().atMost(SOON).until(() -> redis.get(RedisKeys.placement("here")), "n1"::equals);
    }

    /// In a cluster, where a client must learn first who holds what.
    @Test
    void startsWhileItsClusterIsAway() {
        try (TestRedis cluster = new TestRedis(true);
                RedisPresence presence = new RedisPresence(cluster.uri(), true);
                NodeRegistry starting = new NodeRegistry(presence, table.nodeTable(), () -> SELF)) {
            cluster.kill();
            starting.start();
            assertThat(starting.redisHealthy()).isFalse();
            assertThat(tableRecord()).isNotEmpty();

            cluster.bringBack();
            await().atMost(SOON).until(starting::redisHealthy);
            assertThat(cluster.members(RedisKeys.NODES)).containsExactly("n1");
        }
    }

    @Test
    void writesTheEndOfAClassAgainWhileTheTableIsAway() {
        registry.close();
        table = TestTable.away();
        registry = registry();
        redis.set(RedisKeys.placement("c1"), "n1");

        registry.classEnded("c1", NOW);
        await().atMost(SOON).until(() -> !registry.tableHealthy());
        assertThat(redis.get(RedisKeys.placement("c1"))).isEqualTo("n1");

        table.putClass("c1", TableKeys.STATE_LIVE);
        table.comeBack();
        await().atMost(SOON).until(() -> table.stateOf("c1"), TableKeys.STATE_ENDED::equals);
        await().atMost(SOON).until(() -> redis.get(RedisKeys.placement("c1")).isEmpty());
        assertThat(registry.tableHealthy()).isTrue();
    }

    private Map<String, ?> tableRecord() {
        return table.get(TableKeys.NODES_PK, TableKeys.nodeSk("n1"));
    }

    private NodeRegistry registry() {
        return new NodeRegistry(
                new RedisPresence(redis.uri(), false),
                table.nodeTable(),
                () -> SELF,
                Duration.ofMillis(200));
    }
}
