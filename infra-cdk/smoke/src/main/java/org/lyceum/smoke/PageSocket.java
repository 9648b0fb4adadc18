package org.lyceum.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.Json;

/// The WebSocket of one page: actions with their replies, and what is pushed. Not thread-safe.
final class PageSocket implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BlockingQueue<JsonNode> frames;
    private final WebSocket socket;

    private PageSocket(WebSocket socket, BlockingQueue<JsonNode> frames) {
        this.socket = socket;
        this.frames = frames;
    }

    /// @return null when the door stays shut
    static @Nullable PageSocket open(HttpClient http, URI address) {
        BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
        try {
            WebSocket socket =
                    http.newWebSocketBuilder()
                            .connectTimeout(PATIENCE)
                            .buildAsync(address, new Listener(frames))
                            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return new PageSocket(socket, frames);
        } catch (ExecutionException | TimeoutException _) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /// Sends an action and gives its reply.
    JsonNode ask(String action, ObjectNode body) {
        String id = UUID.randomUUID().toString();
        body.put("v", 1).put("action", action).put("requestId", id);
        socket.sendText(body.toString(), true).join();
        return await(frame -> frame.path("requestId").asText().equals(id), "reply to " + action);
    }

    /// Waits for a push of this type.
    JsonNode pushed(String type) {
        return await(frame -> frame.path("type").asText().equals(type), "push of " + type);
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    private JsonNode await(Predicate<JsonNode> wanted, String what) {
        long endNs = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                JsonNode frame = frames.poll(endNs - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (frame == null) {
                    throw new Seen.Otherwise(
                            "There was no " + what + " within " + PATIENCE.toSeconds() + " s");
                }
                if (wanted.test(frame)) {
                    return frame;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Seen.Otherwise("Stopped while waiting for the " + what);
        }
    }

    private record Listener(BlockingQueue<JsonNode> frames, StringBuilder message)
            implements WebSocket.Listener {
        Listener(BlockingQueue<JsonNode> frames) {
            this(frames, new StringBuilder());
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                frames.add(Json.readObject(message.toString().getBytes(StandardCharsets.UTF_8)));
                message.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
