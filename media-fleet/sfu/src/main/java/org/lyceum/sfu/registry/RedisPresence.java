package org.lyceum.sfu.registry;

import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.sync.RedisKeyCommands;
import io.lettuce.core.api.sync.RedisSetCommands;
import io.lettuce.core.api.sync.RedisStringCommands;
import java.time.Duration;
import org.lyceum.api.store.Heartbeats;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.api.store.RedisKeys;

/// What a node keeps in Redis: its heartbeat, and where its classes are.
///
/// May fail at any call with Lettuce's exceptions: the caller goes on without and says so in its
/// health.
public final class RedisPresence implements AutoCloseable {
    /// How long functions remember where a class is.
    static final Duration PLACEMENT_LIFE = Duration.ofHours(24);

    private final RedisConnection connection;

    public RedisPresence(RedisURI uri, boolean cluster) {
        connection = RedisConnection.open(uri, cluster);
    }

    /// Says that the node lives.
    public void announce(NodeRecord node) {
        strings()
                .setex(
                        RedisKeys.node(node.nodeId()),
                        Heartbeats.REDIS_LIFE.toSeconds(),
                        NodeTable.json(node));
        sets().sadd(RedisKeys.NODES, node.nodeId());
    }

    /// Says that the node goes.
    public void withdraw(String nodeId) {
        keys().del(RedisKeys.node(nodeId));
        sets().srem(RedisKeys.NODES, nodeId);
    }

    /// Forgets where an ended class was.
    public void forgetClass(String classId) {
        keys().del(RedisKeys.placement(classId));
    }

    /// Says where a class is, to a Redis that does not know.
    public void placeUnlessPlaced(String classId, String nodeId) {
        strings()
                .set(RedisKeys.placement(classId), nodeId, SetArgs.Builder.nx().ex(PLACEMENT_LIFE));
    }

    @Override
    public void close() {
        connection.close();
    }

    private RedisStringCommands<String, String> strings() {
        return connection.commands();
    }

    private RedisSetCommands<String, String> sets() {
        return connection.commands();
    }

    private RedisKeyCommands<String, String> keys() {
        return connection.commands();
    }
}
