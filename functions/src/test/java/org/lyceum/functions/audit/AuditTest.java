package org.lyceum.functions.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.lyceum.api.ApiJson;
import org.lyceum.functions.ControlPlane;
import org.lyceum.functions.TestApi;
import org.lyceum.functions.TestSocket;
import org.lyceum.functions.signaling.AuthorizerHandler;
import org.lyceum.functions.signaling.SignalingHandler;

/// A school's day with a guesser and a thief: every act that concerns security leaves a line, and
/// no line has a secret in it.
@Isolated("it listens to what the process prints")
final class AuditTest {
    private static final String GUESS = "my-other-password-by-mistake";

    private final List<String> secrets = new ArrayList<>();

    @Test
    void actsLeaveALineAndSecretsLeaveNone() throws IOException {
        String printed = printedDuring(this::liveThroughADay);

        assertThat(kinds(printed))
                .contains(
                        "firstAdministratorRefused",
                        "firstAdministratorCreated",
                        "signingKeyMade",
                        "signedIn",
                        "signInFailed",
                        "signInRefused",
                        "accountCreated",
                        "classRoleGiven",
                        "classWentLive",
                        "classEnded",
                        "familyRevoked",
                        "signedOut",
                        "classCalledOff");
        assertThat(secrets).hasSizeGreaterThan(12).doesNotContain("");
        secrets.forEach(secret -> assertThat(printed).doesNotContain(secret));
        assertThat(printed).doesNotContain("eyJ", "argon2id");
    }

    @Test
    void aLineSaysWhoDidWhatToWhom() throws IOException {
        String printed =
                printedDuring(() -> Audit.note(new AuditEvent.ClassEnded("optics", "tess")));
        assertThat(printed)
                .contains(
                        "{\"audit\":\"classEnded\",\"classId\":\"optics\",\"byAccountId\":\"tess\"}");
    }

    private interface Day {
        void live() throws IOException;
    }

    private void liveThroughADay() throws IOException {
        ControlPlane plane = new ControlPlane();
        secrets.add(ControlPlane.PASSWORD);
        secrets.add(ControlPlane.LINK);
        plane.api()
                .post(
                        "/api/v1/administrators",
                        "{\"link\":\"%s\",\"email\":\"a@b.example\",\"name\":\"A\",\"password\":\"%s\"}"
                                .formatted(GUESS, GUESS));
        TestApi administrator = plane.administrator();
        plane.account(administrator, "tess@school.example", "teacher");
        String sam = plane.account(administrator, "sam@school.example", "student");
        guess(plane);
        TestApi teacher = plane.signedIn("tess@school.example");
        String path = "/api/v1/classes/" + makeClass(teacher);
        teacher.post(
                path + "/enrolments",
                "{\"accountIds\":[\"%s\"],\"role\":\"student\"}".formatted(sam));
        teacher.post(path + "/live", "");
        join(plane, path);
        teacher.post(path + "/end", "");
        String other = "/api/v1/classes/" + makeClass(teacher);
        teacher.with("if-match", "*").delete(other);
        steal(plane);
    }

    private void guess(ControlPlane plane) {
        secrets.add(GUESS);
        for (int i = 0; i < 11; i++) {
            plane.api()
                    .post(
                            "/api/v1/session",
                            "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(GUESS, GUESS));
        }
    }

    private void join(ControlPlane plane, String path) throws IOException {
        TestApi.Answer signedIn = plane.signIn("sam@school.example");
        secrets.add(signedIn.text("accessToken"));
        TestApi student = plane.api().as(signedIn.text("accessToken"));
        String ticket = student.post(path + "/tickets", "").text("ticket");
        String token = student.post(path + "/join-tokens", "").text("joinToken");
        secrets.add(ticket);
        secrets.add(token);
        Map<String, String> environment = plane.environment(Map.of());
        JsonNode person =
                TestSocket.authorize(new AuthorizerHandler(environment), ticket).path("context");
        new TestSocket("c", person)
                .send(
                        new SignalingHandler(environment),
                        "join",
                        "{\"v\":1,\"action\":\"join\",\"requestId\":\"1\",\"joinToken\":\"%s\",\"offer\":\"S0wCAA\"}"
                                .formatted(token));
    }

    private void steal(ControlPlane plane) {
        TestApi.Answer signedIn = plane.signIn("sam@school.example");
        TestApi thief = plane.api().with("cookie", pair(signedIn));
        TestApi.Answer stolen = thief.post("/api/v1/session/refresh", "");
        secrets.add(stolen.text("accessToken"));
        secrets.add(pair(stolen).split("\\.", 2)[1]);
        thief.post("/api/v1/session/refresh", "");
        TestApi.Answer again = plane.signIn("sam@school.example");
        secrets.add(pair(again).split("\\.", 2)[1]);
        plane.api().with("cookie", pair(again)).delete("/api/v1/session");
    }

    private String pair(TestApi.Answer answer) {
        String pair = answer.cookie().split(";", 2)[0];
        secrets.add(pair);
        return pair;
    }

    private static String makeClass(TestApi teacher) {
        Instant startsAt = Instant.now().plus(5, ChronoUnit.MINUTES);
        return teacher.post(
                        "/api/v1/classes",
                        "{\"title\":\"Optics\",\"startsAt\":\"%s\",\"endsAt\":\"%s\"}"
                                .formatted(startsAt, startsAt.plus(1, ChronoUnit.HOURS)))
                .text("id");
    }

    private static List<String> kinds(String printed) throws IOException {
        Map<String, String> kinds = new HashMap<>();
        for (String line : printed.lines().toList()) {
            int from = line.indexOf("{\"audit\"");
            if (from >= 0) {
                String kind =
                        ApiJson.mapper().readTree(line.substring(from)).path("audit").asText();
                kinds.put(kind, line);
            }
        }
        return List.copyOf(kinds.keySet());
    }

    private static String printedDuring(Day day) throws IOException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream listening = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(listening);
            System.setErr(listening);
            day.live();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
