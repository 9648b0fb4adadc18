package org.lyceum.functions.placement;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lyceum.functions.platform.Environment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way to Redis, which may be away at any time: then every question is answered by nothing, at
/// once, and after five seconds it is tried again.
///
/// Opened by the first question, so that no snapshot of a function holds a connection. Safe for
/// threads.
public final class RedisLink {
    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final Duration TIMEOUT = Duration.ofMillis(800);
    private static final long PAUSE_NS = Duration.ofSeconds(5).toNanos();

    private final String uri;
    private final boolean cluster;
    private @Nullable RedisClusterCommands<String, String> commands;
    private boolean away;
    private long awaySinceNs;

    /// Without `LYCEUM_REDIS_URI` Redis is always away.
    public RedisLink(Environment environment) {
        this.uri = environment.text(Environment.REDIS_URI, "");
        this.cluster = environment.text(Environment.REDIS_MODE, "cluster").equals("cluster");
    }

    /// The answer of Redis; empty when it is away, or says nothing.
    <T> Optional<T> ask(Function<RedisClusterCommands<String, String>, @Nullable T> question) {
        if (uri.isEmpty() || isPausing()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(question.apply(connected()));
        } catch (RedisException e) {
            LOG.warn("Redis is away, DynamoDB answers instead: {}", e.toString());
            pause();
            return Optional.empty();
        }
    }

    private synchronized boolean isPausing() {
        return away && System.nanoTime() - awaySinceNs < PAUSE_NS;
    }

    private synchronized void pause() {
        away = true;
        awaySinceNs = System.nanoTime();
    }

    private synchronized RedisClusterCommands<String, String> connected() {
        RedisClusterCommands<String, String> open = commands;
        if (open == null) {
            RedisURI address = RedisURI.create(uri);
            address.setTimeout(TIMEOUT);
            open = cluster ? openCluster(address) : openSingle(address);
            commands = open;
        }
        away = false;
        return open;
    }

    private static RedisClusterCommands<String, String> openSingle(RedisURI address) {
        RedisClient client = RedisClient.create(address);
        client.setOptions(
                ClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .socketOptions(SocketOptions.builder().connectTimeout(TIMEOUT).build())
                        .timeoutOptions(TimeoutOptions.enabled(TIMEOUT))
                        .build());
        try {
            return client.connect().sync();
        } catch (RedisException e) {
            client.shutdown(Duration.ZERO, TIMEOUT);
            throw e;
        }
    }

    private static RedisClusterCommands<String, String> openCluster(RedisURI address) {
        RedisClusterClient client = RedisClusterClient.create(address);
        client.setOptions(
                ClusterClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .socketOptions(SocketOptions.builder().connectTimeout(TIMEOUT).build())
                        .timeoutOptions(TimeoutOptions.enabled(TIMEOUT))
                        .topologyRefreshOptions(
                                ClusterTopologyRefreshOptions.builder()
                                        .enableAllAdaptiveRefreshTriggers()
                                        .build())
                        .build());
        try {
            return client.connect().sync();
        } catch (RedisException e) {
            client.shutdown(Duration.ZERO, TIMEOUT);
            throw e;
        }
    }
}
