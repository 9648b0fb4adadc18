package org.lyceum.functions.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.lyceum.api.ApiJson;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.api.store.TableKeys;
import org.lyceum.functions.TestTable;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Table;

/// What every store of nodes does, done by both.
final class NodesContractTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    /// How a test makes nodes speak and fall silent in a store.
    private interface Stage {
        void announce(NodeRecord node);

        void silence(NodeRecord node);
    }

    @Test
    void redisKeepsTheContract() throws IOException {
        try (TestRedis redis = new TestRedis(true)) {
            keepsTheContract(
                    new RedisNodes(redis.link()),
                    new Stage() {
                        @Override
                        public void announce(NodeRecord node) {
                            redis.announce(node);
                        }

                        @Override
                        public void silence(NodeRecord node) {
                            redis.silence(node.nodeId());
                        }
                    });
        }
    }

    @Test
    void dynamoDbKeepsTheContract() {
        Table table = new TestTable().table();
        keepsTheContract(
                new DynamoNodes(table),
                new Stage() {
                    @Override
                    public void announce(NodeRecord node) {
                        put(table, node);
                    }

                    @Override
                    public void silence(NodeRecord node) {
                        put(table, at(node.nodeId(), NOW.minusSeconds(16)));
                    }
                });
    }

    private static void keepsTheContract(Nodes nodes, Stage stage) {
        NodeRecord first = at("first", NOW);
        NodeRecord second = at("second", NOW);
        assertThat(nodes.alive(NOW)).isEmpty();
        assertThat(nodes.presence("first", NOW)).isEqualTo(new Nodes.Presence.Unknown());

        stage.announce(first);
        stage.announce(second);
        assertThat(nodes.alive(NOW)).containsExactlyInAnyOrder(first, second);
        assertThat(nodes.presence("first", NOW)).isEqualTo(new Nodes.Presence.Alive(first));

        stage.silence(first);
        assertThat(nodes.alive(NOW)).containsExactly(second);
        assertThat(nodes.presence("first", NOW)).isEqualTo(new Nodes.Presence.Silent());
        assertThat(nodes.presence("third", NOW)).isEqualTo(new Nodes.Presence.Unknown());
    }

    private static NodeRecord at(String id, Instant heartbeatAt) {
        return new NodeRecord(id, "http://" + id, 3, 100, false, heartbeatAt.toEpochMilli());
    }

    private static void put(Table table, NodeRecord node) {
        table.put(
                Item.keyed(TableKeys.NODES_PK, TableKeys.nodeSk(node.nodeId()))
                        .text(TableKeys.RECORD, ApiJson.mapper().valueToTree(node).toString()));
    }
}
