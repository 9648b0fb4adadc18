package org.lyceum.functions.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.api.ApiJson;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.api.store.RedisKeys;
import org.lyceum.api.store.TableKeys;
import org.lyceum.functions.TestTable;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Table;
import org.lyceum.functions.problem.ProblemException;

/// Classes find their node with Redis in both its forms, without Redis, and when nodes die.
final class PlacerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final RedisLink AWAY = new RedisLink(new Environment(Map.of()));

    private final Table table = new TestTable().table();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void choosesTheLeastLoadedAndStaysWithIt(boolean cluster) throws IOException {
        try (TestRedis redis = new TestRedis(cluster)) {
            redis.announce(node("busy", 50, false));
            redis.announce(node("free", 10, false));
            redis.announce(node("leaving", 0, true));
            Placer placer = new Placer(table, redis.link());

            assertThat(placer.place("c", NOW).nodeId()).isEqualTo("free");
            redis.announce(node("busy", 0, false));
            assertThat(placer.place("c", NOW).nodeId()).isEqualTo("free");
            assertThat(redis.get(RedisKeys.placement("c"))).isEqualTo("free");
            assertThat(holderInTable("c")).isEqualTo("free");
        }
    }

    @Test
    void nodeThatBothStoresGaveUpLosesItsClass() throws IOException {
        try (TestRedis redis = new TestRedis(true)) {
            redis.announce(node("a", 0, false));
            redis.announce(node("b", 1, false));
            keep(node("a", 0, false), NOW);
            Placer placer = new Placer(table, redis.link());
            assertThat(placer.place("c", NOW).nodeId()).isEqualTo("a");

            redis.silence("a");
            keep(node("a", 0, false), NOW.minusSeconds(16));
            assertThat(placer.find("c", NOW)).isNull();
            assertThat(placer.place("c", NOW).nodeId()).isEqualTo("b");
            assertThat(redis.get(RedisKeys.placement("c"))).isEqualTo("b");
            assertThat(holderInTable("c")).isEqualTo("b");
        }
    }

    /// A Redis that was stopped for a while comes back with every heartbeat run out.
    @Test
    void silenceInRedisAloneMovesNobody() throws IOException {
        try (TestRedis redis = new TestRedis(true)) {
            redis.announce(node("a", 5, false));
            keep(node("a", 5, false), NOW);
            Placer placer = new Placer(table, redis.link());
            placer.place("c", NOW);

            redis.silence("a");
            redis.announce(node("b", 0, false));
            assertThat(placer.place("c", NOW).nodeId()).isEqualTo("a");
            assertThat(placer.isBeating(node("a", 5, false), NOW)).isFalse();
            assertThat(placer.isBeating(node("b", 0, false), NOW)).isTrue();
        }
    }

    @Test
    void nodeThatIsGoneLosesItsClassThoughItsHeartbeatIsFresh() throws IOException {
        try (TestRedis redis = new TestRedis(false)) {
            redis.announce(node("a", 0, false));
            redis.announce(node("b", 1, false));
            redis.announce(node("d", 2, false));
            Placer placer = new Placer(table, redis.link());
            NodeRecord held = placer.place("c", NOW);

            assertThat(placer.moveFrom(held, "c", Set.of("a"), NOW).nodeId()).isEqualTo("b");
            assertThat(placer.place("c", NOW).nodeId()).isEqualTo("b");
            assertThat(holderInTable("c")).isEqualTo("b");

            assertThat(new Placer(table, redis.link()).moveFrom(held, "c", Set.of("a"), NOW))
                    .as("who finds out later gets what was decided")
                    .isEqualTo(node("b", 1, false));
            assertThat(placer.moveFrom(node("b", 1, false), "c", Set.of("a", "b"), NOW).nodeId())
                    .isEqualTo("d");
        }
    }

    @Test
    void theOnlyNodeThatIsGoneLeavesNoNode() {
        keep(node("a", 0, false), NOW);
        Placer placer = new Placer(table, AWAY);
        NodeRecord held = placer.place("c", NOW);

        assertThatThrownBy(() -> placer.moveFrom(held, "c", Set.of("a"), NOW))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("no-node");
        assertThat(holderInTable("c")).isEqualTo("a");
    }

    @Test
    void manyWhoFindANodeGoneAtOnceAgree() {
        for (int i = 0; i < 8; i++) {
            keep(node("n" + i, i, false), NOW);
        }
        NodeRecord held = new Placer(table, AWAY).place("c", NOW);
        Set<String> chosen = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                int load = 10 * i;
                threads.execute(() -> {
                    keep(node("n" + (load % 7 + 1), load % 90, false), NOW);
                    chosen.add(
                            new Placer(table, AWAY)
                                    .moveFrom(held, "c", Set.of(held.nodeId()), NOW)
                                    .nodeId());
                });
            }
        }
        assertThat(chosen).hasSize(1).doesNotContain(held.nodeId());
    }

    @Test
    void drainingNodeKeepsTheClassesItHas() throws IOException {
        try (TestRedis redis = new TestRedis(false)) {
            redis.announce(node("a", 0, false));
            Placer placer = new Placer(table, redis.link());
            placer.place("c", NOW);
            redis.announce(node("a", 0, true));
            redis.announce(node("b", 0, false));
            assertThat(placer.place("c", NOW).nodeId()).isEqualTo("a");
            assertThat(placer.place("d", NOW).nodeId()).isEqualTo("b");
        }
    }

    @Test
    void redisThatForgotEverythingMovesNobody() throws IOException {
        try (TestRedis redis = new TestRedis(true)) {
            redis.announce(node("a", 0, false));
            keep(node("a", 0, false), NOW);
            Placer placer = new Placer(table, redis.link());
            placer.place("c", NOW);

            redis.forgetEverything();
            redis.announce(node("b", 0, false));
            assertThat(placer.place("c", NOW).nodeId()).isEqualTo("a");
            assertThat(redis.get(RedisKeys.placement("c"))).isEqualTo("a");
        }
    }

    @Test
    void oldDecisionDoesNotComeBack() throws IOException {
        try (TestRedis redis = new TestRedis(false)) {
            RedisHolders holders = new RedisHolders(redis.link());
            redis.set(RedisKeys.placement("c"), "new");
            holders.remember("c", "old", "older");
            assertThat(holders.nodeOf("c")).isEqualTo("new");
            holders.remember("c", "newest", "new");
            assertThat(holders.nodeOf("c")).isEqualTo("newest");
        }
    }

    @Test
    void withoutRedisDynamoDbDecides() {
        keep(node("fresh", 5, false), NOW.minusSeconds(14));
        keep(node("dead", 0, false), NOW.minusSeconds(16));
        Placer placer = new Placer(table, AWAY);

        assertThat(placer.place("c", NOW).nodeId()).isEqualTo("fresh");
        assertThat(placer.find("c", NOW)).isNotNull();
        assertThat(new ClassHolder(table).isHeld("c", NOW)).isTrue();

        Instant later = NOW.plusSeconds(2);
        keep(node("other", 0, false), later);
        assertThat(placer.find("c", later)).isNull();
        assertThat(new ClassHolder(table).isHeld("c", later)).isFalse();
        assertThat(placer.place("c", later).nodeId()).isEqualTo("other");
    }

    @Test
    void manyAtOnceAgree() {
        for (int i = 0; i < 8; i++) {
            keep(node("n" + i, i, false), NOW);
        }
        Set<String> chosen = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                threads.execute(() -> chosen.add(new Placer(table, AWAY).place("c", NOW).nodeId()));
            }
        }
        assertThat(chosen).hasSize(1);
    }

    @Test
    void noNodeIsAProblem() {
        keep(node("full", 100, false), NOW);
        keep(node("leaving", 0, true), NOW);
        assertThatThrownBy(() -> new Placer(table, AWAY).place("c", NOW))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("no-node");
    }

    private @Nullable String holderInTable(String classId) {
        return new Placements(table).nodeOf(classId);
    }

    private void keep(NodeRecord node, Instant heartbeatAt) {
        NodeRecord record =
                new NodeRecord(
                        node.nodeId(),
                        node.controlUrl(),
                        node.participants(),
                        node.capacity(),
                        node.draining(),
                        heartbeatAt.toEpochMilli());
        table.put(
                Item.keyed(TableKeys.NODES_PK, TableKeys.nodeSk(node.nodeId()))
                        .text(TableKeys.RECORD, ApiJson.mapper().valueToTree(record).toString()));
    }

    private static NodeRecord node(String id, int participants, boolean draining) {
        return new NodeRecord(
                id, "http://" + id + ":7880", participants, 100, draining, NOW.toEpochMilli());
    }
}
