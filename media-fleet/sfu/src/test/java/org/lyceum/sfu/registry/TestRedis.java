package org.lyceum.sfu.registry;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import redis.embedded.RedisServer;

/// A real Redis process, single or a cluster of one that holds all slots, which can be killed and
/// brought back empty on the same port.
public final class TestRedis implements AutoCloseable {
    private static final int SLOTS = 16_384;

    /// The bus of a cluster listens 10,000 above.
    private static final int HIGHEST_PORT = 55_000;

    private static final Map<Boolean, TestRedis> SHARED = new ConcurrentHashMap<>();

    private final boolean cluster;
    private final int port;
    private RedisServer server;

    public TestRedis(boolean cluster) {
        this.cluster = cluster;
        this.port = port();
        this.server = launch();
    }

    /// One for all tests of this JVM that do not kill it and use keys of their own.
    public static TestRedis shared(boolean cluster) {
        return SHARED.computeIfAbsent(cluster, TestRedis::new);
    }

    public RedisURI uri() {
        return RedisURI.create("127.0.0.1", port);
    }

    /// Kills it; what it knew is lost.
    public void kill() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Its process stops in the middle of whatever it does, and keeps its connections.
    public void hang() {
        signal("STOP");
    }

    /// Goes on after [#hang()].
    public void goOn() {
        signal("CONT");
    }

    public void bringBack() {
        server = launch();
    }

    public String get(String key) {
        return ask(connection -> {
            String value = connection.sync().get(key);
            return value == null ? "" : value;
        });
    }

    public void set(String key, String value) {
        var _ = ask(connection -> connection.sync().set(key, value));
    }

    public Set<String> members(String key) {
        return ask(connection -> connection.sync().smembers(key));
    }

    public Map<String, String> hash(String key) {
        return ask(connection -> connection.sync().hgetall(key));
    }

    public Duration lifeOf(String key) {
        return Duration.ofMillis(ask(connection -> connection.sync().pttl(key)));
    }

    @Override
    public void close() {
        kill();
    }

    private <T> T ask(Function<StatefulRedisConnection<String, String>, T> question) {
        RedisClient client = RedisClient.create(uri());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return question.apply(connection);
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    private void signal(String name) {
        ProcessHandle process =
                ProcessHandle.current().children().filter(this::isServer).findFirst().orElseThrow();
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A server writes its address into its command line.
    private boolean isServer(ProcessHandle process) {
        try {
            Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
            return Files.readString(commandLine).contains(":" + port);
        } catch (IOException _) {
            return false; // it is gone
        }
    }

    private RedisServer launch() {
        try {
            Path folder = Files.createTempDirectory("lyceum-redis");
            RedisServer launched =
                    RedisServer.newRedisServer()
                            .port(port)
                            .bind("127.0.0.1")
                            .setting("dir " + folder)
                            .setting("save \"\"")
                            .settingIf(cluster, "cluster-enabled yes")
                            .build();
            launched.start();
            if (cluster) {
                formCluster();
            }
            return launched;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void formCluster() {
        ask(connection -> connection.sync().clusterAddSlots(IntStream.range(0, SLOTS).toArray()));
        Awaitility.await()
                .until(
                        () -> ask(connection -> connection.sync().clusterInfo()),
                        info -> info.contains("cluster_state:ok"));
    }

    private static int port() {
        try {
            int free = TestTable.freePort();
            while (free > HIGHEST_PORT) {
                free = free - 10_000;
            }
            return free;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
