package org.lyceum.sfu.registry;

import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.sync.RedisHashCommands;
import io.lettuce.core.api.sync.RedisKeyCommands;
import io.lettuce.core.api.sync.RedisSetCommands;
import io.lettuce.core.api.sync.RedisStringCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lyceum.api.store.Heartbeats;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.api.store.RedisKeys;

/// What a node keeps in Redis: its heartbeat, where classes are, who is on stage.
///
/// May fail at any call with Lettuce's exceptions: the caller goes on without and says so in its
/// health.
public final class RedisPresence implements AutoCloseable {
    /// What is on stage outlives a node, and no forgotten class stays longer than a day.
    static final Duration STAGE_LIFE = Duration.ofHours(24);

    /// How long functions remember where a class is.
    static final Duration PLACEMENT_LIFE = Duration.ofHours(24);

    /// In one step: whoever dies in the middle of two would leave a class without its stage.
    private static final String KEEP_STAGE =
            """
            redis.call('DEL', KEYS[1])
            for i = 2, #ARGV, 2 do
              redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
            end
            redis.call('EXPIRE', KEYS[1], ARGV[1])
            return 1
            """;

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
        keys().del(RedisKeys.placement(classId), RedisKeys.stage(classId));
    }

    /// Remembers who is on stage, so that another node can take over: participant id to name.
    public void keepStage(String classId, Map<String, String> onStage) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString(STAGE_LIFE.toSeconds()));
        onStage.forEach((id, name) -> {
            arguments.add(id);
            arguments.add(name);
        });
        connection
                .commands()
                .eval(
                        KEEP_STAGE,
                        ScriptOutputType.INTEGER,
                        new String[] {RedisKeys.stage(classId)},
                        arguments.toArray(String[]::new));
    }

    /// Says where a class is, to a Redis that does not know.
    public void placeUnlessPlaced(String classId, String nodeId) {
        strings()
                .set(RedisKeys.placement(classId), nodeId, SetArgs.Builder.nx().ex(PLACEMENT_LIFE));
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
