package org.lyceum.sfu.registry;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One lazily opened connection to Redis, single or cluster, that fails fast while Redis is away.
final class RedisConnection implements AutoCloseable {
    private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(1);

    private final AbstractRedisClient client;
    private final Supplier<RedisClusterCommands<String, String>> opener;
    private volatile @Nullable RedisClusterCommands<String, String> commands;

    private RedisConnection(
            AbstractRedisClient client, Supplier<RedisClusterCommands<String, String>> opener) {
        this.client = client;
        this.opener = opener;
    }

    static RedisConnection open(RedisURI uri, boolean cluster) {
        uri.setTimeout(COMMAND_TIMEOUT);
        return cluster ? cluster(uri) : single(uri);
    }

    /// The commands; the first call opens the connection and may fail.
    synchronized RedisClusterCommands<String, String> commands() {
        RedisClusterCommands<String, String> opened = commands;
        if (opened == null) {
            opened = opener.get();
            commands = opened;
        }
        return opened;
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, COMMAND_TIMEOUT);
    }

    private static RedisConnection single(RedisURI uri) {
        RedisClient client = RedisClient.create(uri);
        client.setOptions(
                ClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .socketOptions(sockets())
                        .timeoutOptions(TimeoutOptions.enabled(COMMAND_TIMEOUT))
                        .build());
        return new RedisConnection(client, () -> client.connect().sync());
    }

    private static RedisConnection cluster(RedisURI uri) {
        RedisClusterClient client = RedisClusterClient.create(uri);
        client.setOptions(
                ClusterClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .socketOptions(sockets())
                        .timeoutOptions(TimeoutOptions.enabled(COMMAND_TIMEOUT))
                        .topologyRefreshOptions(
                                ClusterTopologyRefreshOptions.builder()
                                        .enableAllAdaptiveRefreshTriggers()
                                        .build())
                        .build());
        return new RedisConnection(client, () -> client.connect().sync());
    }

    private static SocketOptions sockets() {
        return SocketOptions.builder().connectTimeout(COMMAND_TIMEOUT).build();
    }
}
