package org.lyceum.local.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.lyceum.local.LocalFailure;
import org.lyceum.local.process.ChildProcess;
import org.lyceum.local.process.Ports;
import org.lyceum.local.process.Programs;

/// DynamoDB Local in a child process, its data on disk. It plays expiry (TTL) and streams itself.
public final class DynamoDbLocal implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final int port = Ports.free();
    private final ChildProcess process;
    private final DynamoDb client = new DynamoDb(port);

    /// Starts the process; `awaitReady` waits for it.
    public DynamoDbLocal(Path data) {
        Path libraries = nativeLibraries(data.resolve("libraries"));
        List<String> command =
                List.of(
                        Programs.java(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx384m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dsqlite4java.library.path=" + libraries.toAbsolutePath(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DynamoDbServer.class.getName(),
                        String.valueOf(port),
                        data.resolve("dynamodb").toAbsolutePath().toString());
        process =
                ChildProcess.start(
                        new ChildProcess.Start(
                                command, Map.of(), data, data.resolve("logs/dynamodb.log")),
                        _ -> {});
    }

    public int port() {
        return port;
    }

    public ChildProcess process() {
        return process;
    }

    public DynamoDb client() {
        return client;
    }

    public void awaitReady() throws InterruptedException {
        long deadlineNs = System.nanoTime() + START.toNanos();
        while (!client.answers()) {
            if (!process.isAlive() || System.nanoTime() > deadlineNs) {
                throw new LocalFailure(
                        "DynamoDB Local did not start: logs/dynamodb.log in the data folder says"
                                + " why.");
            }
            Thread.sleep(50);
        }
    }

    @Override
    public void close() {
        client.close();
        process.stop(STOP);
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
