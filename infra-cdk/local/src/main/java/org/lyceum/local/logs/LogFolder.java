package org.lyceum.local.logs;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lyceum.local.LocalFailure;
import org.lyceum.local.process.LogFile;

/// The logs of a data folder, one for each process, read as one in the order of time.
///
/// Each read gives what came since the last. Not thread-safe.
public final class LogFolder {
    /// Logs are bounded; what one read takes of each is too.
    private static final int MOST_BYTES = (int) LogFile.MAX_BYTES;

    private static final String SUFFIX = ".log";

    private final Path folder;
    private final Map<Path, Reading> readings = new TreeMap<>();

    /// How far one log has been read.
    private static final class Reading {
        private long offset;
        private Instant last = Instant.EPOCH;
    }

    public LogFolder(Path folder) {
        this.folder = folder;
    }

    /// The new lines that pass, oldest first, each with its process before it.
    public List<String> read(LogFilter filter) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<LogLine> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(LogFolder::isLog).sorted().toList()) {
                read(file, lines);
            }
        } catch (IOException e) {
            throw new LocalFailure("Could not read the logs in " + folder + ": " + e, e);
        }
        lines.sort(Comparator.comparing(LogLine::at));
        return lines.stream().filter(filter::passes).map(LogFolder::shown).toList();
    }

    private static boolean isLog(Path file) {
        return file.toString().endsWith(SUFFIX);
    }

    private static String shown(LogLine line) {
        return String.format("%s %-14s %s", line.at(), line.process(), line.text());
    }

    private void read(Path file, List<LogLine> lines) throws IOException {
        Reading reading = readings.get(file);
        Path before = LogFile.before(file);
        if (reading == null) {
            reading = new Reading();
            readings.put(file, reading);
            if (Files.exists(before)) {
                take(before, file, reading, lines);
                reading.offset = 0;
            }
        } else if (Files.size(file) < reading.offset) { // it became the one before
            take(before, file, reading, lines);
            reading.offset = 0;
        }
        take(file, file, reading, lines);
    }

    /// Whole lines only: the rest of one that is being written comes with the next read.
    private static void take(Path from, Path log, Reading reading, List<LogLine> lines)
            throws IOException {
        String name = log.getFileName().toString();
        String process = name.substring(0, name.length() - SUFFIX.length());
        String text = textFrom(from, reading.offset);
        int end = text.lastIndexOf('\n') + 1;
        for (String line : text.substring(0, end).split("\n")) {
            if (!line.isEmpty()) {
                LogLine parsed = LogLine.parse(process, line, reading.last);
                reading.last = parsed.at();
                lines.add(parsed);
            }
        }
        reading.offset += text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    }

    private static String textFrom(Path file, long offset) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            long left = Math.max(0, open.length() - offset);
            byte[] bytes = new byte[(int) Math.min(left, MOST_BYTES)];
            open.seek(offset);
            open.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
