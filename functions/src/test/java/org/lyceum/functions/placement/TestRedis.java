package org.lyceum.functions.placement;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.lyceum.api.ApiJson;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.api.store.RedisKeys;
import org.lyceum.functions.platform.Environment;
import redis.embedded.RedisServer;

/// A real Redis, single or as a cluster of one that holds all slots. It can be killed, stopped in
/// its tracks, and brought back.
final class TestRedis implements AutoCloseable {
    private static final int SLOTS = 16_384;
    private static final Pattern PROCESS_ID = Pattern.compile("process_id:(\\d+)");

    /// Of tests that are about answers and not about waiting: no busy machine fails them.
    private static final RedisLink.Patience PATIENT =
            new RedisLink.Patience(
                    Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(1));

    private final Path folder = Files.createTempDirectory("lyceum-redis");
    private final int port;
    private final boolean cluster;
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;
    private final Map<String, String> variables = new HashMap<>();
    private final String processId;
    private RedisServer server;

    TestRedis(boolean cluster) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort() % 50_000;
        }
        this.cluster = cluster;
        server = started();
        String uri = "redis://127.0.0.1:" + port;
        client = RedisClient.create(uri);
        connection = client.connect();
        Matcher id = PROCESS_ID.matcher(connection.sync().info("server"));
        processId = id.find() ? id.group(1) : "";
        variables.put(Environment.REDIS_URI, uri);
        variables.put(Environment.REDIS_MODE, cluster ? "cluster" : "single");
        if (cluster) {
            formCluster();
        }
    }

    RedisLink link() {
        return link(PATIENT);
    }

    RedisLink link(RedisLink.Patience patience) {
        return new RedisLink(new Environment(variables), patience);
    }

    void announce(NodeRecord node) {
        String json = ApiJson.mapper().valueToTree(node).toString();
        connection.sync().set(RedisKeys.node(node.nodeId()), json);
        connection.sync().sadd(RedisKeys.NODES, node.nodeId());
    }

    /// As after three seconds without a heartbeat: the record is gone, the name is still in the
    /// set.
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

    /// It answers nobody any more, while its kernel goes on taking connections.
    void freeze() throws IOException {
        signal("STOP");
    }

    void thaw() throws IOException {
        signal("CONT");
    }

    void kill() throws IOException {
        signal("KILL");
        server.stop();
    }

    /// Another process at the same address, which knows nothing.
    void comeBack() throws IOException {
        server = started();
    }

    @Override
    public void close() throws IOException {
        client.shutdown();
        server.stop();
    }

    private void signal(String name) throws IOException {
        try {
            new ProcessBuilder("kill", "-" + name, processId).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private RedisServer started() throws IOException {
        RedisServer redis =
                RedisServer.newRedisServer()
                        .port(port)
                        .bind("127.0.0.1")
                        .setting("dir " + folder)
                        .settingIf(cluster, "cluster-enabled yes")
                        .build();
        redis.start();
        return redis;
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
