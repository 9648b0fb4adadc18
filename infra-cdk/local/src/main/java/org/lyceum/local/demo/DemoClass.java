package org.lyceum.local.demo;

import com.fasterxml.jackson.databind.JsonNode;

/// The class that is on now.
public record DemoClass(String id, String title, String startsAt, String endsAt) {
    static DemoClass of(JsonNode liveClass) {
        return new DemoClass(
                liveClass.path("id").asText(),
                liveClass.path("title").asText(),
                liveClass.path("startsAt").asText(),
                liveClass.path("endsAt").asText());
    }
}
