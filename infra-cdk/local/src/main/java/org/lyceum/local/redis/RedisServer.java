package org.lyceum.local.redis;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.lyceum.local.LocalFailure;
import org.lyceum.local.process.ChildProcess;
import org.lyceum.local.process.Ports;
import org.lyceum.local.process.ProcessStatus;
import org.lyceum.local.process.Programs;
import org.lyceum.local.process.SupervisedProcess;
import redis.embedded.core.ExecutableProvider;

/// Redis in a supervised process: Debian's where it is installed, else the binary that a library
/// brings. When it dies it comes back on the same port, and clients find it there.
///
/// In cluster mode one node holds all slots, so that clients must speak the cluster's language.
public final class RedisServer implements AutoCloseable {
    /// Redis puts the cluster's own bus that much above the port.
    private static final int BUS_DISTANCE = 10_000;

    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration STOP = Duration.ofSeconds(3);
    private static final long PAUSE_NS = Duration.ofMillis(20).toNanos();

    private final int port = Ports.freeWithCompanion(BUS_DISTANCE);
    private final SupervisedProcess process;

    /// Starts the process; `awaitReady` waits for it.
    ///
    /// @param changed called when the process is in another state than before
    public RedisServer(Path data, Runnable changed) {
        Path folder = data.resolve("redis");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new LocalFailure("Could not make " + folder + ".", e);
        }
        process =
                new SupervisedProcess(
                        new ChildProcess.Start("redis", command(data, folder), Map.of(), data),
                        new SupervisedProcess.Owner(_ -> {}, this::makeReady, changed, STOP));
        process.start();
    }

    public int port() {
        return port;
    }

    public ProcessStatus status() {
        return process.status();
    }

    public void awaitReady() throws InterruptedException {
        if (!process.awaitReady(START)) {
            throw new LocalFailure(
                    "Redis did not start: logs/redis.log in the data folder says why.");
        }
    }

    @Override
    public void close() {
        process.close();
    }

    private List<String> command(Path data, Path folder) {
        return List.of(
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
    }

    /// Waits until the cluster of one serves all slots, which it gets at the very first start.
    private void makeReady() {
        boolean slotsGiven = false;
        while (process.isStarting()) {
            try (RedisConnection redis = new RedisConnection(port)) {
                String info = redis.ask("CLUSTER", "INFO");
                if (info.contains("cluster_state:ok")) {
                    process.becomesReady(Map.of("tcp", port));
                    return;
                }
                if (!slotsGiven && info.contains("cluster_slots_assigned:0")) {
                    redis.ask(RedisConnection.allSlots());
                    slotsGiven = true;
                }
            } catch (IOException _) {
                // It does not listen yet.
            }
            LockSupport.parkNanos(PAUSE_NS);
        }
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
