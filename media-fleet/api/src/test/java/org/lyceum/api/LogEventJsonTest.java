package org.lyceum.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;

class LogEventJsonTest {
    private static final Instant AT = Instant.parse("2026-11-21T09:00:00Z");

    @Test
    void anEventOfTheLogSaysWhatItIsWhereverItStands() {
        LogEntry entry = new LogEntry(7, AT, "s1", "a1", new LogEvent.HandRaised("s1", "Ada"));

        byte[] frame = ApiJson.encode(1, AT, new ClassEvent.Happened(entry));

        assertThat(new String(frame, UTF_8))
                .contains("\"event\":{\"type\":\"handRaised\",\"participantId\":\"s1\"");
        assertThat(ApiJson.readEvent(frame, frame.length))
                .isEqualTo(new ApiJson.NumberedEvent(1, AT, new ClassEvent.Happened(entry)));
    }
}
