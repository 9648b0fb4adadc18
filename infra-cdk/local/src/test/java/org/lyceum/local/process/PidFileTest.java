package org.lyceum.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PidFileTest {
    @TempDir Path folder = Path.of("");

    private Process sleeper = ended();

    @BeforeEach
    void start() throws IOException {
        sleeper = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void end() {
        sleeper.destroyForcibly();
    }

    @Test
    void findsAndEndsTheChildrenOfALyceumThatWasKilled() throws IOException {
        PidFile.of(folder, "redis").write(sleeper.toHandle());
        assertThat(PidFile.endOrphans(folder)).containsExactly("redis");
        assertThat(sleeper.isAlive()).isFalse();
        assertThat(PidFile.endOrphans(folder)).isEmpty();
    }

    @Test
    void spareAStrangerWithAnIdThatWasUsedBefore() throws IOException {
        Instant before = sleeper.info().startInstant().orElseThrow().minus(Duration.ofHours(1));
        write(sleeper.pid() + " " + before);
        assertThat(PidFile.endOrphans(folder)).isEmpty();
        assertThat(sleeper.isAlive()).isTrue();
        assertThat(folder.resolve("pids/redis")).doesNotExist();
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "17", "x y", "99999999999999999999 2026-11-21T10:00:00Z"})
    void takeNoOffenceAtHalfAFile(String text) throws IOException {
        write(text);
        assertThat(PidFile.endOrphans(folder)).isEmpty();
    }

    private void write(String text) throws IOException {
        Files.createDirectories(folder.resolve("pids"));
        Files.writeString(folder.resolve("pids/redis"), text);
    }

    private static Process ended() {
        try {
            return new ProcessBuilder("true").start();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
