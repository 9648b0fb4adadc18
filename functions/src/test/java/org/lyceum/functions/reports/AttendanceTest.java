package org.lyceum.functions.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.store.TableKeys;
import org.lyceum.functions.TestApi;
import org.lyceum.functions.TestClass;
import org.lyceum.functions.TestMongo;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.platform.Item;

/// What is read of a class afterwards, through the real handler.
final class AttendanceTest {
    private final TestMongo mongo = new TestMongo();
    private final TestClass lesson = new TestClass();
    private final Map<String, String> environment =
            lesson.plane().environment(Map.of(Environment.MONGO_URI, mongo.uri()));
    private final TestApi reports = new TestApi(new ReportsHttpHandler(environment));

    AttendanceTest() throws IOException {}

    @AfterEach
    void close() {
        mongo.close();
    }

    @Test
    void whoCameIsListedWithWhoDidNot() throws IOException {
        held(new Logs().started().joined(1).joined(2).seconds(120).wrote(1, "hi").closed());
        TestApi.Answer first = teacher().get(lesson.path("/attendance?limit=2"));
        assertThat(first.status()).as(first.raw()).isEqualTo(200);
        assertThat(first.body().path("items")).hasSize(2);
        TestApi.Answer rest =
                teacher()
                        .get(
                                lesson.path(
                                        "/attendance?limit=10&cursor=" + first.text("nextCursor")));
        assertThat(rest.body().has("nextCursor")).isFalse();
        List<JsonNode> all = new ArrayList<>();
        first.body().path("items").forEach(all::add);
        rest.body().path("items").forEach(all::add);
        assertThat(all.stream().map(one -> one.path("name").asText()))
                .containsExactlyInAnyOrder("Person 1", "Person 2", "tess", "ann", "sam");
        JsonNode one =
                all.stream()
                        .filter(row -> row.path("name").asText().equals("Person 1"))
                        .findFirst()
                        .orElseThrow();
        assertThat(one.path("minutes").asInt()).isEqualTo(2);
        assertThat(one.path("acts").path("messages").asInt()).isEqualTo(1);
        JsonNode absent =
                all.stream()
                        .filter(row -> row.path("name").asText().equals("sam"))
                        .findFirst()
                        .orElseThrow();
        assertThat(absent.path("mark").asText()).isEqualTo("absent");
        assertThat(absent.has("firstJoinedAt")).isFalse();
    }

    @Test
    void studentsSeeTheirOwnRecordOnly() throws IOException {
        held(new Logs().started().joined(1).closed());
        JsonNode items =
                as("sam@school.example").get(lesson.path("/attendance")).body().path("items");
        assertThat(items.findValuesAsText("name")).containsExactly("sam");
        assertThat(
                        as("sam@school.example")
                                .with("if-match", "*")
                                .put(lesson.path("/attendance/p1"), "{\"mark\":\"present\"}")
                                .text("code"))
                .isEqualTo("forbidden");
    }

    @Test
    void aCorrectionHasANoteAndAnAuthorAndUndoesNobodyElses() throws IOException {
        held(new Logs().started().joined(1).closed());
        String sam =
                as("sam@school.example")
                        .get(lesson.path("/attendance"))
                        .body()
                        .path("items")
                        .path(0)
                        .path("accountId")
                        .asText();
        String path = lesson.path("/attendance/" + sam);
        String body = "{\"mark\":\"present\",\"note\":\"was at the dentist\"}";
        assertThat(teacher().put(path, body).text("code")).isEqualTo("invalid-request");
        TestApi.Answer corrected = teacher().with("if-match", "\"0\"").put(path, body);
        assertThat(corrected.status()).as(corrected.raw()).isEqualTo(200);
        assertThat(corrected.text("mark")).isEqualTo("present");
        assertThat(corrected.text("ruleMark")).isEqualTo("absent");
        assertThat(corrected.body().path("correction").path("byName").asText()).isEqualTo("tess");
        assertThat(corrected.header("etag")).isEqualTo("\"1\"");

        TestApi.Answer late = as("ann@school.example").with("if-match", "\"0\"").put(path, body);
        assertThat(late.text("code")).isEqualTo("precondition-failed");
        TestApi.Answer back =
                as("ann@school.example").with("if-match", "\"1\"").put(path, "{\"note\":\"no\"}");
        assertThat(back.text("mark")).isEqualTo("absent");
        assertThat(
                        teacher()
                                .with("if-match", "*")
                                .put(lesson.path("/attendance/nobody"), body)
                                .text("code"))
                .isEqualTo("participant-not-found");
    }

