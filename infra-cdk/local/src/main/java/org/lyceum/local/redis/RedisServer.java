package org.lyceum.local.redis;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.lyceum.local.LocalFailure;
import org.lyceum.local.process.ChildProcess;
import org.lyceum.local.process.Ports;
import org.lyceum.local.process.Programs;
import redis.embedded.core.ExecutableProvider;

/// Redis in a child process: Debian's where it is installed, else the binary that a library brings.
/// In cluster mode one node holds all slots, so that clients must speak the cluster's language.
public final class RedisServer implements AutoCloseable {
    /// Redis puts the cluster's own bus that much above the port.
    private static final int BUS_DISTANCE = 10_000;

    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration STOP = Duration.ofSeconds(3);

    private final int port = Ports.freeWithCompanion(BUS_DISTANCE);
    private final ChildProcess process;

    /// Starts the process; `awaitReady` waits for it.
    public RedisServer(Path data) {
        Path folder = data.resolve("redis");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new LocalFailure("Could not make " + folder + ".", e);
        }
        List<String> command =
                List.of(
                        binary(data),
                        "--port",
                        String.valueOf(port),
                        "--bind",
                        "127.0.0.1",
                        "--dir",
                        folder.toAbsolutePath().toString(),
                        "--cluster-enabled",
                        "yes",
                        "--cluster-config-file",
                        "nodes.conf",
                        "--save",
                        "",
                        "--appendonly",
                        "yes",
                        "--appendfsync",
                        "everysec");
        process =
                ChildProcess.start(
                        new ChildProcess.Start(
                                command, Map.of(), folder, data.resolve("logs/redis.log")),
                        _ -> {});
    }

    public int port() {
        return port;
    }

    public ChildProcess process() {
        return process;
    }

    /// Waits until the cluster of one serves all slots.
    public void awaitReady() throws InterruptedException {
        long deadlineNs = System.nanoTime() + START.toNanos();
        boolean slotsGiven = false;
        while (true) {
            try (RedisConnection redis = new RedisConnection(port)) {
                String info = redis.ask("CLUSTER", "INFO");
                if (info.contains("cluster_state:ok")) {
                    return;
                }
                if (!slotsGiven && info.contains("cluster_slots_assigned:0")) {
                    redis.ask(RedisConnection.allSlots());
                    slotsGiven = true;
                }
            } catch (IOException _) {
                // It does not listen yet.
            }
            if (!process.isAlive() || System.nanoTime() > deadlineNs) {
                throw new LocalFailure(
                        "Redis did not start: logs/redis.log in the data folder says why.");
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        process.stop(STOP);
    }

    private static String binary(Path data) {
        Path installed = Programs.find("redis-server");
        if (installed != null) {
            return installed.toString();
        }
        try {
            File unpacked =
                    ExecutableProvider.newJarResourceProvider(
                                    Files.createDirectories(data.resolve("libraries")).toFile())
                            .get();
            return unpacked.getAbsolutePath();
        } catch (IOException e) {
            throw new LocalFailure("There is no Redis for this machine: install redis-server.", e);
        }
    }
}
