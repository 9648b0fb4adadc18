package org.lyceum.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import org.lyceum.local.Json;
import org.lyceum.local.http.Headers;
import org.lyceum.local.http.HttpReply;
import org.lyceum.local.http.HttpRequest;
import org.lyceum.local.http.HttpService;
import org.lyceum.local.http.WebServer;

/// Lambda's Runtime API for one copy of a function: AWS's own runtime client asks it for events and
/// tells it what became of them.
final class RuntimeApi implements HttpService, AutoCloseable {
    private static final String BASE = "/2018-06-01/runtime/";

    private final FunctionDefinition definition;
    private final WebServer server;
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private final SynchronousQueue<Event> events = new SynchronousQueue<>();
    private volatile Event current = new Event("", new byte[0], Instant.EPOCH);

    /// An event on its way, and what comes back.
    private record Event(
            String id, byte[] payload, Instant deadline, CompletableFuture<byte[]> result) {
        Event(String id, byte[] payload, Instant deadline) {
            this(id, payload, deadline, new CompletableFuture<>());
        }
    }

    RuntimeApi(FunctionDefinition definition) {
        this.definition = definition;
        server = new WebServer(List.of("127.0.0.1"), 0, this);
    }

    String address() {
        return "127.0.0.1:" + server.port();
    }

    /// Done when the client has asked for its first event, or has said why it cannot.
    CompletableFuture<Boolean> ready() {
        return ready;
    }

    /// Hands an event over; the future has what the handler returned, or how it failed.
    CompletableFuture<byte[]> send(byte[] payload, Duration timeout) throws InterruptedException {
        Event event = new Event(UUID.randomUUID().toString(), payload, Instant.now().plus(timeout));
        current = event;
        events.put(event);
        return event.result();
    }

    /// The process is gone.
    void fail(HandlerFailure failure) {
        ready.completeExceptionally(failure);
        current.result().completeExceptionally(failure);
    }

    @Override
    public HttpReply handle(HttpRequest request) {
        String path =
                request.path().startsWith(BASE) ? request.path().substring(BASE.length()) : "";
        return switch (path) {
            // SnapStart: the snapshot is taken, and at once restored.
            case "restore/next" -> HttpReply.json(200, "{}");
            case "invocation/next" -> next();
            case "init/error", "restore/error" -> {
                ready.completeExceptionally(failure(request));
                yield HttpReply.json(202, "{}");
            }
            default -> settled(path.split("/"), request);
        };
    }

    @Override
    public void close() {
        server.close();
    }

    private HttpReply next() {
        ready.complete(true);
        try {
            Event event = events.take();
            // Without a content type the client's native half crashes.
            Headers headers =
                    Headers.of(
                            "Content-Type",
                            "application/json",
                            "Lambda-Runtime-Aws-Request-Id",
                            event.id(),
                            "Lambda-Runtime-Deadline-Ms",
                            String.valueOf(event.deadline().toEpochMilli()),
                            "Lambda-Runtime-Invoked-Function-Arn",
                            definition.arn());
            return new HttpReply(200, headers, event.payload());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return HttpReply.message(503, "The function is being stopped");
        }
    }

    /// `invocation/<id>/response` or `invocation/<id>/error`.
    private HttpReply settled(String[] parts, HttpRequest request) {
        Event event = current;
        if (parts.length != 3 || !parts[1].equals(event.id())) {
            return HttpReply.message(400, "There is no such invocation");
        }
        if (parts[2].equals("response")) {
            event.result().complete(request.body());
        } else {
            event.result().completeExceptionally(failure(request));
        }
        return HttpReply.json(202, "{}");
    }

    private static HandlerFailure failure(HttpRequest request) {
        JsonNode error = Json.readObject(request.body());
        return new HandlerFailure(
                error.path("errorType").asText("unknown"), error.path("errorMessage").asText(""));
    }

    @Override
    public Upgrade upgrade(HttpRequest request) {
        return new Upgrade.Refused(HttpReply.message(400, "There is no WebSocket here"));
    }
}
