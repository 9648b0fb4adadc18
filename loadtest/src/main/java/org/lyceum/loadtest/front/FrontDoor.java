package org.lyceum.loadtest.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.loadtest.ledger.ReportRow;

/// The REST operations of the front door that a load test needs.
///
/// Each answers, or throws a `Refusal` with the problem's code. Thread-safe.
public final class FrontDoor {
    /// A cold function takes its time.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// People that one enrolment request may name.
    private static final int ENROLMENTS_AT_ONCE = 500;

    /// Guest links that one request may make.
    private static final int LINKS_AT_ONCE = 1_000;

    private static final int ROWS_AT_ONCE = 100;

    /// What an address answers that does not exist (docs/protocol.md, section 9), and a gateway
    /// without such a route.
    private static final Set<String> NO_SUCH_ADDRESS = Set.of("invalid-request", "http-404");

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

    /// Another access token for somebody who has one.
    public SignedIn renew(SignedIn person) {
        return switch (person.renewal()) {
            case SignedIn.Renewal.ByCookie _ -> refresh(person);
            case SignedIn.Renewal.ByLink(String classId, String link) ->
                    enterAsGuest(classId, link);
        };
    }

    /// Another access token for somebody who has signed in before; costs no password.
    SignedIn refresh(SignedIn person) {
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

    // Guests

    /// Makes links for this many people, each for one; null where the front door has no guests.
    public @Nullable List<String> guestLinks(
            SignedIn teacher, String classId, int count, Duration life) {
        List<String> links = new ArrayList<>();
        while (links.size() < count) {
            int now = Math.min(LINKS_AT_ONCE, count - links.size());
            ObjectNode body =
                    object().put("count", now)
                            .put("expiresAt", Instant.now().plus(life).toString())
                            .put("namePrefix", "Bot");
            try {
                JsonNode made = post("/classes/" + classId + "/guest-links", teacher, body);
                if (made.path("items").isEmpty()) {
                    throw new Refusal("no-links", "The front door made no guest links");
                }
                made.path("items").forEach(item -> links.add(item.path("link").asText()));
            } catch (Refusal refusal) {
                if (NO_SUCH_ADDRESS.contains(refusal.code()) && links.isEmpty()) {
                    return null;
                }
                throw refusal;
            }
        }
        return links;
    }

    public SignedIn enterAsGuest(String classId, String link) {
        HttpRequest.Builder request =
                request("/classes/" + classId + "/guest-sessions", object().put("link", link));
        JsonNode answer = answerOf(send(request.build()));
        return new SignedIn(
                answer.path("participantId").asText(),
                answer.path("name").asText(),
                answer.path("accessToken").asText(),
                Instant.now().plusSeconds(answer.path("expiresInSeconds").asLong()),
                new SignedIn.Renewal.ByLink(classId, link));
    }

    // Reports

    /// What the report says of everybody so far; null where the front door has no reports.
    public @Nullable List<ReportRow> attendance(SignedIn teacher, String classId) {
        List<ReportRow> rows = new ArrayList<>();
        String cursor = "";
        do {
            String path = "/classes/" + classId + "/attendance?limit=" + ROWS_AT_ONCE + cursor;
            JsonNode page;
            try {
                page = get(path, teacher);
            } catch (Refusal refusal) {
                if (NO_SUCH_ADDRESS.contains(refusal.code())) {
                    return null;
                }
                throw refusal;
            }
            page.path("items").forEach(row -> rows.add(row(row)));
            String next = page.path("nextCursor").asText("");
            cursor =
                    next.isEmpty()
                            ? ""
                            : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!cursor.isEmpty());
        return rows;
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

    private JsonNode get(String path, SignedIn caller) {
        HttpRequest request =
                HttpRequest.newBuilder(origin.resolve("/api/v1" + path))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + caller.accessToken())
                        .build();
        return answerOf(send(request));
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
                new SignedIn.Renewal.ByCookie(
                        refreshToken(response.headers().allValues("set-cookie"))));
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

    private static ReportRow row(JsonNode row) {
        JsonNode acts = row.path("acts");
        return new ReportRow(
                row.path("accountId").asText(),
                acts.path("messages").asInt(),
                acts.path("questions").asInt(),
                acts.path("hands").asInt(),
                acts.path("answers").asInt());
    }

    private static ObjectNode object() {
        return ApiJson.mapper().createObjectNode();
    }
}
