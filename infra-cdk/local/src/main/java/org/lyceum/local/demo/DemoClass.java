package org.lyceum.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/// The class that is on now.
public record DemoClass(String id, String title, String startsAt, String endsAt) {
    /// Whether its day is over: it ends in the last minute of one.
    public boolean isOver(Instant now) {
        return now.isAfter(Instant.parse(endsAt).plusSeconds(60));
    }

    static DemoClass of(JsonNode liveClass) {
        return new DemoClass(
                liveClass.path("id").asText(),
                liveClass.path("title").asText(),
                liveClass.path("startsAt").asText(),
                liveClass.path("endsAt").asText());
    }
}
