package org.lyceum.functions.placement;

import io.lettuce.core.KeyValue;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.api.store.RedisKeys;

/// The nodes as Redis has them: every node says every second that it is there, under a key that
/// expires after [org.lyceum.api.store.Heartbeats#REDIS_LIFE]. While Redis is away it knows none.
final class RedisNodes implements Nodes {
    private final RedisLink link;

    RedisNodes(RedisLink link) {
        this.link = link;
    }

    @Override
    public List<NodeRecord> alive(Instant now) {
        Set<String> ids = link.ask(redis -> redis.smembers(RedisKeys.NODES)).orElse(Set.of());
        if (ids.isEmpty()) {
            return List.of();
        }
        String[] keys = ids.stream().map(RedisKeys::node).toArray(String[]::new);
        return link.ask(redis -> redis.mget(keys)).orElse(List.of()).stream()
                .filter(KeyValue::hasValue)
                .map(found -> DynamoNodes.parse(found.getValue()))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public Presence presence(String nodeId, Instant now) {
        NodeRecord node =
                link.ask(redis -> redis.get(RedisKeys.node(nodeId)))
                        .map(DynamoNodes::parse)
                        .orElse(null);
        if (node != null) {
            return new Presence.Alive(node);
        }
        boolean announced =
                link.ask(redis -> redis.sismember(RedisKeys.NODES, nodeId)).orElse(false);
        return announced ? new Presence.Silent() : new Presence.Unknown();
    }
}
