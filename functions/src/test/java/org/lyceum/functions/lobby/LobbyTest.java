package org.lyceum.functions.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lyceum.api.classroom.Role;
import org.lyceum.functions.TestApi;
import org.lyceum.functions.TestClass;
import org.lyceum.functions.TestTable;
import org.lyceum.functions.platform.Page;

/// Students wait at the door until whoever leads the class decides about them.
final class LobbyTest {
    private static final String SWITCH = "{\"lobby\":%s}";

    @Test
    void aStudentWaitsUntilTheAssistantLetsThemIn() throws IOException {
        TestClass lesson = new TestClass();
        lesson.teacher().post(lesson.path("/live"), "{}");
        TestApi.Answer switched = lesson.assistant().patch(lesson.path(""), SWITCH.formatted(true));
        assertThat(switched.status()).isEqualTo(200);
        assertThat(switched.body().path("lobby").asBoolean()).isTrue();

        TestApi.Answer waiting = joinToken(lesson, lesson.student());
        assertThat(waiting.text("code")).isEqualTo("lobby-waiting");
        assertThat(waiting.status()).isEqualTo(409);
        assertThat(waiting.header("retry-after")).isEqualTo("30");
        assertThat(joinToken(lesson, lesson.teacher()).status()).isEqualTo(201);
        assertThat(joinToken(lesson, lesson.assistant()).status()).isEqualTo(201);

        TestApi.Answer list = lesson.assistant().get(lesson.path("/lobby"));
        assertThat(list.body().path("items").findValuesAsText("name")).containsExactly("sam");
        TestApi.Answer decided = decide(lesson, "{\"all\":true,\"admitted\":true}");
        assertThat(decided.body().path("decided").asInt()).isEqualTo(1);
        assertThat(decided.body().path("more").asBoolean()).isFalse();

        assertThat(joinToken(lesson, lesson.student()).status()).isEqualTo(201);
        assertThat(lesson.teacher().get(lesson.path("/lobby")).body().path("items")).isEmpty();
    }

    @Test
    void whoIsDeniedStaysOutUntilSomebodyDecidesOtherwise() throws IOException {
        TestClass lesson = new TestClass();
        lesson.teacher().post(lesson.path("/live"), "{}");
        lesson.teacher().patch(lesson.path(""), SWITCH.formatted(true));
        String student = lesson.student().get("/api/v1/me").text("id");
        assertThat(joinToken(lesson, lesson.student()).text("code")).isEqualTo("lobby-waiting");

        String about = "{\"accountIds\":[\"" + student + "\",\"nobody\"],\"admitted\":%s}";
        TestApi.Answer denied = decide(lesson, about.formatted(false));
        assertThat(denied.body().path("decided").asInt()).isEqualTo(1);
        TestApi.Answer out = joinToken(lesson, lesson.student());
        assertThat(out.text("code")).isEqualTo("lobby-denied");
        assertThat(out.status()).isEqualTo(403);

        decide(lesson, about.formatted(true));
        assertThat(joinToken(lesson, lesson.student()).status()).isEqualTo(201);
    }

    @Test
    void withoutALobbyEverybodyComesIn() throws IOException {
        TestClass lesson = new TestClass();
        lesson.teacher().post(lesson.path("/live"), "{}");
        lesson.teacher().patch(lesson.path(""), SWITCH.formatted(true));
        joinToken(lesson, lesson.student());
        lesson.teacher().patch(lesson.path(""), SWITCH.formatted(false));
        assertThat(joinToken(lesson, lesson.student()).status()).isEqualTo(201);
    }

    @Test
    void studentsNeitherSeeNorRuleTheLobby() throws IOException {
        TestClass lesson = new TestClass();
        TestApi student = lesson.student();
        assertThat(student.get(lesson.path("/lobby")).text("code")).isEqualTo("forbidden");
        assertThat(student.patch(lesson.path(""), SWITCH.formatted(true)).text("code"))
                .isEqualTo("forbidden");
        assertThat(
                        student.post(
                                        lesson.path("/lobby/decisions"),
                                        "{\"all\":true,\"admitted\":true}")
                                .text("code"))
                .isEqualTo("forbidden");
        assertThat(decide(lesson, "{\"admitted\":true}").text("code")).isEqualTo("invalid-request");
    }

    @Test
    void theOneWhoWaitsLongestIsFirstAndWhoIsSilentIsGone() {
        LobbyStore store = new LobbyStore(new TestTable().table());
        Instant start = Instant.parse("2026-11-21T10:00:00Z");
        store.waits("c", person("late", start.plusSeconds(10)), start.plusSeconds(10));
        store.waits("c", person("early", start), start);
        store.waits("c", person("gone", start.plusSeconds(1)), start.plusSeconds(1));
        Instant later = start.plusSeconds(100);
        store.waits("c", person("early", later), later);
        store.waits("c", person("late", later), later);

        assertThat(ids(store.list("c", null, 50, later))).containsExactly("early", "gone", "late");
        assertThat(ids(store.list("c", null, 50, start.plus(Duration.ofSeconds(125)))))
                .containsExactly("early", "late");
        Page<LobbyStore.Waiting> first = store.list("c", null, 1, later);
        assertThat(ids(first)).containsExactly("early");
        assertThat(ids(store.list("c", first.nextCursor(), 50, later)))
                .containsExactly("gone", "late");
    }

    @Test
    void aDecisionOutlivesFurtherAsking() {
        LobbyStore store = new LobbyStore(new TestTable().table());
        Instant now = Instant.parse("2026-11-21T10:00:00Z");
        store.waits("c", person("sam", now), now);
        store.decide(
                "c",
                "sam",
                new LobbyStore.Verdict(LobbyDecision.DENIED, "t", now.plusSeconds(3_600)));
        store.waits("c", person("sam", now), now.plusSeconds(5));
        assertThat(store.decisionOn("c", "sam", now.plusSeconds(5)))
                .isEqualTo(LobbyDecision.DENIED);
        assertThat(ids(store.list("c", null, 50, now.plusSeconds(5)))).isEmpty();
    }

    private static LobbyStore.Waiting person(String id, Instant askedAt) {
        return new LobbyStore.Waiting(id, id, Role.STUDENT, askedAt);
    }

    private static List<String> ids(Page<LobbyStore.Waiting> page) {
        return page.items().stream().map(LobbyStore.Waiting::accountId).toList();
    }

    private static TestApi.Answer joinToken(TestClass lesson, TestApi person) {
        return person.post(lesson.path("/join-tokens"), "{}");
    }

    private static TestApi.Answer decide(TestClass lesson, String body) {
        return lesson.teacher().post(lesson.path("/lobby/decisions"), body);
    }
}
