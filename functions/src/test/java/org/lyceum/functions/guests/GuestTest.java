package org.lyceum.functions.guests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.Role;
import org.lyceum.functions.TestApi;
import org.lyceum.functions.TestClass;

/// People without accounts come into one class by a link, and nowhere else.
final class GuestTest {
    @Test
    void aGuestGetsATicketAndAJoinTokenAndIsTheSameWheneverTheyComeBack() throws IOException {
        TestClass lesson = new TestClass();
        lesson.teacher().post(lesson.path("/live"), "{}");
        String link = links(lesson, "").path(0).path("link").asText();

        TestApi.Answer entered = enter(lesson, link, ",\"name\":\" Gina \"");
        assertThat(entered.status()).isEqualTo(201);
        assertThat(entered.text("participantId")).startsWith("guest-");
        assertThat(entered.text("name")).isEqualTo("Gina");
        TestApi guest = lesson.plane().api().as(entered.text("accessToken"));
        assertThat(guest.get(lesson.path("")).text("myRole")).isEqualTo("guest");
        assertThat(guest.post(lesson.path("/tickets"), "{}").status()).isEqualTo(201);
        JsonNode claims = claims(guest.post(lesson.path("/join-tokens"), "{}").text("joinToken"));
        assertThat(claims.path("accountId")).isEqualTo(entered.body().path("participantId"));
        assertThat(claims.path("role").asText()).isEqualTo("guest");
        Set<String> permissions = new HashSet<>();
        claims.path("permissions").forEach(one -> permissions.add(one.asText()));
        assertThat(permissions)
                .isEqualTo(
                        Role.GUEST.basePermissions().stream()
                                .map(ApiJson::wireName)
                                .collect(Collectors.toSet()));

        TestApi.Answer again = enter(lesson, link, "");
        assertThat(again.text("participantId")).isEqualTo(entered.text("participantId"));
        assertThat(again.text("name")).isEqualTo("Gina");
    }

    @Test
    void aThousandLinksAreMadeAtOnceAndKeptAsFingerprints() throws IOException {
        TestClass lesson = new TestClass();
        JsonNode made = links(lesson, ",\"count\":1000,\"namePrefix\":\"Bot\"");
        assertThat(made).hasSize(1_000);
        assertThat(made.path(999).path("name").asText()).isEqualTo("Bot 1000");
        String link = made.path(17).path("link").asText();
        assertThat(enter(lesson, link, "").text("name")).isEqualTo("Bot 18");

        TestApi.Answer list = lesson.teacher().get(lesson.path("/guest-links?limit=100"));
        assertThat(list.body().path("items")).hasSize(100);
        assertThat(list.raw()).doesNotContain(link.substring(link.indexOf('.') + 1));
        assertThat(list.text("nextCursor")).isNotEmpty();
        assertThat(
                        lesson.teacher()
                                .post(lesson.path("/guest-links"), body(",\"count\":1001"))
                                .text("code"))
                .isEqualTo("invalid-request");
    }

    @Test
    void aLinkForSeveralCountsThemAndKnowsThemByTheirKeys() throws IOException {
        TestClass lesson = new TestClass();
        String link = links(lesson, ",\"uses\":2").path(0).path("link").asText();
        TestApi.Answer first = enter(lesson, link, ",\"name\":\"Ada\"");
        TestApi.Answer second = enter(lesson, link, ",\"name\":\"Ben\"");
        assertThat(second.text("participantId")).isNotEqualTo(first.text("participantId"));
        TestApi.Answer third = enter(lesson, link, ",\"name\":\"Cem\"");
        assertThat(third.text("code")).isEqualTo("link-used");

        TestApi.Answer back =
                enter(lesson, link, ",\"returnKey\":\"" + first.text("returnKey") + "\"");
        assertThat(back.text("participantId")).isEqualTo(first.text("participantId"));
        assertThat(back.text("name")).isEqualTo("Ada");
        assertThat(enter(lesson, link, ",\"returnKey\":\"1.stolen\"").text("code"))
                .isEqualTo("link-used");
    }

    @Test
    void aRevokedLinkOpensNothingMore() throws IOException {
        TestClass lesson = new TestClass();
        JsonNode made = links(lesson, "").path(0);
        String link = made.path("link").asText();
        TestApi.Answer entered = enter(lesson, link, ",\"name\":\"Gina\"");
        String path = lesson.path("/guest-links/" + made.path("id").asText());
        assertThat(lesson.teacher().delete(path).status()).isEqualTo(204);
        assertThat(lesson.teacher().delete(path).status()).isEqualTo(204);

        assertThat(enter(lesson, link, "").text("code")).isEqualTo("link-expired");
        TestApi guest = lesson.plane().api().as(entered.text("accessToken"));
        assertThat(guest.post(lesson.path("/tickets"), "{}").text("code"))
                .isEqualTo("not-enrolled");
    }

