package org.lyceum.sfu.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.lyceum.api.ApiJson;
import org.lyceum.api.store.Heartbeats;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.api.store.TableKeys;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Against DynamoDB Local.
class NodeTableTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final NodeRecord NODE =
            new NodeRecord("n1", "http://10.0.1.7:7880", 17, 1_500, false, NOW.toEpochMilli());

    private final TestTable table = new TestTable();
    private final NodeTable nodes = table.nodeTable();

    @Test
    void readsEveryPublicKeyByItsId() {
        for (int i = 0; i < 3; i++) {
            table.put(
                    Map.of(
                            TableKeys.PK,
                            TableKeys.KEYS_PK,
                            TableKeys.SK,
                            TableKeys.keySk("k#" + i),
                            TableKeys.JWK,
                            "{\"kid\":" + i + "}"));
        }
        table.put(Map.of(TableKeys.PK, TableKeys.KEYS_PK, TableKeys.SK, TableKeys.keySk("no jwk")));

        assertThat(nodes.publicKeys())
                .isEqualTo(
                        Map.of("k#0", "{\"kid\":0}", "k#1", "{\"kid\":1}", "k#2", "{\"kid\":2}"));
    }

    @Test
    void announcesItselfForAFewSecondsAndGoes() {
        nodes.announce(NODE);

        Map<String, AttributeValue> item = record();
        byte[] json = Objects.requireNonNull(item.get(TableKeys.RECORD)).s().getBytes(UTF_8);
        assertThat(ApiJson.read(json, NodeRecord.class)).isEqualTo(NODE);
        assertThat(Objects.requireNonNull(item.get(TableKeys.EXPIRES_AT)).n())
                .isEqualTo(Long.toString(NOW.plus(Heartbeats.TABLE_LIFE).getEpochSecond()));

        nodes.withdraw("n1");
        assertThat(record()).isEmpty();
    }

    @Test
    void endsALiveClassOnceAndNoOther() {
        table.putClass("live", TableKeys.STATE_LIVE);
        table.putClass("open", "open");

        assertThat(nodes.endClass("live", NOW)).isTrue();
        assertThat(nodes.endClass("live", NOW.plusSeconds(9))).isFalse();
        assertThat(nodes.endClass("open", NOW)).isFalse();
        assertThat(nodes.endClass("nowhere", NOW)).isFalse();

        assertThat(table.stateOf("live")).isEqualTo(TableKeys.STATE_ENDED);
        assertThat(table.stateOf("open")).isEqualTo("open");
        assertThat(table.stateOf("nowhere")).isEmpty();
        assertThat(table.get(TableKeys.classPk("live"), TableKeys.CLASS_SK))
                .containsEntry(TableKeys.ENDED_AT, AttributeValue.fromS(NOW.toString()));
    }

    private Map<String, AttributeValue> record() {
        return table.get(TableKeys.NODES_PK, TableKeys.nodeSk("n1"));
    }
}
