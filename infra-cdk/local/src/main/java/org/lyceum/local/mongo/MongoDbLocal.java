package org.lyceum.local.mongo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
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

/// What plays MongoDB here, in a supervised process, its data on disk: when it dies it comes back
/// on the same port with all that it had acknowledged.
public final class MongoDbLocal implements AutoCloseable {
    /// The address that the template's parameter `MongoUri` gets; `LocalAddresses` makes it this
    /// machine's where it leaves the template.
    public static final String ADDRESS = "mongodb.lyceum.internal:27017";

    public static final String URI = "mongodb://" + ADDRESS + "/lyceum";

    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final long PAUSE_NS = Duration.ofMillis(50).toNanos();

    private final int port = Ports.free();
    private final SupervisedProcess process;

    /// Starts the process; `awaitReady` waits for it.
    ///
    /// @param changed called when the process is in another state than before
    public MongoDbLocal(Path data, Runnable changed) {
        process =
                new SupervisedProcess(
                        new ChildProcess.Start("mongodb", command(data), Map.of(), data),
                        new SupervisedProcess.Owner(_ -> {}, this::awaitAnswer, changed, STOP));
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
                    "MongoDB did not start: logs/mongodb.log in the data folder says why.");
        }
    }

    @Override
    public void close() {
        process.close();
    }

    private List<String> command(Path data) {
        return List.of(
                Programs.java(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                MongoDbServer.class.getName(),
                String.valueOf(port),
                data.resolve("mongodb").toAbsolutePath().toString());
    }

    private void awaitAnswer() {
        while (process.isStarting()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                process.becomesReady(Map.of("tcp", socket.getPort()));
                return;
            } catch (IOException _) {
                LockSupport.parkNanos(PAUSE_NS); // it does not listen yet
            }
        }
    }
}
