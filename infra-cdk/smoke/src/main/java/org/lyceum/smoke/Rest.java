package org.lyceum.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.lyceum.local.Json;

/// One person's REST client at the front door: an access token, and the refresh cookie.
///
/// Not thread-safe.
final class Rest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final HttpClient http;
    private final URI origin;
    private String accessToken = "";
    private String cookie = "";

    Rest(HttpClient http, URI origin) {
        this.http = http;
        this.origin = origin;
    }

    /// @param body the JSON of the answer, or an empty object
    record Answer(int status, JsonNode body, String setCookie) {
        /// The problem's code, or the status.
        String code() {
            return body.path("code").asText(String.valueOf(status));
        }
    }

    String accessToken() {
        return accessToken;
    }

    String cookie() {
        return cookie;
    }

    void shows(String otherCookie) {
        cookie = otherCookie;
    }

    /// Signs in; later calls carry the token and the cookie.
    Answer signIn(String email, String password) {
        return remember(
                post("/session", Json.object().put("email", email).put("password", password)));
    }

    Answer refresh() {
        return remember(post("/session/refresh", Json.object()));
    }

    Answer get(String path) {
        return send("GET", path, Json.object());
    }

    Answer post(String path, ObjectNode body) {
        return send("POST", path, body);
    }

    /// Replaces what was seen under this entity tag.
    Answer put(String path, String entityTag, ObjectNode body) {
        return send("PUT", path, body, Map.of("if-match", entityTag));
    }

    /// The text of an answer that is no JSON.
    String text(String path) {
        HttpResponse<byte[]> response = exchange("GET", path, Json.object(), Map.of());
        Seen.same(200, response.statusCode(), "The status of " + path);
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    Answer delete(String path) {
        return send("DELETE", path, Json.object());
    }

    /// The body of an answer that must be of this status.
    JsonNode must(int status, Answer answer) {
        Seen.must(
                answer.status() == status,
                "status " + answer.status() + " instead of " + status + ": " + answer.body());
        return answer.body();
    }

    /// A page of the site, not of the API.
    HttpResponse<String> page(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(origin.resolve(path)).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Seen.Otherwise("No answer to " + path + ": " + e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private Answer remember(Answer answer) {
        if (answer.status() == 200) {
            accessToken = answer.body().path("accessToken").asText();
            cookie = answer.setCookie().replaceFirst(";.*$", "");
        }
        return answer;
    }

    private Answer send(String method, String path, ObjectNode body) {
        return send(method, path, body, Map.of());
    }

    private Answer send(String method, String path, ObjectNode body, Map<String, String> headers) {
        HttpResponse<byte[]> response = exchange(method, path, body, headers);
        return new Answer(
                response.statusCode(),
                Json.readObject(response.body()),
                response.headers().firstValue("set-cookie").orElse(""));
    }

    private HttpResponse<byte[]> exchange(
            String method, String path, ObjectNode body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(origin.resolve("/api/v1" + path)).timeout(PATIENCE);
        headers.forEach(request::header);
        if (!accessToken.isEmpty()) {
            request.header("authorization", "Bearer " + accessToken);
        }
        if (!cookie.isEmpty()) {
            request.header("cookie", cookie);
        }
        if (method.equals("GET")) {
            request.GET();
        } else {
            request.header("content-type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)));
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Seen.Otherwise("No answer to " + method + " " + path + ": " + e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static Seen.Otherwise interrupted() {
        Thread.currentThread().interrupt();
        return new Seen.Otherwise("Stopped");
    }
}
