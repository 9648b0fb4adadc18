package org.lyceum.functions.placement;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.lyceum.api.ApiJson;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.api.store.RedisKeys;
import org.lyceum.functions.platform.Environment;
import redis.embedded.RedisServer;

/// A real Redis, single or as a cluster of one that holds all slots.
final class TestRedis implements AutoCloseable {
    private static final int SLOTS = 16_384;

    private final RedisServer server;
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;
    private final Map<String, String> variables = new HashMap<>();

    TestRedis(boolean cluster) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort() % 50_000;
        }
        Path folder = Files.createTempDirectory("lyceum-redis");
        server =
                RedisServer.newRedisServer()
                        .port(port)
                        .bind("127.0.0.1")
                        .setting("dir " + folder)
                        .settingIf(cluster, "cluster-enabled yes")
                        .build();
        server.start();
        String uri = "redis://127.0.0.1:" + port;
        client = RedisClient.create(uri);
        connection = client.connect();
        variables.put(Environment.REDIS_URI, uri);
        variables.put(Environment.REDIS_MODE, cluster ? "cluster" : "single");
        if (cluster) {
            formCluster();
        }
    }

    RedisLink link() {
        return new RedisLink(new Environment(variables));
    }

    void announce(NodeRecord node) {
        String json = ApiJson.mapper().valueToTree(node).toString();
        connection.sync().set(RedisKeys.node(node.nodeId()), json);
        connection.sync().sadd(RedisKeys.NODES, node.nodeId());
    }

    /// As after six seconds without a heartbeat: the record is gone, the name is still in the set.
    void silence(String nodeId) {
        connection.sync().del(RedisKeys.node(nodeId));
    }

    String get(String key) {
        String value = connection.sync().get(key);
        return value == null ? "" : value;
    }

    void set(String key, String value) {
        connection.sync().set(key, value);
    }

    /// As after a restart without a file.
    void forgetEverything() {
        connection.sync().flushall();
    }

    @Override
    public void close() throws IOException {
        client.shutdown();
        server.stop();
    }

    private void formCluster() {
        connection.sync().clusterAddSlots(IntStream.range(0, SLOTS).toArray());
        for (int i = 0; i < 100_000; i++) {
            if (connection.sync().clusterInfo().contains("cluster_state:ok")) {
                return;
            }
            Thread.onSpinWait();
        }
        throw new IllegalStateException("The cluster of one does not form");
    }
}
