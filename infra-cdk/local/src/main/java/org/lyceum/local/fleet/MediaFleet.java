package org.lyceum.local.fleet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.lyceum.local.LocalFailure;
import org.lyceum.local.process.ChildProcess;
import org.lyceum.local.process.ProcessStatus;
import org.lyceum.local.process.Programs;
import org.lyceum.local.process.SupervisedProcess;
import org.lyceum.local.template.Assembly;
import org.lyceum.local.template.Resolver;

/// The template's Auto Scaling group: as many media nodes as it desires, as child processes.
public final class MediaFleet implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    /// A node that dies beside others comes back once its classes have moved to these: its start
    /// takes seconds of the cores that they need now. On AWS each node has a machine of its own.
    private static final Duration AFTER_THE_MOVE = Duration.ofSeconds(8);

    private final List<MediaNode> nodes = new ArrayList<>();

    /// What the nodes get that the template cannot know.
    ///
    /// @param announceAddress where browsers reach them
    /// @param nodes how many, or 0 for as many as the template desires
    /// @param aws endpoint and credentials of their role
    /// @param localized turns addresses of the template into this machine's
    /// @param code keeps an asset where a new synthesis does not touch it
    /// @param mayRead whether their role may get an object of that ARN
    /// @param changed called when a node's state is another than before
    public record Surroundings(
            Path data,
            String announceAddress,
            int nodes,
            Map<String, String> aws,
            UnaryOperator<String> localized,
            UnaryOperator<Path> code,
            Predicate<String> mayRead,
            Runnable changed) {}

    public MediaFleet(Assembly assembly, Resolver resolver, Surroundings surroundings) {
        NodeBlueprint blueprint = NodeBlueprint.of(assembly, resolver);
        new NodeNetwork(assembly, resolver).mustOpenPortsOf(blueprint);
        if (!surroundings.mayRead().test(blueprint.jarArn())) {
            throw new LocalFailure(
                    "The media nodes' role may not s3:GetObject their jar, " + blueprint.jarArn());
        }
        Path jar = surroundings.code().apply(blueprint.jar());
        List<String> command = new ArrayList<>(List.of(Programs.java()));
        command.addAll(blueprint.javaOptions());
        command.addAll(List.of("-Xmx1g", "-jar", jar.toAbsolutePath().toString()));
        Map<String, String> environment = environment(blueprint, surroundings);
        int count = surroundings.nodes() > 0 ? surroundings.nodes() : blueprint.count();
        Duration pause = count > 1 ? AFTER_THE_MOVE : SupervisedProcess.FIRST_PAUSE;
        for (int number = 1; number <= count; number++) {
            String name = "media-node-" + number;
            nodes.add(
                    new MediaNode(
                            new ChildProcess.Start(name, command, environment, surroundings.data()),
                            pause,
                            surroundings.changed()));
        }
    }

    public void start() {
        nodes.forEach(MediaNode::start);
    }

    public void awaitReady() throws InterruptedException {
        for (MediaNode node : nodes) {
            if (!node.awaitReady(START)) {
                throw new LocalFailure(
                        "A media node did not start: logs/"
                                + node.status().name()
                                + ".log in the data folder says why.");
            }
        }
    }

    public List<ProcessStatus> status() {
        return nodes.stream().map(MediaNode::status).toList();
    }

    @Override
    public void close() {
        List<Thread> stopping =
                nodes.stream().map(node -> Thread.ofVirtual().start(node::close)).toList();
        for (Thread thread : stopping) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// The template's settings, with this machine's addresses and free ports.
    private static Map<String, String> environment(
            NodeBlueprint blueprint, Surroundings surroundings) {
        Map<String, String> environment = new HashMap<>();
        blueprint
                .settings()
                .forEach((name, value) ->
                        environment.put(name, surroundings.localized().apply(value)));
        String announced = surroundings.announceAddress();
        environment.put("LYCEUM_ANNOUNCE_ADDRESS", announced);
        environment.put("LYCEUM_BIND_ADDRESS", bindAddress(announced));
        environment.put("LYCEUM_CONTROL_ADDRESS", "127.0.0.1");
        environment.put("LYCEUM_CONTROL_PORT", "0");
        environment.put("LYCEUM_MEDIA_PORT", "0");
        environment.putAll(surroundings.aws());
        return environment;
    }

    /// The announced address itself where this machine has it, for answers come from an address
    /// that a socket is bound to: a browser here that asked it takes no answer from another. Where
    /// it belongs to a router in front of this machine, every address.
    static String bindAddress(String announced) {
        try {
            InetAddress address = InetAddress.getByName(announced);
            boolean ours = NetworkInterface.getByInetAddress(address) != null;
            return ours ? address.getHostAddress() : "0.0.0.0";
        } catch (IOException _) {
            return "0.0.0.0";
        }
    }
}
