package org.lyceum.sfu.registry;

import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisHashCommands;
import io.lettuce.core.api.sync.RedisKeyCommands;
import io.lettuce.core.api.sync.RedisSetCommands;
import io.lettuce.core.api.sync.RedisStringCommands;
import java.time.Duration;
import java.util.Map;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.api.store.RedisKeys;

/// What a node keeps in Redis: its heartbeat, where classes are, who is on stage.
///
/// May fail at any call with Lettuce's exceptions: the caller goes on without and says so in its
/// health.
public final class RedisPresence implements AutoCloseable {
    /// A node that says nothing for this long is dead.
    static final Duration HEARTBEAT_LIFE = Duration.ofSeconds(6);

    /// What is on stage outlives a node, and no forgotten class stays longer than a day.
    static final Duration STAGE_LIFE = Duration.ofHours(24);

    private final RedisConnection connection;

    public RedisPresence(RedisURI uri, boolean cluster) {
        connection = RedisConnection.open(uri, cluster);
    }

    /// Says that the node lives.
    public void announce(NodeRecord node) {
        strings()
                .setex(
                        RedisKeys.node(node.nodeId()),
                        HEARTBEAT_LIFE.toSeconds(),
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
        keys().del(RedisKeys.placement(classId), RedisKeys.stage(classId));
    }

    /// Remembers who is on stage, so that another node can take over: participant id to name.
    public void keepStage(String classId, Map<String, String> onStage) {
        String key = RedisKeys.stage(classId);
        keys().del(key);
        if (!onStage.isEmpty()) {
            hashes().hset(key, onStage);
            keys().expire(key, STAGE_LIFE);
        }
    }

    /// Who was on stage when a class was last seen.
    public Map<String, String> stageOf(String classId) {
        return hashes().hgetall(RedisKeys.stage(classId));
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

    private RedisHashCommands<String, String> hashes() {
        return connection.commands();
    }
}
