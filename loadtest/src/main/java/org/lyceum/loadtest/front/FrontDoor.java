package org.lyceum.loadtest.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.lyceum.api.ApiJson;

/// The REST operations of the front door that a load test needs.
///
/// Each answers, or throws a `Refusal` with the problem's code. Thread-safe.
public final class FrontDoor {
    /// A cold function takes its time.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// People that one enrolment request may name.
    private static final int ENROLMENTS_AT_ONCE = 500;

    private static final int MAX_CAPACITY = 20_000;
    private static final String REFRESH_COOKIE = "lyceum_refresh";

    private final HttpClient http;
    private final URI origin;

    public FrontDoor(URI origin) {
        this.origin = origin;
        this.http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    }

    // Accounts

    public SignedIn signIn(Credentials person) {
        ObjectNode body = object().put("email", person.email()).put("password", person.password());
        return signedIn(send(request("/session", body).build()));
    }

    /// Another access token for somebody who has signed in before; costs no password.
    public SignedIn refresh(SignedIn person) {
        HttpRequest.Builder request = request("/session/refresh", object());
        request.header("Cookie", REFRESH_COOKIE + "=" + person.refreshToken());
        return signedIn(send(request.build()));
    }

    /// Adds a student, unless there is one of this address already.
    public void addStudent(SignedIn administrator, Credentials student) {
        ObjectNode body =
                object().put("email", student.email())
                        .put("name", student.name())
                        .put("role", "student")
                        .put("password", student.password());
        try {
            post("/accounts", administrator, body);
        } catch (Refusal refusal) {
            if (!refusal.code().equals("already-exists")) {
                throw refusal;
            }
        }
    }

    // Classes

    /// Makes a class that is open now and taught by the caller; gives its id.
    public String createClass(SignedIn teacher, String title, Duration length, int capacity) {
        Instant now = Instant.now();
        ObjectNode body =
                object().put("title", title)
                        .put("startsAt", now.toString())
                        .put("endsAt", now.plus(length).toString())
                        .put("capacity", Math.min(MAX_CAPACITY, capacity));
        return post("/classes", teacher, body).path("id").asText();
    }

    public void enrol(SignedIn teacher, String classId, List<String> accountIds) {
        for (int from = 0; from < accountIds.size(); from += ENROLMENTS_AT_ONCE) {
            int to = Math.min(accountIds.size(), from + ENROLMENTS_AT_ONCE);
            ObjectNode body = object().put("role", "student");
            ArrayNode ids = body.putArray("accountIds");
            accountIds.subList(from, to).forEach(ids::add);
            post("/classes/" + classId + "/enrolments", teacher, body);
        }
    }

    public void goLive(SignedIn teacher, String classId) {
        post("/classes/" + classId + "/live", teacher, object());
    }

    /// Ends a class that no node holds.
    public void end(SignedIn teacher, String classId) {
        post("/classes/" + classId + "/end", teacher, object());
    }

    // The way in

    /// Opens the WebSocket with a fresh ticket.
    public Signaling openSignaling(SignedIn person, String classId) {
        JsonNode answer = post("/classes/" + classId + "/tickets", person, object());
        String ticket = answer.path("ticket").asText();
        return Signaling.open(http, socketUrl(answer.path("websocketUrl").asText(), ticket));
    }

    public String joinToken(SignedIn person, String classId) {
        JsonNode answer = post("/classes/" + classId + "/join-tokens", person, object());
        return answer.path("joinToken").asText();
    }

    // Private

    /// The address may be relative to the site's; the ticket rides in the query.
    private URI socketUrl(String websocketUrl, String ticket) {
        String address = origin.resolve(websocketUrl).toString();
        String query = (address.contains("?") ? "&" : "?") + "ticket=" + ticket;
        return URI.create(address.replaceFirst("^http", "ws") + query);
    }

    private JsonNode post(String path, SignedIn caller, ObjectNode body) {
        HttpRequest.Builder request = request(path, body);
        request.header("Authorization", "Bearer " + caller.accessToken());
        return answerOf(send(request.build()));
    }

    private HttpRequest.Builder request(String path, ObjectNode body) {
        return HttpRequest.newBuilder(origin.resolve("/api/v1" + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    private static JsonNode answerOf(HttpResponse<byte[]> response) {
        JsonNode answer = read(response.body());
        if (response.statusCode() >= 300) {
            String path = response.request().uri().getPath();
            throw new Refusal(
                    answer.path("code").asText("http-" + response.statusCode()),
                    answer.path("detail").asText(path + " answered " + response.statusCode()));
        }
        return answer;
    }

    private static SignedIn signedIn(HttpResponse<byte[]> response) {
        JsonNode answer = answerOf(response);
        return new SignedIn(
                answer.path("account").path("id").asText(),
                answer.path("account").path("name").asText(),
                answer.path("accessToken").asText(),
                Instant.now().plusSeconds(answer.path("expiresInSeconds").asLong()),
                refreshToken(response.headers().allValues("set-cookie")));
    }

    private static String refreshToken(List<String> cookies) {
        String prefix = REFRESH_COOKIE + "=";
        return cookies.stream()
                .filter(cookie -> cookie.startsWith(prefix))
                .map(cookie -> cookie.substring(prefix.length()).split(";", 2)[0])
                .findFirst()
                .orElse("");
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Refusal(
                    "front-door-unreachable",
                    "The front door at " + origin + " does not answer. Does ./lyceum up run?",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted", "Stopped while waiting for the front door", e);
        }
    }

    private static JsonNode read(byte[] body) {
        try {
            return body.length == 0 ? object() : ApiJson.mapper().readTree(body);
        } catch (IOException _) {
            return object(); // a gateway's own page: its status says enough
        }
    }

    private static ObjectNode object() {
        return ApiJson.mapper().createObjectNode();
    }
}
