package org.lyceum.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lyceum.local.LocalFailure;

/// The file that says which process a child is, by its id and by when it started: `pids/<name>` of
/// the data folder.
///
/// Ids are used again by strangers; an id with its start is not. So the children of a Lyceum that
/// was killed are found at the next start, and nobody else is ended.
public final class PidFile {
    private static final String FOLDER = "pids";

    /// Start times come from the kernel in ticks since a boot whose own time is whole seconds.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path file;

    private PidFile(Path file) {
        this.file = file;
    }

    static PidFile of(Path data, String name) {
        return new PidFile(data.resolve(FOLDER).resolve(name));
    }

    /// Ends what an earlier Lyceum left behind in this data folder.
    ///
    /// @return the names of those that still ran
    public static List<String> endOrphans(Path data) {
        Path folder = data.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<String> ended = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                PidFile kept = new PidFile(file);
                Optional<ProcessHandle> orphan = kept.process();
                if (orphan.isPresent()) {
                    end(orphan.get());
                    ended.add(file.getFileName().toString());
                }
                kept.delete();
            }
        } catch (IOException e) {
            throw new LocalFailure("Could not look into " + folder + ".", e);
        }
        return ended;
    }

    void write(ProcessHandle process) throws IOException {
        Optional<Instant> startedAt = process.info().startInstant();
        if (startedAt.isPresent()) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, process.pid() + " " + startedAt.get());
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new LocalFailure("Could not delete " + file + ".", e);
        }
    }

    /// The process that the file means, while it lives.
    private Optional<ProcessHandle> process() throws IOException {
        String[] words = Files.readString(file).strip().split(" ");
        if (words.length != 2) {
            return Optional.empty(); // written by half when the writer was killed
        }
        try {
            Instant startedAt = Instant.parse(words[1]);
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> startedThen(process, startedAt));
        } catch (NumberFormatException | java.time.format.DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static boolean startedThen(ProcessHandle process, Instant startedAt) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }

    private static void end(ProcessHandle orphan) {
        orphan.destroyForcibly();
        orphan.onExit().completeOnTimeout(orphan, PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
