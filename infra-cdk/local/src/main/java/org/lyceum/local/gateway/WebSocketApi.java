package org.lyceum.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.Json;
import org.lyceum.local.http.HttpReply;
import org.lyceum.local.http.HttpRequest;
import org.lyceum.local.http.HttpService;
import org.lyceum.local.http.SocketListener.CloseStatus;
import org.lyceum.local.lambda.Invocation;
import org.lyceum.local.lambda.LambdaFunction;

/// A WebSocket API of the template: authorizer and `$connect` before the handshake, then a function
/// for each message by the route selection expression, `$disconnect` after the end.
///
/// Messages of one connection are handled at the same time, as on AWS: nothing may depend on an
/// earlier one having been handled.
public final class WebSocketApi implements HttpService, AutoCloseable {
    private static final String BODY = "$request.body.";

    private final GatewayApi api;
    private final String selection;
    private final Map<String, Integration> routes = new HashMap<>();
    private final Set<String> answeringRoutes;
    private final @Nullable RequestAuthorizer authorizer;
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("websocket-limits").factory());

    /// What the template says of a WebSocket API.
    ///
    /// @param selection the route selection expression, `$request.body.action`
    /// @param routes function by route key
    /// @param answeringRoutes keys of the routes that have a route response
    public record Definition(
            String selection,
            Map<String, LambdaFunction> routes,
            Set<String> answeringRoutes,
            @Nullable RequestAuthorizerDefinition authorizer) {}

    /// What the template says of the authorizer on `$connect`.
    public record RequestAuthorizerDefinition(
            LambdaFunction function, java.util.List<String> identitySources) {}

    public WebSocketApi(GatewayApi api, Definition definition) {
        this.api = api;
        selection = definition.selection();
        answeringRoutes = Set.copyOf(definition.answeringRoutes());
        definition
                .routes()
                .forEach((key, function) ->
                        routes.put(key, new Integration(function, api.limits().integration())));
        RequestAuthorizerDefinition asks = definition.authorizer();
        authorizer =
                asks == null
                        ? null
                        : RequestAuthorizer.of(
                                asks.function(), api.limits(), asks.identitySources());
        Duration idle = api.limits().idle();
        long periodMs = Math.clamp(idle.toMillis() / 20, 20, 5_000);
        var _ =
                clock.scheduleWithFixedDelay(
                        this::closeOverdue, periodMs, periodMs, TimeUnit.MILLISECONDS);
    }

    public GatewayApi api() {
        return api;
    }

    /// The open connection of that id, or null: `@connections` answers 410 then.
    public @Nullable Connection connection(String id) {
        return connections.get(id);
    }

    /// A request without an upgrade reaches no route.
    @Override
    public HttpReply handle(HttpRequest request) {
        return HttpReply.message(403, "Forbidden");
    }

    @Override
    public Upgrade upgrade(HttpRequest request) {
        if (!api.throttle().admits(System.nanoTime())) {
            return new Upgrade.Refused(HttpReply.message(429, "Too Many Requests"));
        }
        if (!request.path().equals("/" + api.stage())) {
            return new Upgrade.Refused(HttpReply.message(403, "Forbidden"));
        }
        ApiCall call = ApiCall.now(api.id(), api.stage());
        HttpRequest arrived =
                request.with(
                        request.headers()
                                .copy()
                                .remove("Connection")
                                .remove("Upgrade")
                                .set("Host", call.host())
                                .set("X-Amzn-Trace-Id", GatewayIds.traceId(call.at())));
        ConnectionFacts facts =
                new ConnectionFacts(
                        GatewayIds.next(),
                        Instant.now(),
                        request.sourceIp(),
                        request.headers().first("user-agent", ""),
                        null);
        if (authorizer == null) {
            return connect(arrived, facts, call);
        }
        return switch (authorizer.decide(arrived, facts, call)) {
            case RequestAuthorizer.Verdict.Allowed(JsonNode context) ->
                    connect(arrived, facts.with(context), call);
            case RequestAuthorizer.Verdict.Denied _ -> refused(403, "Forbidden", facts, call);
            case RequestAuthorizer.Verdict.Unauthorized _ ->
                    refused(401, "Unauthorized", facts, call);
            case RequestAuthorizer.Verdict.Broken(String why) -> {
                warn("The authorizer failed: " + why);
                yield refused(500, "Internal server error", facts, call);
            }
        };
    }

    /// Closes all connections, as the service does for maintenance.
    @Override
    public void close() {
        clock.shutdownNow();
        connections.values().forEach(connection -> connection.close(CloseStatus.GOING_AWAY));
        threads.shutdown();
    }

    private Upgrade connect(HttpRequest request, ConnectionFacts facts, ApiCall call) {
        Integration integration = routes.get("$connect");
        if (integration != null) {
            byte[] event = Json.bytes(WebSocketEvent.connect(request, facts, call));
            int status = statusOf(integration.call(event));
            if (status < 200 || status > 299) {
                return refused(status == 0 ? 502 : status, "Forbidden", facts, call);
            }
        }
        Connection connection = new Connection(facts, api.limits(), new Routing());
        String protocols = request.headers().first("Sec-WebSocket-Protocol", "");
        return new Upgrade.Accepted(connection, api.limits().frameBytes(), protocols);
    }

    /// The status that a `$connect` integration answered; 0 when it answered none.
    private static int statusOf(Invocation invocation) {
        return invocation instanceof Invocation.Answered(byte[] payload)
                ? Json.readObject(payload).path("statusCode").asInt(0)
                : 0;
    }

    private static Upgrade refused(
            int status, String message, ConnectionFacts facts, ApiCall call) {
        return new Upgrade.Refused(
                HttpReply.json(status, problem(message, facts, call).toString()));
    }

    /// API Gateway's own messages to a page have this form.
    private static ObjectNode problem(String message, ConnectionFacts facts, ApiCall call) {
        return Json.object()
                .put("message", message)
                .put("connectionId", facts.id())
                .put("requestId", call.requestId());
    }

    private void closeOverdue() {
        long nowNs = System.nanoTime();
        for (Connection connection : connections.values()) {
            if (connection.isOverdue(nowNs)) {
                connection.close(CloseStatus.GOING_AWAY);
            }
        }
    }

    private static void warn(String sentence) {
        System.getLogger(WebSocketApi.class.getName()).log(System.Logger.Level.WARNING, sentence);
    }

    /// What a connection tells its API, run on virtual threads: functions block.
    final class Routing {
        void opened(Connection connection) {
            connections.put(connection.facts().id(), connection);
        }

        void message(Connection connection, String text) {
            threads.execute(() -> route(connection, text));
        }

        void closed(Connection connection, CloseStatus status) {
            if (connections.remove(connection.facts().id()) != null && !threads.isShutdown()) {
                threads.execute(() -> disconnected(connection, status));
            }
        }

        private void route(Connection connection, String text) {
            ApiCall call = ApiCall.now(api.id(), api.stage());
            if (!api.throttle().admits(System.nanoTime())) {
                connection.send(problem("Too Many Requests", connection.facts(), call).toString());
                return;
            }
            String key = routeKey(text);
            Integration integration = routes.get(key);
            if (integration == null) {
                connection.send(problem("Forbidden", connection.facts(), call).toString());
                return;
            }
            ObjectNode event = WebSocketEvent.message(key, text, connection.facts(), call);
            answer(connection, key, integration.call(Json.bytes(event)), call);
        }

        private void answer(
                Connection connection, String key, Invocation invocation, ApiCall call) {
            if (invocation instanceof Invocation.Answered(byte[] payload)) {
                JsonNode body = Json.readObject(payload).path("body");
                if (answeringRoutes.contains(key) && body.isTextual()) {
                    connection.send(body.textValue());
                }
            } else {
                warn("Route " + key + ": " + invocation);
                connection.send(
                        problem("Internal server error", connection.facts(), call).toString());
            }
        }

        private void disconnected(Connection connection, CloseStatus status) {
            Integration integration = routes.get("$disconnect");
            if (integration != null) {
                ApiCall call = ApiCall.now(api.id(), api.stage());
                integration.call(
                        Json.bytes(WebSocketEvent.disconnect(status, connection.facts(), call)));
            }
        }

        private String routeKey(String text) {
            JsonNode body = Json.read(text.getBytes(StandardCharsets.UTF_8));
            if (body != null && selection.startsWith(BODY)) {
                String pointer = "/" + selection.substring(BODY.length()).replace('.', '/');
                String key = body.at(pointer).asText();
                if (routes.containsKey(key) && !key.startsWith("$")) {
                    return key;
                }
            }
            return "$default";
        }
    }
}
