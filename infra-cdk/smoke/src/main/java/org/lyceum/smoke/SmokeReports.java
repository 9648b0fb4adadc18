package org.lyceum.smoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.store.TableKeys;
import org.lyceum.local.Json;

/// The log of a class that nobody held, and what the reports make of it.
final class SmokeReports {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Backstage backstage;
    private final String classId;

    SmokeReports(Backstage backstage, String classId) {
        this.backstage = backstage;
        this.classId = classId;
    }

    /// Writes two batches, of which the stream brings the second only: the projector must read the
    /// first from the log itself.
    void writeALog(String accountId) {
        Instant now = Instant.now();
        backstage.put(key(1));
        backstage.put(
                batch(
                        new LogEntry(1, now, null, null, new LogEvent.OwnerStarted("n", "w")),
                        new LogEntry(
                                2,
                                now,
                                null,
                                null,
                                new LogEvent.Joined(accountId, 0, "Sam", Role.STUDENT, 1))));
        backstage.put(
                batch(
                        new LogEntry(
                                3,
                                now.plusSeconds(120),
                                accountId,
                                "a1",
                                new LogEvent.MessagePosted(
                                        "Sam",
                                        Role.STUDENT,
                                        "smoke rises",
                                        Audience.EVERYONE,
                                        null,
                                        null)),
                        new LogEntry(
                                4, now.plusSeconds(180), null, null, new LogEvent.ClassClosed())));
    }

    /// The projector says that it reached MongoDB, before anybody else has asked there.
    void mustBeProjected(Rest anybody) {
        Seen.within(
                PATIENCE,
                () ->
                        anybody.get("/health")
                                .body()
                                .path("services")
                                .path("mongodb")
                                .asText()
                                .equals("healthy"),
                "MongoDB is not among what is healthy");
    }

    void mustBeRead(Rest teacher, String accountId) {
        String path = "/classes/" + classId + "/attendance";
        JsonNode[] seen = {Json.object()};
        // MongoDB has answered the projector, which may still be writing.
        Seen.within(
                PATIENCE,
                () -> {
                    seen[0] = row(teacher, path, accountId);
                    return seen[0].path("minutes").asInt() == 3;
                },
                "The minutes in the class are not 3");
        JsonNode row = seen[0];
        Seen.same(1, row.path("acts").path("messages").asInt(), "Messages in the class");
        ObjectNode correction = Json.object().put("mark", "present").put("note", "by smoke");
        Rest.Answer corrected =
                teacher.put(path + "/" + accountId, row.path("etag").asText(), correction);
        Seen.same("present", teacher.must(200, corrected).path("mark").asText(), "The correction");
        Seen.must(
                teacher.text("/classes/" + classId + "/chat").contains("smoke rises"),
                "The chat lacks what was written");
    }

    /// An empty object where there is none, or where the teacher asks too often.
    private static JsonNode row(Rest teacher, String path, String accountId) {
        for (JsonNode one : teacher.get(path).body().path("items")) {
            if (one.path("accountId").asText().equals(accountId)) {
                return one;
            }
        }
        return Json.object();
    }

    private ObjectNode batch(LogEntry... entries) {
        try {
            ObjectNode item = key(entries[0].seq());
            item.putObject(TableKeys.LOG_COUNT).put("N", String.valueOf(entries.length));
            item.putObject(TableKeys.LOG_ENTRIES)
                    .put("S", ApiJson.mapper().writeValueAsString(List.of(entries)));
            return item;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Entries of a log have no JSON form", e);
        }
    }

    private ObjectNode key(long seq) {
        ObjectNode item = Json.object();
        item.putObject(TableKeys.PK).put("S", TableKeys.logPk(classId));
        item.putObject(TableKeys.SK).put("S", TableKeys.logSk(seq));
        return item;
    }
}
