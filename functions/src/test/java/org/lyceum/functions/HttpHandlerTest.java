package org.lyceum.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.Role;

/// A school's first day, through the real handler: Lambda's event JSON in, response JSON out.
final class HttpHandlerTest {
    @Test
    void firstAdministratorIsMadeOnceByTheLink() throws IOException {
        ControlPlane plane = new ControlPlane();

        TestApi.Answer made = plane.makeAdministrator();
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("email")).isEqualTo("head@school.example");
        assertThat(made.text("role")).isEqualTo("administrator");

        TestApi.Answer again = plane.makeAdministrator();
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.text("code")).isEqualTo("link-used");
        assertThat(again.contentType()).startsWith("application/problem+json");
    }

    @Test
    void refreshTokensRotateAndAnOldOneEndsTheFamily() throws IOException {
        ControlPlane plane = new ControlPlane();
        plane.makeAdministrator();

        TestApi.Answer signedIn = plane.signIn("HEAD@school.example");
        assertThat(signedIn.status()).isEqualTo(200);
        assertThat(signedIn.body().path("expiresInSeconds").asInt()).isEqualTo(900);
        assertThat(signedIn.cookie())
                .contains("HttpOnly", "SameSite=Strict", "Path=/api/v1/session", "; Secure");

        TestApi.Answer second = refresh(plane, signedIn.cookie());
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.cookie()).isNotEqualTo(signedIn.cookie());

        assertThat(refresh(plane, signedIn.cookie()).text("code")).isEqualTo("refresh-reused");
        assertThat(refresh(plane, second.cookie()).text("code")).isEqualTo("refresh-reused");
    }

    @Test
    void signingOutEndsTheSession() throws IOException {
        ControlPlane plane = new ControlPlane();
        plane.makeAdministrator();
        TestApi.Answer signedIn = plane.signIn("head@school.example");

        TestApi.Answer out =
                plane.api().with("cookie", pair(signedIn.cookie())).delete("/api/v1/session");
        assertThat(out.status()).isEqualTo(204);
        assertThat(out.cookie()).contains("Max-Age=0");
        assertThat(refresh(plane, signedIn.cookie()).text("code")).isEqualTo("refresh-expired");
    }

    /// The page signs out whatever its access token is worth; the cookie is enough.
    @Test
    void signingOutNeedsNoValidAccessToken() throws IOException {
        ControlPlane plane = new ControlPlane();
        plane.makeAdministrator();
        TestApi.Answer signedIn = plane.signIn("head@school.example");
        TestApi.Answer out =
                plane.api()
                        .as("an.old.token")
                        .with("cookie", pair(signedIn.cookie()))
                        .delete("/api/v1/session");
        assertThat(out.status()).isEqualTo(204);
        assertThat(out.cookie()).contains("Max-Age=0");
        assertThat(refresh(plane, signedIn.cookie()).text("code")).isEqualTo("refresh-expired");
    }

    @Test
    void signingOutWithAnOlderTokenEndsTheFamilyToo() throws IOException {
        ControlPlane plane = new ControlPlane();
        plane.makeAdministrator();
        TestApi.Answer first = plane.signIn("head@school.example");
        TestApi.Answer second = refresh(plane, first.cookie());
        plane.api().with("cookie", pair(first.cookie())).delete("/api/v1/session");
        assertThat(refresh(plane, second.cookie()).text("code")).isEqualTo("refresh-reused");
    }

    /// A browser keeps no `Secure` cookie of a page that came over plain HTTP from another machine.
    @Test
    void cookieIsSecureUnlessTheFrontDoorSpeaksPlainHttp() throws IOException {
        ControlPlane plane = new ControlPlane();
        plane.makeAdministrator();
        String credentials =
                "{\"email\":\"head@school.example\",\"password\":\"%s\"}"
                        .formatted(ControlPlane.PASSWORD);
        for (String scheme : new String[] {"https", "HTTP", "", "http,https"}) {
            assertThat(
                            plane.api()
                                    .with("x-forwarded-proto", scheme)
                                    .post("/api/v1/session", credentials)
                                    .cookie())
                    .as(scheme)
                    .endsWith("; Secure");
        }
        TestApi plain = plane.api().with("x-forwarded-proto", "http");
        String cookie = plain.post("/api/v1/session", credentials).cookie();
        assertThat(cookie).endsWith("; SameSite=Strict");
        TestApi.Answer refreshed =
                plain.with("cookie", pair(cookie)).post("/api/v1/session/refresh", "");
        assertThat(refreshed.cookie()).endsWith("; SameSite=Strict");
        assertThat(
                        plain.with("cookie", pair(refreshed.cookie()))
                                .delete("/api/v1/session")
                                .cookie())
                .endsWith("; SameSite=Strict");
    }

    @Test
    void strangeCookiesHurtNobody() throws IOException {
        ControlPlane plane = new ControlPlane();
        for (String cookie :
                new String[] {"", "=", ";", "lyceum_refresh", "lyceum_refresh=\u0000"}) {
            assertProblem(
                    plane.api().with("cookie", cookie).post("/api/v1/session/refresh", ""),
                    401,
                    "refresh-expired");
        }
    }

    @Test
    void eleventhAttemptOnAnAccountIsRefused() throws IOException {
        ControlPlane plane = new ControlPlane();
        plane.makeAdministrator();
        String wrong = "{\"email\":\"head@school.example\",\"password\":\"wrong\"}";
        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(plane.api().post("/api/v1/session", wrong).text("code"))
                    .isEqualTo("wrong-credentials");
        }
        TestApi.Answer refused = plane.signIn("head@school.example");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text("code")).isEqualTo("too-many-requests");
    }

    @Test
    void goodSignInsAreNotCounted() throws IOException {
        ControlPlane plane = new ControlPlane();
        plane.makeAdministrator();
        for (int attempt = 0; attempt < 12; attempt++) {
            assertThat(plane.signIn("head@school.example").status()).isEqualTo(200);
        }
    }

    /// One person who asks without end is stopped; the person beside them, at the same address, is
    /// not.
    @Test
    void whoAsksTooMuchIsToldWhenToComeAgain() throws IOException {
        ControlPlane plane = new ControlPlane();
        TestApi administrator = plane.administrator();
        plane.account(administrator, "sam@school.example", "student");
        plane.account(administrator, "olga@school.example", "student");
        TestApi student = plane.signedIn("sam@school.example");
        TestApi other = plane.signedIn("olga@school.example");

        TestApi.Answer answer = student.get("/api/v1/classes/none");
        for (int i = 0; i < 10_000 && answer.status() != 429; i++) {
            answer = student.get("/api/v1/classes/none");
        }
        assertProblem(answer, 429, "too-many-requests");
        assertThat(answer.header("retry-after")).isEqualTo("1");
        assertThat(other.get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void tooManySignInsSayWhenTheWindowEnds() throws IOException {
        ControlPlane plane = new ControlPlane();
        TestApi.Answer answer = plane.signIn("nobody@school.example");
        for (int i = 0; i < 10; i++) {
            answer = plane.signIn("nobody@school.example");
        }
        assertProblem(answer, 429, "too-many-requests");
        assertThat(Integer.parseInt(answer.header("retry-after"))).isBetween(1, 900);
    }

    @Test
    void everyErrorIsAProblem() throws IOException {
        ControlPlane plane = new ControlPlane();
        assertProblem(plane.api().get("/api/v1/me"), 401, "not-signed-in");
        assertProblem(plane.api().as("a.b.c").get("/api/v1/me"), 401, "token-invalid");
        assertProblem(plane.api().get("/api/v1/nothing"), 404, "invalid-request");
        assertProblem(plane.api().post("/api/v1/session", "{\"email\""), 400, "invalid-request");
        TestApi.Answer missing = plane.api().post("/api/v1/session", "{\"email\":\"a@b.c\"}");
        assertProblem(missing, 400, "invalid-request");
        assertThat(missing.text("detail")).contains("password must not be blank");
        TestApi administrator = plane.administrator();
        TestApi.Answer role =
                administrator.post(
                        "/api/v1/accounts",
                        """
                        {"email":"x@y.z","name":"X","role":"king","password":"long enough"}
                        """);
        assertProblem(role, 400, "invalid-request");
        assertThat(role.text("detail")).contains("role").doesNotContain("org.lyceum");
        assertProblem(administrator.get("/api/v1/classes/none"), 404, "class-not-found");
        assertProblem(administrator.get("/api/v1/accounts?limit=1000"), 400, "invalid-request");
    }

    @Test
    void classGoesFromTheTimetableToLiveToItsEnd() throws IOException {
        ControlPlane plane = new ControlPlane();
        TestApi administrator = plane.administrator();
        String teacherId = plane.account(administrator, "tess@school.example", "teacher");
        String studentId = plane.account(administrator, "sam@school.example", "student");
        plane.account(administrator, "olga@school.example", "student");
        TestApi teacher = plane.signedIn("tess@school.example");
        TestApi student = plane.signedIn("sam@school.example");
        TestApi stranger = plane.signedIn("olga@school.example");

        Instant startsAt = Instant.now().plus(10, ChronoUnit.MINUTES);
        String body =
                "{\"title\":\"Optics\",\"startsAt\":\"%s\",\"endsAt\":\"%s\",\"capacity\":30}"
                        .formatted(startsAt, startsAt.plus(1, ChronoUnit.HOURS));
        TestApi.Answer created =
                teacher.with("idempotency-key", "k1").post("/api/v1/classes", body);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("state")).isEqualTo("open");
        assertThat(created.text("myRole")).isEqualTo("teacher");
        assertThat(created.body().path("teachers").get(0).path("id").asText()).isEqualTo(teacherId);
        String id = created.text("id");
        assertThat(teacher.with("idempotency-key", "k1").post("/api/v1/classes", body).text("id"))
                .isEqualTo(id);
        String path = "/api/v1/classes/" + id;

        assertThat(
                        teacher.post(
                                        path + "/enrolments",
                                        "{\"accountIds\":[\"%s\"],\"role\":\"student\"}"
                                                .formatted(studentId))
                                .body()
                                .path("enrolled")
                                .asInt())
                .isEqualTo(1);
        assertThat(teacher.get(path + "/enrolments").body().path("items")).hasSize(2);
        assertThat(student.get("/api/v1/classes").body().path("items")).hasSize(1);
        assertThat(
                        student.get("/api/v1/classes")
                                .body()
                                .path("items")
                                .get(0)
                                .path("myRole")
                                .asText())
                .isEqualTo("student");
        assertThat(stranger.get("/api/v1/classes").body().path("items")).isEmpty();
        assertThat(administrator.get("/api/v1/classes").body().path("items")).hasSize(1);
        assertProblem(stranger.get(path), 403, "not-enrolled");
        assertProblem(
                student.post(path + "/enrolments", "{\"accountIds\":[\"x\"],\"role\":\"student\"}"),
                403,
                "forbidden");

        TestApi.Answer ticket = student.post(path + "/tickets", "");
        assertThat(ticket.status()).isEqualTo(201);
        assertThat(ticket.text("ticket")).hasSize(43);
        assertThat(ticket.text("websocketUrl")).isEqualTo("wss://school.example/ws");
        assertProblem(stranger.post(path + "/tickets", ""), 403, "not-enrolled");
        assertProblem(student.post(path + "/join-tokens", ""), 409, "class-not-live");
        assertThat(student.get(path + "/waiting").text("state")).isEqualTo("open");

        assertProblem(student.post(path + "/live", ""), 403, "forbidden");
        TestApi.Answer live = teacher.post(path + "/live", "");
        assertThat(live.status()).isEqualTo(200);
        assertThat(live.text("state")).isEqualTo("live");
        assertThat(teacher.post(path + "/live", "").text("liveSince"))
                .isEqualTo(live.text("liveSince"));

        TestApi.Answer token = student.post(path + "/join-tokens", "");
        assertThat(token.status()).isEqualTo(201);
        String claims =
                new String(
                        Base64.getUrlDecoder().decode(token.text("joinToken").split("\\.")[1]),
                        java.nio.charset.StandardCharsets.UTF_8);
        assertThat(claims)
                .contains(
                        "\"aud\":\"lyceum-node\"",
                        "\"role\":\"student\"",
                        "\"permissions\":["
                                + Role.STUDENT.basePermissions().stream()
                                        .map(one -> '"' + ApiJson.wireName(one) + '"')
                                        .collect(Collectors.joining(","))
                                + "]",
                        "\"capacity\":30",
                        "\"liveSince\":" + Instant.parse(live.text("liveSince")).getEpochSecond());

        assertProblem(student.post(path + "/end", ""), 403, "forbidden");
        assertThat(teacher.post(path + "/end", "").text("state")).isEqualTo("ended");
        assertThat(teacher.post(path + "/end", "").status()).isEqualTo(200);
        assertProblem(student.post(path + "/join-tokens", ""), 410, "class-ended");
    }

    @Test
    void keySetAndHealthAreOpenToAll() throws IOException {
        ControlPlane plane = new ControlPlane();
        plane.administrator();
        TestApi.Answer keys = plane.api().get("/api/v1/jwks.json");
        assertThat(keys.body().path("keys")).hasSize(1);
        assertThat(keys.body().path("keys").get(0).path("crv").asText()).isEqualTo("P-256");
        assertThat(keys.body().path("keys").get(0).has("d")).isFalse();
        assertThat(plane.api().get("/api/v1/health").text("status")).isEqualTo("healthy");
    }

    @Test
    void whoBypassesCloudFrontIsSentAway() throws IOException {
        ControlPlane plane = new ControlPlane(Map.of("LYCEUM_ORIGIN_SECRET", "s3cret"));
        assertProblem(plane.api().get("/api/v1/health"), 403, "forbidden");
        assertProblem(
                plane.api().with("x-lyceum-origin", "guess").get("/api/v1/health"),
                403,
                "forbidden");
        assertThat(plane.api().with("x-lyceum-origin", "s3cret").get("/api/v1/health").status())
                .isEqualTo(200);
    }

    @Test
    void accountsComeInPages() throws IOException {
        ControlPlane plane = new ControlPlane();
        TestApi administrator = plane.administrator();
        for (String name : new String[] {"a", "b", "c"}) {
            plane.account(administrator, name + "@school.example", "student");
        }
        TestApi.Answer first = administrator.get("/api/v1/accounts?limit=2");
        assertThat(first.body().path("items")).hasSize(2);
        TestApi.Answer second =
                administrator.get("/api/v1/accounts?limit=2&cursor=" + first.text("nextCursor"));
        assertThat(second.body().path("items")).hasSize(2);
        assertThat(second.body().has("nextCursor")).isFalse();
        assertProblem(plane.signedIn("a@school.example").get("/api/v1/accounts"), 403, "forbidden");
    }

    private static TestApi.Answer refresh(ControlPlane plane, String cookie) {
        return plane.api().with("cookie", pair(cookie)).post("/api/v1/session/refresh", "");
    }

    private static String pair(String setCookie) {
        return setCookie.split(";", 2)[0];
    }

    private static void assertProblem(TestApi.Answer answer, int status, String code) {
        assertThat(answer.text("code")).as(answer.body().toString()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.text("detail")).isNotBlank();
    }
}
