package org.lyceum.loadtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.lyceum.loadtest.front.Refusal;

/// A Lyceum of the load test's own, on a free port and with a temporary data folder; closing it
/// stops it and deletes the folder.
final class OwnLyceum implements AutoCloseable {
    private final String script;
    private final Path data;
    private final AtomicBoolean keeps = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    private OwnLyceum(String script, Path data) {
        this.script = script;
        this.data = data;
    }

    /// Blocks until it is up, for a minute or so.
    ///
    /// @param options further ones of `./lyceum up`
    /// @throws Refusal when it does not come up
    static OwnLyceum start(String... options) {
        String script = System.getenv("LYCEUM_SCRIPT");
        if (script == null) {
            throw new Refusal(
                    "no-script",
                    "A Lyceum of its own is started by the script only: ./lyceum loadtest, ./lyceum ledger.");
        }
        try {
            OwnLyceum own = new OwnLyceum(script, Files.createTempDirectory("lyceum-loadtest"));
            // A run that is broken off stops it too.
            Runtime.getRuntime().addShutdownHook(new Thread(own::close));
            List<String> up = new ArrayList<>(List.of("up", "--detach"));
            up.addAll(List.of("--port", Integer.toString(freePort())));
            up.addAll(List.of(options));
            if (own.run(up.toArray(String[]::new)) != 0) {
                own.close();
                throw new Refusal("not-up", "The Lyceum of the load test did not come up.");
            }
            return own;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path data() {
        return data;
    }

    /// Leaves the data folder, with its logs, when it is closed.
    void keepData() {
        keeps.set(true);
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        run("down");
        if (keeps.get()) {
            return;
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(script));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.redirectError(ProcessBuilder.Redirect.INHERIT);
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
