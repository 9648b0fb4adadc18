package org.lyceum.loadtest.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;

/// The WebSocket of one bot: requests and their replies. What the server pushes is passed over: a
/// load test goes live first and joins then.
///
/// Thread-safe; its methods block, so call them from a virtual thread.
public final class Signaling implements AutoCloseable {
    private static final Duration OPEN_WITHIN = Duration.ofSeconds(10);
    private static final int REPLY_WITHIN_SECONDS = 12;

    /// A frame of API Gateway holds 32 kB, a message 128.
    private static final int MAX_MESSAGE_CHARACTERS = 128 * 1_024;

    private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private @Nullable WebSocket socket;

    private Signaling() {}

    /// What came back of a join: the session's name, and the answer as SDP.
    public record Joined(String sessionId, String answer) {}

    static Signaling open(HttpClient http, URI address) {
        Signaling signaling = new Signaling();
        try {
            signaling.socket =
                    http.newWebSocketBuilder()
                            .connectTimeout(OPEN_WITHIN)
                            .buildAsync(address, signaling.new Listener())
                            .get(OPEN_WITHIN.toSeconds(), TimeUnit.SECONDS);
            return signaling;
        } catch (ExecutionException | TimeoutException e) {
            throw new Refusal("signaling-lost", "The WebSocket does not open", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Enters the waiting page; gives the state of the class: open, live or ended.
    public String waitFor(String classId) {
        return request("wait", object().put("classId", classId)).path("state").asText();
    }

    /// Brings an offer to the class's node.
    public Joined join(String joinToken, String offer, List<String> slots) {
        ObjectNode body =
                object().put("joinToken", joinToken).put("offer", SdpCoding.encode(offer));
        slots.forEach(body.putArray("slots")::add);
        JsonNode reply = request("join", body);
        return new Joined(
                reply.path("sessionId").asText(), SdpCoding.decode(reply.path("answer").asText()));
    }

    public void leave(String joinToken, String sessionId) {
        request("leave", object().put("joinToken", joinToken).put("sessionId", sessionId));
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }

    private JsonNode request(String action, ObjectNode body) {
        String id = UUID.randomUUID().toString();
        body.put("v", ApiJson.VERSION).put("action", action).put("requestId", id);
        CompletableFuture<JsonNode> reply = new CompletableFuture<>();
        waiting.put(id, reply);
        try {
            send(body.toString());
            JsonNode frame = reply.get(REPLY_WITHIN_SECONDS, TimeUnit.SECONDS);
            JsonNode problem = frame.path("problem");
            if (problem.isObject()) {
                throw new Refusal(
                        problem.path("code").asText("unknown-problem"),
                        problem.path("detail").asText(""));
            }
            return frame;
        } catch (ExecutionException e) {
            throw new Refusal("signaling-lost", "The WebSocket was lost", e);
        } catch (TimeoutException e) {
            throw new Refusal("no-answer", "No reply to " + action, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            waiting.remove(id);
        }
    }

    private void send(String text) throws ExecutionException, InterruptedException {
        WebSocket open = socket;
        if (open == null) {
            throw new Refusal("signaling-lost", "The WebSocket is not open");
        }
        open.sendText(text, true).get();
    }

    private static Refusal interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Refusal("interrupted", "Stopped while waiting for the WebSocket", e);
    }

    private static ObjectNode object() {
        return ApiJson.mapper().createObjectNode();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence data, boolean last) {
            if (message.length() + data.length() > MAX_MESSAGE_CHARACTERS) {
                from.abort();
                failAll(new IOException("A message is too long"));
                return null;
            }
            message.append(data);
            if (last) {
                settle(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            failAll(new IOException("Closed with " + status));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            failAll(error);
        }

        private void settle(String text) {
            try {
                JsonNode frame = ApiJson.mapper().readTree(text);
                CompletableFuture<JsonNode> reply =
                        waiting.remove(frame.path("requestId").asText(""));
                if (reply != null) {
                    reply.complete(frame);
                }
            } catch (IOException _) {
                // Not JSON: whoever waits for a reply hears that there was none.
            }
        }

        private void failAll(Throwable error) {
            waiting.values().forEach(reply -> reply.completeExceptionally(error));
        }
    }
}
