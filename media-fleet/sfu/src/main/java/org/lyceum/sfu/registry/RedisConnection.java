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
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One lazily opened connection to Redis, single or cluster, that fails fast while Redis is away.
final class RedisConnection implements AutoCloseable {
    private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(1);

    /// Commands that wait for an answer of a Redis that hangs: further ones fail at once.
    static final int MAX_WAITING_COMMANDS = 256;

    /// While Redis is away it is tried again so often, and no more seldom in time.
    private static final Duration RECONNECT_EVERY = Duration.ofMillis(500);

    private final AbstractRedisClient client;
    private final ClientResources resources;
    private final Supplier<RedisClusterCommands<String, String>> opener;
    private volatile @Nullable RedisClusterCommands<String, String> commands;

    private RedisConnection(
            AbstractRedisClient client,
            ClientResources resources,
            Supplier<RedisClusterCommands<String, String>> opener) {
        this.client = client;
        this.resources = resources;
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
        var _ = resources.shutdown(0, COMMAND_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static RedisConnection single(RedisURI uri) {
        ClientResources resources = resources();
        RedisClient client = RedisClient.create(resources, uri);
        client.setOptions(
                ClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .requestQueueSize(MAX_WAITING_COMMANDS)
                        .socketOptions(sockets())
                        .timeoutOptions(TimeoutOptions.enabled(COMMAND_TIMEOUT))
                        .build());
        return new RedisConnection(client, resources, () -> client.connect().sync());
    }

    private static RedisConnection cluster(RedisURI uri) {
        ClientResources resources = resources();
        RedisClusterClient client = RedisClusterClient.create(resources, uri);
        client.setOptions(
                ClusterClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .requestQueueSize(MAX_WAITING_COMMANDS)
                        .socketOptions(sockets())
                        .timeoutOptions(TimeoutOptions.enabled(COMMAND_TIMEOUT))
                        .topologyRefreshOptions(
                                ClusterTopologyRefreshOptions.builder()
                                        .enableAllAdaptiveRefreshTriggers()
                                        .build())
                        .build());
        return new RedisConnection(client, resources, () -> client.connect().sync());
    }

    private static ClientResources resources() {
        return ClientResources.builder().reconnectDelay(Delay.constant(RECONNECT_EVERY)).build();
    }

    private static SocketOptions sockets() {
        return SocketOptions.builder().connectTimeout(COMMAND_TIMEOUT).build();
    }
}
