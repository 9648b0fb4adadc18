package org.lyceum.sfu;

import io.lettuce.core.RedisURI;
import java.lang.System.Logger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.sfu.control.ControlServer;
import org.lyceum.sfu.control.JoinTokens;
import org.lyceum.sfu.log.LogTag;
import org.lyceum.sfu.log.NodeLog;
import org.lyceum.sfu.metrics.NodeMetrics;
import org.lyceum.sfu.net.MediaNode;
import org.lyceum.sfu.registry.LogTable;
import org.lyceum.sfu.registry.NodeRegistry;
import org.lyceum.sfu.registry.NodeTable;
import org.lyceum.sfu.registry.PublicKeys;
import org.lyceum.sfu.registry.RedisPresence;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The process of a media node: opens sockets, warms up, announces itself, and goes in order.
public final class Main {
    private static final Logger LOG = LogTag.NODE.logger();

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        NodeSettings settings;
        try {
            settings = NodeSettings.from(System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        NodeLog.configure(settings.log());
        RunningNode node = start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(node), "shutdown"));
        Thread.currentThread().join();
    }

    /// A node that was asked to go and went is no failure: the JVM alone would say 143.
    private static void leave(RunningNode node) {
        try {
            node.close();
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    private static RunningNode start(NodeSettings settings) {
        CompletableFuture<NodeRegistry> registered = new CompletableFuture<>();
        DynamoDbClient dynamoDb =
                DynamoDbClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();
        MediaNode media =
                new MediaNode(
                        new MediaNode.NetSettings(
                                settings.nodeId(),
                                address(settings.bind(), settings.mediaPort()),
                                settings.announce(),
                                settings.workers()),
                        registered::join,
                        new LogTable(dynamoDb, settings.stores().table(), Clock.systemUTC()));
        NodeTable table = new NodeTable(dynamoDb, settings.stores().table());
        PublicKeys keys = new PublicKeys(table::publicKeys, System::nanoTime);
        ControlServer control = controlServer(settings, media, keys, registered);
        String incarnation = UUID.randomUUID().toString();
        NodeRegistry registry =
                new NodeRegistry(
                        new RedisPresence(
                                RedisURI.create(settings.stores().redisUri()),
                                settings.stores().redisCluster()),
                        table,
                        () -> record(settings, control, media, incarnation));
        registered.complete(registry);
        LOG.log(Logger.Level.INFO, "Node {0}: {1}", settings.nodeId(), media.description());
        NodeLog.quietly(settings.log(), media::warmUp);
        keys.readAhead();
        control.start();
        registry.start();
        System.out.println(readyLine(settings, control, media));
        return new RunningNode(registry, control, media);
    }

    private static ControlServer controlServer(
            NodeSettings settings,
            MediaNode media,
            PublicKeys keys,
            CompletableFuture<NodeRegistry> registry) {
        ControlServer.Readings readings =
                new ControlServer.Readings(
                        () -> metrics(media, registry).health(),
                        refusals -> metrics(media, registry).metrics(refusals));
        return new ControlServer(
                address(settings.control().address(), settings.control().port()),
                media,
                new JoinTokens(keys),
                readings);
    }

    private static NodeMetrics metrics(MediaNode media, CompletableFuture<NodeRegistry> registry) {
        return new NodeMetrics(media, registry.join(), Clock.systemUTC());
    }

    private static NodeRecord record(
            NodeSettings settings, ControlServer control, MediaNode media, String incarnation) {
        return new NodeRecord(
                settings.nodeId(),
                controlUrl(settings, control),
                media.participants(),
                settings.capacity(),
                false,
                System.currentTimeMillis(),
                incarnation);
    }

    private static String readyLine(NodeSettings settings, ControlServer control, MediaNode media) {
        String addresses =
                media.mediaAddresses().stream()
                        .map(each -> each.getHostString() + ":" + each.getPort())
                        .collect(Collectors.joining(","));
        return "node ready id="
                + settings.nodeId()
                + " control="
                + controlUrl(settings, control)
                + " media="
                + addresses;
    }

    private static String controlUrl(NodeSettings settings, ControlServer control) {
        return "http://" + settings.control().address() + ":" + control.address().getPort();
    }

    private static InetSocketAddress address(String host, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(host + " is no address of this machine.", e);
        }
    }

    /// What must be taken down, in this order: nobody new, then everybody out.
    private record RunningNode(NodeRegistry registry, ControlServer control, MediaNode media) {
        void close() {
            registry.close();
            control.close();
            media.close();
        }
    }
}
