package org.lyceum.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    private static final long BOUND = 1_000;

    @TempDir Path folder = Path.of("");

    @Test
    void keepsTwiceItsBoundAndTheNewestLines() throws IOException {
        Path file = folder.resolve("a.log");
        try (LogFile log = new LogFile(file, BOUND)) {
            for (int number = 0; number < 500; number++) {
                log.line("2026-11-21T10:00:00Z INFO line " + number);
            }
        }
        assertThat(Files.size(file)).isLessThanOrEqualTo(BOUND);
        assertThat(Files.size(LogFile.before(file))).isLessThanOrEqualTo(BOUND);
        assertThat(Files.readAllLines(file).getLast()).endsWith("line 499");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void givesATimeToLinesThatHaveNone() throws IOException {
        Path file = folder.resolve("b.log");
        try (PrintStream log = new PrintStream(new LogFile(file), true, StandardCharsets.UTF_8)) {
            log.println("no time");
            log.println("2026-11-21T10:00:00.5+01:00 INFO has one");
            log.print("no end");
        }
        assertThat(Files.readAllLines(file).get(0)).matches("\\d{4}-.*Z no time");
        assertThat(Files.readAllLines(file).get(1)).startsWith("2026-11-21T10:00:00.5+01:00 INFO");
        assertThat(Files.readAllLines(file).get(2)).endsWith("Z no end");
    }
}
