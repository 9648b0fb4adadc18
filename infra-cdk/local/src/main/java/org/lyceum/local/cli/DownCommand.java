package org.lyceum.local.cli;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lyceum.local.LocalFailure;
import org.lyceum.local.system.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Stops the Lyceum that runs with a data folder, by force when it does not stop when asked.
@Command(name = "down", description = "Stops the Lyceum that runs with this data folder.")
final class DownCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Option(names = "--data", description = "Folder of all data (${DEFAULT-VALUE}).")
    private Path data = Path.of(".lyceum");

    @Override
    public Integer call() throws InterruptedException, IOException {
        DataFolder folder = new DataFolder(data);
        if (!folder.isInUse()) {
            System.out.println("Lyceum does not run.");
            return 0;
        }
        long pid = Long.parseLong(Files.readString(folder.pidFile()).strip());
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        process.ifPresent(ProcessHandle::destroy);
        if (!awaitFree(folder, PATIENCE)) {
            process.ifPresent(ProcessHandle::destroyForcibly);
            if (!awaitFree(folder, PATIENCE)) {
                throw new LocalFailure("Process " + pid + " does not end: kill it by hand.");
            }
        }
        process.ifPresent(DownCommand::awaitEnd);
        Files.deleteIfExists(folder.stateFile());
        System.out.println("Lyceum is stopped.");
        return 0;
    }

    /// The folder is free a moment before the process is gone.
    private static void awaitEnd(ProcessHandle process) {
        process.onExit().completeOnTimeout(process, PATIENCE.toSeconds(), SECONDS).join();
    }

    private static boolean awaitFree(DataFolder folder, Duration patience)
            throws InterruptedException {
        long deadlineNs = System.nanoTime() + patience.toNanos();
        while (folder.isInUse()) {
            if (System.nanoTime() > deadlineNs) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }
}
