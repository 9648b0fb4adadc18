package org.lyceum.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lyceum.local.Json;
import org.lyceum.local.process.Programs;

/// A whole Lyceum that is killed in the middle of a burst of writes, and started again.
class KilledLyceumTest {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration END = Duration.ofSeconds(20);
    private static final int WRITES = 12;
    private static final String PASSWORD = "a-long-pass-phrase";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir Path folder = Path.of("");

    /// What the front door said that it had done.
    private record Acknowledged(List<String> classes, List<String> emails, List<String> cookies) {
        static Acknowledged nothing() {
            return new Acknowledged(list(), list(), list());
        }

        private static List<String> list() {
            return Collections.synchronizedList(new ArrayList<>());
        }
    }

    @Test
    void losesNothingThatItAcknowledgedAndStartsAgain() throws Exception {
        Synthesised synthesised = Synthesised.once();
        Process first = start(synthesised);
        JsonNode state = awaitUp(first);
        Acknowledged acknowledged = Acknowledged.nothing();
        Thread burst = Thread.ofVirtual().start(() -> writeUntilItFails(state, acknowledged));
        Seen.within(START, () -> acknowledged.emails().size() >= WRITES, "No writes");
        first.destroyForcibly().waitFor();
        burst.join();
        for (JsonNode process : state.path("processes")) {
            long pid = process.path("pid").asLong();
            Seen.within(END, () -> isGone(pid), process + " outlives the kill");
        }

        Process second = start(synthesised);
        try {
            JsonNode again = awaitUp(second);
            Rest administrator = administrator(again);
            for (String id : acknowledged.classes()) {
                assertThat(administrator.get("/classes/" + id).status()).as(id).isEqualTo(200);
                JsonNode enrolled = administrator.get("/classes/" + id + "/enrolments").body();
                assertThat(enrolled.path("items")).as("enrolments of " + id).isNotEmpty();
            }
            for (String email : acknowledged.emails()) {
                assertThat(rest(again).signIn(email, PASSWORD).status()).as(email).isEqualTo(200);
            }
            for (String cookie : acknowledged.cookies()) {
                Rest signedIn = rest(again);
                signedIn.shows(cookie);
                assertThat(signedIn.refresh().status()).isEqualTo(200);
            }
        } finally {
            second.destroy();
            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    /// Accounts, sign-ins, classes, enrolments, one after the other, until nobody answers.
    private static void writeUntilItFails(JsonNode state, Acknowledged acknowledged) {
        try {
            Rest administrator = administrator(state);
            for (int number = 1; ; number++) {
                String email = "burst-" + number + "@smoke.example";
                ObjectNode person =
                        Json.object()
                                .put("email", email)
                                .put("name", "Burst " + number)
                                .put("role", "student")
                                .put("password", PASSWORD);
                Rest.Answer account = administrator.post("/accounts", person);
                administrator.must(201, account);
                acknowledged.emails().add(email);
                Rest student = rest(state);
                student.must(200, student.signIn(email, PASSWORD));
                acknowledged.cookies().add(student.cookie());
                String classId = newClass(administrator, number);
                ObjectNode enrolment = Json.object().put("role", "student");
                enrolment.putArray("accountIds").add(account.body().path("id").asText());
                String path = "/classes/" + classId + "/enrolments";
                administrator.must(200, administrator.post(path, enrolment));
                acknowledged.classes().add(classId);
            }
        } catch (Seen.Otherwise _) {
            // It was killed.
        }
    }

    private static String newClass(Rest administrator, int number) {
        Instant now = Instant.now();
        ObjectNode body =
                Json.object()
                        .put("title", "Burst " + number)
                        .put("startsAt", now.toString())
                        .put("endsAt", now.plus(Duration.ofHours(1)).toString());
        return administrator.must(201, administrator.post("/classes", body)).path("id").asText();
    }

    private Process start(Synthesised synthesised) throws IOException {
        return new ProcessBuilder(
                        Programs.java(),
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.lyceum.local.Main",
                        "up",
                        "--port",
                        "0",
                        "--cdk-out",
                        synthesised.cdkOut().toString(),
                        "--web",
                        synthesised.webClient().toString(),
                        "--data",
                        folder.resolve("data").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("up").toFile()))
                .start();
    }

    private JsonNode awaitUp(Process process) throws IOException {
        Path file = folder.resolve("data/state.json");
        Seen.within(
                START, () -> !process.isAlive() || isUp(state(file), process), "Lyceum is not up");
        assertThat(process.isAlive()).as(Files.readString(folder.resolve("up"))).isTrue();
        return state(file);
    }

    /// What a killed one has left says `up` too.
    private static boolean isUp(JsonNode state, Process process) {
        return state.path("pid").asLong() == process.pid()
                && state.path("state").asText().equals("up");
    }

    private static JsonNode state(Path file) {
        try {
            return Files.exists(file) ? Json.readObject(Files.readAllBytes(file)) : Json.object();
        } catch (IOException _) {
            return Json.object(); // it was just replaced
        }
    }

    private static Rest rest(JsonNode state) {
        return new Rest(HTTP, URI.create(state.path("address").asText()));
    }

    private static Rest administrator(JsonNode state) {
        Rest rest = rest(state);
        JsonNode account = state.path("accounts").path(0);
        Rest.Answer answer =
                rest.signIn(account.path("email").asText(), account.path("password").asText());
        rest.must(200, answer);
        return rest;
    }

    /// A killed child whose new parent has not asked for its status yet is gone all the same.
    private static boolean isGone(long pid) {
        try {
            Path status = Path.of("/proc/" + pid + "/status");
            return !Files.exists(status) || Files.readString(status).contains("State:\tZ");
        } catch (IOException _) {
            return true;
        }
    }
}
