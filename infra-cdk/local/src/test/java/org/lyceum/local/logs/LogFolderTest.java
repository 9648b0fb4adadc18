package org.lyceum.local.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFolderTest {
    private static final Instant T = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir Path folder = Path.of("");

    @BeforeEach
    void logs() throws IOException {
        write(
                "media-node-1.log",
                """
                2026-11-21T10:00:01Z INFO [ICE] class=c1 session=s1 selected
                2026-11-21T10:00:03Z ERROR [DTLS] class=c1 session=s1 handshake failed
                \tat somewhere
                """);
        write(
                "functions.log",
                """
                2026-11-21T10:00:00Z INFO org.lyceum.functions: began
                2026-11-21T10:00:02Z WARNING org.lyceum.functions: Redis is away
                """);
    }

    @Test
    void areReadInTheOrderOfTimeWithTheirProcess() {
        assertThat(read("", "", "", T))
                .containsExactly(
                        "2026-11-21T10:00:00Z functions      INFO org.lyceum.functions: began",
                        "2026-11-21T10:00:01Z media-node-1   INFO [ICE] class=c1 session=s1 selected",
                        "2026-11-21T10:00:02Z functions      WARNING org.lyceum.functions: Redis is away",
                        "2026-11-21T10:00:03Z media-node-1   ERROR [DTLS] class=c1 session=s1 handshake"
                                + " failed",
                        "2026-11-21T10:00:03Z media-node-1   \tat somewhere");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                          PROCESS,    TAG,  LEVEL, AFTER, LINES
                    everything,                    '',         '',   '',    0,     5
                    one process,                   functions,  '',   '',    0,     2
                    all nodes,                     media-node, '',   '',    0,     3
                    a tag with its stack trace,    '',         dtls, '',    0,     2
                    at least a warning,            '',         '',   warn,  0,     3
                    only new ones,                 '',         '',   '',    2,     3
                    a tag that is nowhere,         '',         SRTP, '',    0,     0
                    """)
    void areFiltered(String name, String process, String tag, String level, int after, int lines) {
        assertThat(read(process, tag, level, T.plusSeconds(after))).hasSize(lines);
    }

    @Test
    void areFollowedOverTheirRotation() throws IOException {
        LogFolder logs = new LogFolder(folder);
        LogFilter all = new LogFilter(LogFilter.Wanted.of("functions", "", "", T));
        assertThat(logs.read(all)).hasSize(2);
        append("functions.log", "2026-11-21T10:00:04Z INFO half");
        assertThat(logs.read(all)).isEmpty();
        append("functions.log", " and whole\n");
        assertThat(logs.read(all)).singleElement().asString().endsWith("half and whole");
        append("functions.log", "2026-11-21T10:00:05Z INFO last of the old\n");
        Files.move(folder.resolve("functions.log"), folder.resolve("functions.log.1"));
        write("functions.log", "2026-11-21T10:00:06Z INFO first of the new\n");
        assertThat(logs.read(all)).hasSize(2);
        assertThat(logs.read(all)).isEmpty();
    }

    private List<String> read(String process, String tag, String level, Instant since) {
        return new LogFolder(folder)
                .read(new LogFilter(LogFilter.Wanted.of(process, tag, level, since)));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void append(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardOpenOption.APPEND);
    }
}
