package org.lyceum.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.lyceum.local.Json;
import org.lyceum.local.LocalFailure;

/// The REST API as any client calls it, with the access token of who signed in. Thread-safe.
final class PublicApi implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /// Calls at once: passwords are hashed one by one anyway.
    private static final int CALLS = 4;

    private final Semaphore calls = new Semaphore(CALLS);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private volatile String accessToken = "";

    PublicApi(String address) {
        base = address + "/api/v1";
    }

    /// @param body the JSON of the answer, or an empty object
    record Answer(int status, JsonNode body) {
        boolean isGood() {
            return status >= 200 && status < 300;
        }

        String sentence() {
            return "status " + status + " " + body;
        }
    }

    /// Signs in; later calls carry the token.
    ///
    /// @return false when the account does not exist or has another password
    boolean signIn(DemoAccount account) {
        Answer answer =
                send(
                        "POST",
                        "/session",
                        Json.object()
                                .put("email", account.email())
                                .put("password", account.password()));
        if (answer.isGood()) {
            accessToken = answer.body().path("accessToken").asText();
        }
        return answer.isGood();
    }

    Answer get(String path) {
        return send("GET", path, Json.object());
    }

    /// The answer to a call that must succeed.
    JsonNode must(String method, String path, JsonNode body) {
        Answer answer = send(method, path, body);
        if (!answer.isGood()) {
            throw new LocalFailure(
                    "The demo data could not be made: "
                            + method
                            + " "
                            + path
                            + " answered "
                            + answer.sentence());
        }
        return answer.body();
    }

    Answer send(String method, String path, JsonNode body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
        if (!accessToken.isEmpty()) {
            request.header("authorization", "Bearer " + accessToken);
        }
        if (method.equals("GET")) {
            request.GET();
        } else {
            request.header("content-type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)));
        }
        try {
            calls.acquire();
            try {
                HttpResponse<byte[]> response =
                        http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
                return new Answer(response.statusCode(), Json.readObject(response.body()));
            } finally {
                calls.release();
            }
        } catch (IOException e) {
            throw new LocalFailure("The demo data could not be made: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Stopped while making the demo data.", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
