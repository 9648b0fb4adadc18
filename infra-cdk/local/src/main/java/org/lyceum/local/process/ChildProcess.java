package org.lyceum.local.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.lyceum.local.LocalFailure;

/// A process started by this one, which dies with it, even when this one is killed.
///
/// On Linux the kernel sees to that (PR_SET_PDEATHSIG, by `setpriv`); elsewhere a shell that holds
/// our end of a pipe. A terminal's Ctrl-C reaches this process only: children are sessions of their
/// own where `setsid` is there.
public final class ChildProcess {
    /// Kills its command when its input ends, which it does when this process is gone.
    private static final String SHELL_GUARD =
            """
            exec 3<&0
            "$@" </dev/null 3<&- &
            child=$!
            trap 'kill -TERM $child 2>/dev/null' TERM INT
            (read -r _ <&3; kill -KILL $child 2>/dev/null) &
            watcher=$!
            wait $child; status=$?
            kill $watcher 2>/dev/null
            exit $status
            """;

    private static final List<String> GUARD = guard();

    /// The kernel's signal comes when the *thread* that started the child ends: this one never
    /// does.
    private static final ExecutorService STARTER =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("starts-children").factory());

    private final Process process;
    private final PidFile pidFile;

    private ChildProcess(Process process, PidFile pidFile) {
        this.process = process;
        this.pidFile = pidFile;
    }

    /// What to start.
    ///
    /// @param name of its log, `logs/<name>.log`, and of its pid file
    /// @param environment all of it: nothing is inherited but PATH and HOME
    /// @param data the data folder, where it runs
    public record Start(
            String name, List<String> command, Map<String, String> environment, Path data) {
        Path log() {
            return data.resolve("logs").resolve(name + ".log");
        }
    }

    /// Starts a child; each line of its output goes to the log and to the listener, on a virtual
    /// thread.
    public static ChildProcess start(Start start, Consumer<String> lines) {
        List<String> command = new ArrayList<>(GUARD);
        command.addAll(start.command());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(start.data().toFile())
                        .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH", "HOME", "LANG", "TMPDIR", "TZ"));
        environment.putAll(start.environment());
        try {
            Files.createDirectories(start.log().toAbsolutePath().getParent());
            PidFile pidFile = PidFile.of(start.data(), start.name());
            ChildProcess child = new ChildProcess(STARTER.submit(builder::start).get(), pidFile);
            pidFile.write(child.process.toHandle());
            Thread.ofVirtual().start(() -> child.copyOutput(start.log(), lines));
            return child;
        } catch (IOException | ExecutionException e) {
            throw new LocalFailure(
                    "Could not start " + start.command().getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("The start was interrupted.", e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Waits for its end.
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /// Asks it to end, and ends it by force when it does not.
    public void stop(Duration patience) {
        process.destroy();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            pidFile.delete();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private void copyOutput(Path log, Consumer<String> lines) {
        try (BufferedReader output =
                        new BufferedReader(
                                new InputStreamReader(
                                        process.getInputStream(), StandardCharsets.UTF_8));
                LogFile file = new LogFile(log)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                file.line(line);
                lines.accept(line);
            }
        } catch (IOException _) {
            // The child is gone, or the disk is full: its end is noticed where it matters.
        }
    }

    private static List<String> guard() {
        List<String> guard = new ArrayList<>();
        if (onPath("setsid")) {
            guard.add("setsid");
        }
        if (onPath("setpriv")) {
            guard.addAll(List.of("setpriv", "--pdeathsig", "KILL", "--"));
        } else {
            guard.addAll(List.of("/bin/sh", "-c", SHELL_GUARD, "guard"));
        }
        return List.copyOf(guard);
    }

    private static boolean onPath(String program) {
        return Programs.find(program) != null;
    }
}
