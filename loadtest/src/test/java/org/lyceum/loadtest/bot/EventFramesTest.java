package org.lyceum.loadtest.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Role;
import org.lyceum.loadtest.ledger.EntryHash;

class EventFramesTest {
    private final EventFrames frames = new EventFrames();

    @Test
    void readsWhatManyAreToldOnce() {
        LogEntry entry = entry("Hello");
        for (int connection = 1; connection <= 5; connection++) {
            EventFrames.Read read = read(connection, new ClassEvent.Happened(entry));
            assertThat(read.seq()).isEqualTo(connection);
            assertThat(read.event()).isEqualTo(new ClassEvent.Happened(entry));
            assertThat(read.entryHash()).isEqualTo(EntryHash.of(entry));
        }
        assertThat(frames.misses()).isEqualTo(1);
        assertThat(frames.hits()).isEqualTo(4);
    }

    @Test
    void tellsEventsApartThatDifferInOneLetter() {
        for (int i = 0; i < 3 * EventFrames.PLACES; i++) {
            ClassEvent event = new ClassEvent.Happened(entry("Hello " + i));
            assertThat(read(i + 1L, event).event()).isEqualTo(event);
        }
    }

    @Test
    void tellsEventsApartThatDifferInTheirTypeAlone() {
        assertThat(read(1, new ClassEvent.RosterCount(7)).event())
                .isEqualTo(new ClassEvent.RosterCount(7));
        assertThat(read(2, new ClassEvent.HandCount(7)).event())
                .isEqualTo(new ClassEvent.HandCount(7));
    }

    @Test
    void keepsNoLargeEvents() {
        String large = "x".repeat(EventFrames.MAX_KEPT_BYTES);
        read(1, new ClassEvent.Happened(entry(large)));
        read(2, new ClassEvent.Happened(entry(large)));
        assertThat(frames.hits() + frames.misses()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"v\":1,\"type\":\"",
                "{\"v\":1,\"type\":\"rosterCount\"",
                "{\"v\":1,\"type\":\"rosterCount\",\"seq\":",
                "{\"v\":1,\"type\":\"rosterCount\",\"seq\":x,\"at\":\"",
                "{\"v\":1,\"type\":\"rosterCount\",\"seq\":1,\"at\":\"",
                "{\"v\":1,\"type\":\"rosterCount\",\"seq\":1,\"at\":\"2026-01-01T00:00:00Z\"}",
                "{\"v\":1,\"type\":\"nothing\",\"seq\":1,\"at\":\"2026-01-01T00:00:00Z\"}"
            })
    void whatIsNoEventIsNone(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(frames.read(bytes, bytes.length)).isNull();
    }

    @Test
    void anotherOrderOfFieldsIsReadToo() {
        String text =
                "{\"type\":\"handCount\",\"count\":3,\"at\":\"2026-01-01T00:00:00Z\",\"seq\":9,\"v\":1}";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(frames.read(bytes, bytes.length))
                .isEqualTo(new EventFrames.Read(9, new ClassEvent.HandCount(3), 0));
    }

    private EventFrames.Read read(long seq, ClassEvent event) {
        // Longer than the frame, as a buffer of a data channel may be.
        byte[] text = ApiJson.encode(seq, Instant.EPOCH.plusSeconds(seq), event);
        byte[] buffer = java.util.Arrays.copyOf(text, text.length + 9);
        return Objects.requireNonNull(frames.read(buffer, text.length));
    }

    private static LogEntry entry(String text) {
        return new LogEntry(
                17,
                Instant.EPOCH,
                "p",
                "a",
                new LogEvent.MessagePosted("Ada", Role.STUDENT, text, Audience.EVERYONE, null, 1L));
    }
}