    @Test
    void aTableForSpreadsheetsHoldsNoFormula() throws IOException {
        Logs log = new Logs().started();
        log.add(null, new LogEvent.Joined("p1", 1, "=cmd|'/C calc'!A0", Role.GUEST, 1));
        held(log.closed());
        TestApi.Answer csv = teacher().with("accept", "text/csv").get(lesson.path("/attendance"));
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.raw())
                .startsWith("Name,Id,Role,")
                .contains("\"'=cmd|'/C calc'!A0\",p1,guest,");
        assertThat(csv.raw().lines()).hasSize(5);
    }

    @Test
    void withoutMongoDbReportsAreUnavailableAndTheChatIsNot() throws IOException {
        held(new Logs().started().joined(1).wrote(1, "hello").closed());
        mongo.goAway();
        TestApi.Answer away = teacher().get(lesson.path("/attendance"));
        assertThat(away.text("code")).isEqualTo("reports-unavailable");
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.header("retry-after")).isEqualTo("30");
        TestApi.Answer health = lesson.plane().api().get("/api/v1/health");
        assertThat(health.text("status")).isEqualTo("degraded");
        assertThat(health.body().path("services").path("mongodb").asText()).isEqualTo("unhealthy");
        assertThat(chat(teacher(), "")).contains("Person 1: hello");
    }

    @Test
    void theChatIsWhatIsLeftOfItAndPrivateWordsStayPrivate() throws IOException {
        Logs log = new Logs().started().joined(1);
        log.add("p1", said("first", Audience.EVERYONE));
        long second = log.add("p1", said("second", Audience.EVERYONE));
        long third = log.add("p1", said("third", Audience.EVERYONE));
        log.add("p1", said("between us", Audience.TEACHERS));
        log.add("p1", new LogEvent.MessageEdited(second, "better"));
        log.add("p1", new LogEvent.MessageDeleted(third));
        held(log.closed());
        assertThat(chat(teacher(), ""))
                .contains("Ada: first", "Ada: better", "Ada (private): between us")
                .doesNotContain("second", "third");
        assertThat(chat(as("sam@school.example"), ""))
                .contains("Ada: better")
                .doesNotContain("between us");
        TestApi.Answer csv = teacher().with("accept", "text/csv").get(lesson.path("/chat"));
        assertThat(csv.raw())
                .startsWith("Id,Time,Name,Role,Audience,Text")
                .contains(",Ada,student,");
        assertThat(chat(teacher(), "?after=" + second)).doesNotContain("better");
    }

    private static LogEvent said(String text, Audience audience) {
        return new LogEvent.MessagePosted("Ada", Role.STUDENT, text, audience, null, null);
    }

    private String chat(TestApi person, String query) {
        return person.with("accept", "text/plain").get(lesson.path("/chat" + query)).raw();
    }

    private TestApi teacher() {
        return as("tess@school.example");
    }

    private TestApi as(String email) {
        return reports.as(lesson.plane().signIn(email).text("accessToken"));
    }

    /// Writes the log of the class, and projects it.
    private void held(Logs log) throws IOException {
        String entries = ApiJson.mapper().writeValueAsString(log.entries());
        lesson.plane()
                .table()
                .table()
                .put(
                        Item.keyed(TableKeys.logPk(lesson.id()), TableKeys.logSk(1))
                                .text(TableKeys.LOG_ENTRIES, entries));
        new RebuildReports(environment).run(lesson.id(), _ -> {});
    }
}
