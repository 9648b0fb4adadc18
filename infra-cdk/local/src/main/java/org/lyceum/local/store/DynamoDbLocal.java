package org.lyceum.local.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

/// DynamoDB Local in a supervised process, its data on disk: when it dies it comes back on the same
/// port with all that it had acknowledged. It plays expiry (TTL) and streams itself.
public final class DynamoDbLocal implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final long PAUSE_NS = Duration.ofMillis(50).toNanos();

    private final int port = Ports.free();
    private final SupervisedProcess process;
    private final DynamoDb client = new DynamoDb(port);

    /// Starts the process; `awaitReady` waits for it.
    ///
    /// @param changed called when the process is in another state than before
    public DynamoDbLocal(Path data, Runnable changed) {
        process =
                new SupervisedProcess(
                        new ChildProcess.Start("dynamodb", command(data), Map.of(), data),
                        new SupervisedProcess.Owner(_ -> {}, this::awaitAnswer, changed, STOP));
        process.start();
    }

    public int port() {
        return port;
    }

    public ProcessStatus status() {
        return process.status();
    }

    public DynamoDb client() {
        return client;
    }

    public void awaitReady() throws InterruptedException {
        if (!process.awaitReady(START)) {
            throw new LocalFailure(
                    "DynamoDB Local did not start: logs/dynamodb.log in the data folder says why.");
        }
    }

    @Override
    public void close() {
        process.close();
        client.close();
    }

    private List<String> command(Path data) {
        return List.of(
                Programs.java(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dsqlite4java.library.path="
                        + nativeLibraries(data.resolve("libraries")).toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                DynamoDbServer.class.getName(),
                String.valueOf(port),
                data.resolve("dynamodb").toAbsolutePath().toString());
    }

    private void awaitAnswer() {
        while (process.isStarting()) {
            if (client.answers()) {
                process.becomesReady(Map.of("tcp", port));
                return;
            }
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    /// Maven leaves native libraries under names with versions; SQLite's loader wants plain ones.
    private static Path nativeLibraries(Path folder) {
        try {
            Files.createDirectories(folder);
            for (String entry :
                    System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
                Path file = Path.of(entry);
                String name = file.getFileName().toString();
                if (name.contains("sqlite4java") && !name.endsWith(".jar")) {
                    String plain = name.replaceFirst("-1\\.0\\.[0-9.]+\\.", ".");
                    copyWhereMissing(file, folder.resolve(plain));
                }
            }
        } catch (IOException e) {
            throw new LocalFailure("Could not lay out DynamoDB Local's libraries.", e);
        }
        return folder;
    }

    private static void copyWhereMissing(Path from, Path to) throws IOException {
        if (!Files.exists(to)) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
