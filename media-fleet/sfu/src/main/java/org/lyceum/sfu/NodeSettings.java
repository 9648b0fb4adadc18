package org.lyceum.sfu;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lyceum.sfu.log.LogLevels;

/// What a node is told by its environment: the launch template's `node.env`, or the local runtime.
///
/// @param announce the address that pages are told for media
/// @param bind local address of the media sockets
/// @param mediaPort UDP port of the first worker, each further worker takes the next; 0 for any
///   free ones
public record NodeSettings(
        String nodeId,
        String announce,
        String bind,
        int mediaPort,
        Control control,
        int workers,
        int capacity,
        LogLevels log,
        Stores stores) {
    /// Where the control API listens.
    public record Control(String address, int port) {}

    /// Where the stores are.
    public record Stores(String table, String redisUri, boolean redisCluster) {}

    private static final int MAX_WORKERS = 64;
    private static final List<String> REDIS_MODES = List.of("cluster", "single");

    /// Reads the environment; says in one sentence what is missing or wrong.
    public static NodeSettings from(Map<String, String> environment) {
        Reader read = new Reader(environment);
        String announce = read.required("LYCEUM_ANNOUNCE_ADDRESS");
        int cores = Math.min(MAX_WORKERS, Runtime.getRuntime().availableProcessors());
        return new NodeSettings(
                read.text("LYCEUM_NODE_ID", "node-" + UUID.randomUUID()),
                announce,
                read.text("LYCEUM_BIND_ADDRESS", "0.0.0.0"),
                read.number("LYCEUM_MEDIA_PORT", 10_000, 0, 65_535),
                new Control(
                        read.text("LYCEUM_CONTROL_ADDRESS", announce),
                        read.number("LYCEUM_CONTROL_PORT", 7_880, 0, 65_535)),
                read.number("LYCEUM_WORKERS", cores, 1, MAX_WORKERS),
                read.number("LYCEUM_CAPACITY", 1_500, 1, 1_000_000),
                LogLevels.of(read.text("LYCEUM_LOG", "")),
                new Stores(
                        read.required("LYCEUM_TABLE"),
                        read.required("LYCEUM_REDIS_URI"),
                        read.redisMode().equals("cluster")));
    }

    private record Reader(Map<String, String> environment) {
        String text(String name, String otherwise) {
            String value = environment.get(name);
            return value == null || value.isBlank() ? otherwise : value.strip();
        }

        String required(String name) {
            String value = text(name, "");
            if (value.isEmpty()) {
                throw new IllegalArgumentException(name + " is not set: a node needs it to start.");
            }
            return value;
        }

        String redisMode() {
            String mode = text("LYCEUM_REDIS_MODE", "cluster");
            if (!REDIS_MODES.contains(mode)) {
                throw new IllegalArgumentException(
                        "LYCEUM_REDIS_MODE is '"
                                + mode
                                + "': it must be one of "
                                + String.join(" or ", REDIS_MODES));
            }
            return mode;
        }

        int number(String name, int otherwise, int least, int most) {
            String value = text(name, Integer.toString(otherwise));
            try {
                int number = Integer.parseInt(value);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException _) {
                // The sentence below says what it must be.
            }
            throw new IllegalArgumentException(
                    name
                            + " is '"
                            + value
                            + "': it must be a number from "
                            + least
                            + " to "
                            + most);
        }
    }
}
