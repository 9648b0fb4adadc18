package org.lyceum.local.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.regex.Pattern;

/// A log of the data folder that never grows beyond a bound: when it holds MAX_BYTES it becomes
/// `<name>.log.1`, and what was there before is gone.
///
/// Each line begins with its time, so that the logs of all processes can be read as one; a line
/// that has none gets the one of now. Thread-safe.
public final class LogFile extends OutputStream {
    /// With the file before it, at most twice as much lies on the disk for each process.
    public static final long MAX_BYTES = 16L * 1024 * 1024;

    private static final Pattern TIMED =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\S* .*", Pattern.DOTALL);
    private static final int MAX_LINE_BYTES = 64 * 1024;

    private final Path file;
    private final long maxBytes;
    private final java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
    private OutputStream out;
    private long sizeBytes;

    public LogFile(Path file) throws IOException {
        this(file, MAX_BYTES);
    }

    LogFile(Path file, long maxBytes) throws IOException {
        this.file = file;
        this.maxBytes = maxBytes;
        Files.createDirectories(file.toAbsolutePath().getParent());
        sizeBytes = Files.exists(file) ? Files.size(file) : 0;
        out = open(file);
    }

    /// Where a log's earlier half lies.
    public static Path before(Path file) {
        return file.resolveSibling(file.getFileName() + ".1");
    }

    synchronized void line(String text) throws IOException {
        boolean timed = TIMED.matcher(text).matches();
        String whole = (timed ? text : Instant.now() + " " + text) + "\n";
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        if (sizeBytes + bytes.length > maxBytes && sizeBytes > 0) {
            rotate();
        }
        out.write(bytes);
        sizeBytes += bytes.length;
    }

    @Override
    public synchronized void write(int oneByte) throws IOException {
        if (oneByte == '\n' || line.size() >= MAX_LINE_BYTES) {
            line(line.toString(StandardCharsets.UTF_8));
            line.reset();
        }
        if (oneByte != '\n') {
            line.write(oneByte);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (line.size() > 0) {
            line(line.toString(StandardCharsets.UTF_8));
            line.reset();
        }
        out.close();
    }

    private void rotate() throws IOException {
        out.close();
        Files.move(file, before(file), StandardCopyOption.REPLACE_EXISTING);
        out = open(file);
        sizeBytes = 0;
    }

    private static OutputStream open(Path file) throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