    @Test
    void guessingIsOfNoUse() throws IOException {
        TestClass lesson = new TestClass();
        String link = links(lesson, "").path(0).path("link").asText();
        String wrong = link.substring(0, link.indexOf('.')) + ".guessed";
        for (int i = 0; i < GuestLinkPolicy.FAILURES_OF_LINK; i++) {
            assertThat(enter(lesson, wrong, "").text("code")).isEqualTo("link-invalid");
        }
        TestApi.Answer refused = enter(lesson, link, ",\"name\":\"Gina\"");
        assertThat(refused.text("code")).isEqualTo("too-many-requests");
        assertThat(refused.header("retry-after")).isNotEmpty();
        assertThat(enter(lesson, "no link", "").text("code")).isEqualTo("link-invalid");
    }

    @Test
    void aGuestDoesNothingOutsideTheirClass() throws IOException {
        TestClass lesson = new TestClass();
        String link = links(lesson, "").path(0).path("link").asText();
        TestApi guest =
                lesson.plane()
                        .api()
                        .as(enter(lesson, link, ",\"name\":\"Gina\"").text("accessToken"));
        String other =
                lesson.administrator()
                        .post(
                                "/api/v1/classes",
                                "{\"title\":\"Botany\",\"startsAt\":\"%s\",\"endsAt\":\"%s\"}"
                                        .formatted(Instant.now(), Instant.now().plusSeconds(60)))
                        .text("id");
        assertThat(guest.get("/api/v1/classes/" + other).text("code")).isEqualTo("not-enrolled");
        assertThat(guest.get("/api/v1/me").text("code")).isEqualTo("account-not-found");
        assertThat(guest.get("/api/v1/accounts").text("code")).isEqualTo("forbidden");
        assertThat(guest.get("/api/v1/classes").body().path("items")).isEmpty();
        assertThat(guest.get(lesson.path("/enrolments")).text("code")).isEqualTo("forbidden");
        assertThat(guest.get(lesson.path("/guest-links")).text("code")).isEqualTo("forbidden");
        assertThat(guest.post(lesson.path("/live"), "{}").text("code")).isEqualTo("forbidden");
        assertThat(
                        guest.post(
                                        "/api/v1/classes",
                                        "{\"title\":\"Mine\",\"startsAt\":\"%s\",\"endsAt\":\"%s\"}"
                                                .formatted(
                                                        Instant.now(),
                                                        Instant.now().plusSeconds(60)))
                                .text("code"))
                .isEqualTo("forbidden");
    }

    @Test
    void nobodyIsEnrolledAsAGuestNorHasAnAccountAsOne() throws IOException {
        TestClass lesson = new TestClass();
        String student = lesson.student().get("/api/v1/me").text("id");
        assertThat(lesson.enrol(student, "guest").text("code")).isEqualTo("invalid-request");
        assertThat(
                        lesson.administrator()
                                .post(
                                        "/api/v1/accounts",
                                        "{\"email\":\"g@school.example\",\"name\":\"G\","
                                                + "\"role\":\"guest\",\"password\":\"long enough\"}")
                                .text("code"))
                .isEqualTo("invalid-request");
    }

    @Test
    void anAssistantIsEnrolledAndSeesItInTheTimetable() throws IOException {
        TestClass lesson = new TestClass();
        JsonNode mine = lesson.assistant().get("/api/v1/classes").body().path("items").path(0);
        assertThat(mine.path("myRole").asText()).isEqualTo("assistant");
        assertThat(lesson.assistant().get(lesson.path("/enrolments")).text("code"))
                .isEqualTo("forbidden");
        assertThat(lesson.assistant().post(lesson.path("/live"), "{}").text("code"))
                .isEqualTo("forbidden");
    }

    private static JsonNode links(TestClass lesson, String more) {
        TestApi.Answer made = lesson.teacher().post(lesson.path("/guest-links"), body(more));
        assertThat(made.status()).as(made.raw()).isEqualTo(201);
        return made.body().path("items");
    }

    private static String body(String more) {
        return "{\"expiresAt\":\"" + Instant.now().plusSeconds(3_600) + "\"" + more + "}";
    }

    private static TestApi.Answer enter(TestClass lesson, String link, String more) {
        return lesson.plane()
                .api()
                .post(lesson.path("/guest-sessions"), "{\"link\":\"" + link + "\"" + more + "}");
    }

    private static JsonNode claims(String token) throws IOException {
        return ApiJson.mapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
