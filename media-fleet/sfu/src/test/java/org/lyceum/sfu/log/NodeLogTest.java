package org.lyceum.sfu.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The format of a node's lines, and who decides how many there are.
class NodeLogTest {
    private final LineFormat format = new LineFormat();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            textBlock =
                    """
                    CASE                     | LOGGER          | LEVEL   | LINE
                    an event of a session    | lyceum.ice      | INFO    | 2026-11-21T09:00:00.000Z INFO [ICE] class=c1 session=s1 restarted
                    what helps to find fault | lyceum.rtcp     | FINE    | 2026-11-21T09:00:00.000Z DEBUG [RTCP] class=c1 session=s1 restarted
                    a store that is away     | lyceum.registry | WARNING | 2026-11-21T09:00:00.000Z WARNING [REGISTRY] class=c1 session=s1 restarted
                    a bug                    | lyceum.node     | SEVERE  | 2026-11-21T09:00:00.000Z ERROR [NODE] class=c1 session=s1 restarted
                    a library                | io.netty.x      | WARNING | 2026-11-21T09:00:00.000Z WARNING [LIB] class=c1 session=s1 restarted
                    """)
    void everyLineHasTimeLevelAndTag(String name, String logger, String level, String line) {
        LogRecord told = record(Level.parse(level), "class=c1 session=s1 restarted");
        told.setLoggerName(logger);
        assertThat(format.format(told)).isEqualTo(line + "\n");
    }

    @Test
    void noTextBeginsALineOfItsOwn() {
        LogRecord told = record(Level.INFO, "one\r\n2026-11-21T09:00:00.000Z INFO [ROOM] forged");
        assertThat(format.format(told).lines()).hasSize(1);
    }

    @Test
    void aFailureHasItsStackIndentedBehindIt() {
        LogRecord told = record(Level.SEVERE, "broken");
        told.setThrown(new IllegalStateException("a bug"));
        List<String> lines = format.format(told).lines().toList();
        assertThat(lines.getFirst()).endsWith("] broken");
        assertThat(lines.get(1)).isEqualTo("    java.lang.IllegalStateException: a bug");
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith("    "));
    }

    @ParameterizedTest(name = "\"{0}\"")
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            textBlock =
                    """
                    LYCEUM_LOG             | ICE   | ROOM    | DTLS
                    ''                     | INFO  | INFO    | INFO
                    ice=debug              | FINE  | INFO    | INFO
                    ice=debug,room=warning | FINE  | WARNING | INFO
                    error, ROOM = off      | SEVERE | OFF    | SEVERE
                    trace                  | FINER | FINER   | FINER
                    """)
    void oneVariableSetsAllLevels(String text, String ice, String room, String dtls) {
        LogLevels levels = LogLevels.of(text);
        assertThat(levels.levels())
                .containsEntry(LogTag.ICE, Level.parse(ice))
                .containsEntry(LogTag.ROOM, Level.parse(room))
                .containsEntry(LogTag.DTLS, Level.parse(dtls))
                .hasSize(LogTag.values().length);
    }

    @Test
    void saysWhatIsWrongWithTheVariable() {
        assertThatThrownBy(() -> LogLevels.of("ice=loud"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "LYCEUM_LOG has the level 'loud': it must be off, error, warning, info,"
                                + " debug or trace.");
        assertThatThrownBy(() -> LogLevels.of("mice=off"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "LYCEUM_LOG names 'mice': the tags are ice, dtls, rtp, srtp, rtcp, sctp,"
                                + " room, registry, control, node.");
    }

    private static LogRecord record(Level level, String text) {
        LogRecord record = new LogRecord(level, text);
        record.setInstant(Instant.parse("2026-11-21T09:00:00Z"));
        return record;
    }
}
