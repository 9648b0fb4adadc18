package org.lyceum.functions.placement;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.store.Heartbeats;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.api.store.TableKeys;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Query;
import org.lyceum.functions.platform.Table;

/// The nodes as DynamoDB has them: one whose record is older than [Heartbeats#TABLE_LIFE] is dead.
final class DynamoNodes implements Nodes {
    private static final int MOST_NODES = 500;

    private final Table table;

    DynamoNodes(Table table) {
        this.table = table;
    }

    @Override
    public List<NodeRecord> alive(Instant now) {
        return table
                .query(Query.partition(TableKeys.NODES_PK, TableKeys.nodeSk(""), MOST_NODES))
                .items()
                .stream()
                .map(DynamoNodes::record)
                .filter(Objects::nonNull)
                .filter(node -> isFresh(node, now))
                .toList();
    }

    @Override
    public Presence presence(String nodeId, Instant now) {
        Item item = table.get(TableKeys.NODES_PK, TableKeys.nodeSk(nodeId));
        NodeRecord node = item == null ? null : record(item);
        if (node == null) {
            return new Presence.Unknown();
        }
        return isFresh(node, now) ? new Presence.Alive(node) : new Presence.Silent();
    }

    private static boolean isFresh(NodeRecord node, Instant now) {
        return node.heartbeatAtEpochMilli() >= now.minus(Heartbeats.TABLE_LIFE).toEpochMilli();
    }

    private static @Nullable NodeRecord record(Item item) {
        return parse(item.text(TableKeys.RECORD));
    }

    static @Nullable NodeRecord parse(String json) {
        try {
            return ApiJson.mapper().readValue(json, NodeRecord.class);
        } catch (JsonProcessingException _) {
            return null;
        }
    }
}
