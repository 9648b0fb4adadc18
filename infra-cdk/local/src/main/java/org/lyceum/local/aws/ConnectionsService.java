package org.lyceum.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.Json;
import org.lyceum.local.gateway.Connection;
import org.lyceum.local.gateway.WebSocketApi;
import org.lyceum.local.http.HttpReply;
import org.lyceum.local.http.HttpRequest;
import org.lyceum.local.http.SocketListener.CloseStatus;
import org.lyceum.local.template.LocalAttributes;

/// `@connections`: how functions send to open WebSockets, look at them and close them.
///
/// Paths are `/execute-api/<api>/<stage>/@connections/<connection id>`.
public final class ConnectionsService implements AwsService {
    private static final int PARTS = 6;

    private final Map<String, WebSocketApi> apis = new ConcurrentHashMap<>();

    public void add(WebSocketApi api) {
        apis.put(api.api().id(), api);
    }

    @Override
    public String name() {
        return "execute-api";
    }

    @Override
    public List<Need> needs(HttpRequest request) {
        Target target = target(request);
        if (target == null) {
            return List.of();
        }
        String resource =
                String.join(
                        "/",
                        target.api().api().id(),
                        target.api().api().stage(),
                        request.method(),
                        "@connections",
                        target.connectionId());
        return List.of(
                new Need(
                        "execute-api:ManageConnections",
                        LocalAttributes.arn("execute-api", resource)));
    }

    @Override
    public HttpReply handle(HttpRequest request) {
        Target target = target(request);
        if (target == null) {
            return AwsError.reply(403, "ForbiddenException", "Forbidden");
        }
        if (!target.api().api().throttle().admits(System.nanoTime())) {
            return AwsError.reply(429, "LimitExceededException", "Too Many Requests");
        }
        Connection connection = target.api().connection(target.connectionId());
        if (connection == null) {
            return gone();
        }
        return switch (request.method()) {
            case "POST" -> post(target.api(), connection, request);
            case "GET" -> describe(connection);
            case "DELETE" -> {
                connection.close(CloseStatus.GOING_AWAY);
                yield HttpReply.empty(204);
            }
            default -> AwsError.reply(403, "ForbiddenException", "Forbidden");
        };
    }

    private static HttpReply post(WebSocketApi api, Connection connection, HttpRequest request) {
        if (request.body().length > api.api().limits().messageBytes()) {
            return AwsError.reply(413, "PayloadTooLargeException", "The message is too long");
        }
        return connection.send(request.bodyText()) ? HttpReply.empty(200) : gone();
    }

    private static HttpReply describe(Connection connection) {
        ObjectNode facts = Json.object();
        facts.put("connectedAt", connection.connectedAt().toString());
        facts.put("lastActiveAt", connection.lastActiveAt().toString());
        ObjectNode identity = facts.putObject("identity");
        identity.put("sourceIp", connection.sourceIp());
        identity.put("userAgent", connection.userAgent());
        return HttpReply.json(200, facts.toString());
    }

    private static HttpReply gone() {
        return AwsError.reply(410, "GoneException", "The connection is gone");
    }

    private record Target(WebSocketApi api, String connectionId) {}

    private @Nullable Target target(HttpRequest request) {
        String[] parts = request.path().split("/", PARTS);
        if (parts.length < PARTS) {
            return null;
        }
        WebSocketApi api = apis.get(parts[2]);
        String marker = URLDecoder.decode(parts[4], StandardCharsets.UTF_8);
        if (api == null || !api.api().stage().equals(parts[3]) || !marker.equals("@connections")) {
            return null;
        }
        return new Target(api, URLDecoder.decode(parts[5], StandardCharsets.UTF_8));
    }
}
