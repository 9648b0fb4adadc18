package org.lyceum.functions.placement;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lyceum.functions.platform.Environment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way to Redis, which may be away at any time: then every question is answered by nothing, and
/// for a second nobody else waits for an answer.
///
/// Opened by the first question, so that no snapshot of a function holds a connection. While one
/// caller opens it, the others go without. Safe for threads.
public final class RedisLink {
    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);

    private final String uri;
    private final boolean cluster;
    private final Patience patience;
    private final Circuit circuit;
    private final ReentrantLock opening = new ReentrantLock();
    private @Nullable Supplier<RedisClusterCommands<String, String>> opener;
    private volatile @Nullable RedisClusterCommands<String, String> commands;

    /// How long Redis is waited for.
    ///
    /// @param connect for a connection with its handshake: once in the life of a function
    /// @param command for an answer
    /// @param pause how long nobody waits after an answer did not come
    record Patience(Duration connect, Duration command, Duration pause) {
        static final Patience USUAL =
                new Patience(Duration.ofSeconds(1), Duration.ofMillis(250), Duration.ofSeconds(1));
    }

    /// Without `LYCEUM_REDIS_URI` Redis is always away.
    public RedisLink(Environment environment) {
        this(environment, Patience.USUAL);
    }

    RedisLink(Environment environment, Patience patience) {
        this.uri = environment.text(Environment.REDIS_URI, "");
        this.cluster = environment.text(Environment.REDIS_MODE, "cluster").equals("cluster");
        this.patience = patience;
        this.circuit = new Circuit(patience.pause());
    }

    /// The answer of Redis; empty when it is away, or says nothing.
    <T> Optional<T> ask(Function<RedisClusterCommands<String, String>, @Nullable T> question) {
        if (uri.isEmpty() || !circuit.admits(System.nanoTime())) {
            return Optional.empty();
        }
        try {
            RedisClusterCommands<String, String> open = connected();
            if (open == null) {
                return Optional.empty();
            }
            Optional<T> answer = Optional.ofNullable(question.apply(open));
            if (circuit.answered()) {
                LOG.warn("Redis answers again");
            }
            return answer;
        } catch (RedisException e) {
            if (circuit.failed(System.nanoTime())) {
                LOG.warn("Redis is away, DynamoDB answers instead: {}", e.toString());
            }
            return Optional.empty();
        }
    }

    /// The commands, once somebody has opened the connection; null while somebody is at it.
    private @Nullable RedisClusterCommands<String, String> connected() {
        RedisClusterCommands<String, String> open = commands;
        if (open != null || !opening.tryLock()) {
            return open;
        }
        try {
            if (commands == null) {
                commands = opener().get();
            }
            return commands;
        } finally {
            opening.unlock();
        }
    }

    /// The client with its threads, made once; it finds its way back to a Redis that was away.
    private Supplier<RedisClusterCommands<String, String>> opener() {
        Supplier<RedisClusterCommands<String, String>> made = opener;
        if (made == null) {
            RedisURI address = RedisURI.create(uri);
            address.setTimeout(patience.connect());
            made = cluster ? cluster(address) : single(address);
            opener = made;
        }
        return made;
    }

    private Supplier<RedisClusterCommands<String, String>> single(RedisURI address) {
        RedisClient client = RedisClient.create(address);
        client.setOptions(
                ClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .socketOptions(sockets())
                        .timeoutOptions(TimeoutOptions.enabled(patience.command()))
                        .build());
        return () -> {
            StatefulRedisConnection<String, String> connection = client.connect();
            connection.setTimeout(patience.command());
            return connection.sync();
        };
    }

    private Supplier<RedisClusterCommands<String, String>> cluster(RedisURI address) {
        RedisClusterClient client = RedisClusterClient.create(address);
        client.setOptions(
                ClusterClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .socketOptions(sockets())
                        .timeoutOptions(TimeoutOptions.enabled(patience.command()))
                        .topologyRefreshOptions(
                                ClusterTopologyRefreshOptions.builder()
                                        .enableAllAdaptiveRefreshTriggers()
                                        .build())
                        .build());
        return () -> {
            StatefulRedisClusterConnection<String, String> connection = client.connect();
            connection.setTimeout(patience.command());
            return connection.sync();
        };
    }

    private SocketOptions sockets() {
        return SocketOptions.builder().connectTimeout(patience.connect()).build();
    }
}
