package org.lyceum.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lyceum.local.Json;
import org.lyceum.local.http.Headers;
import org.lyceum.local.http.HttpRequest;
import org.lyceum.local.http.SocketListener.CloseStatus;

/// The events of a WebSocket API and of its REQUEST authorizer (payload 1.0), as API Gateway writes
/// them.
///
/// Source: API Gateway developer guide, "$connect and $disconnect routes", "Set up an integration
/// request", "Control access to WebSocket APIs with REQUEST authorizers".
final class WebSocketEvent {
    private WebSocketEvent() {}

    /// `$connect`, with what the authorizer said.
    static ObjectNode connect(HttpRequest request, ConnectionFacts connection, ApiCall call) {
        ObjectNode event = Json.object();
        addHeaders(event, request.headers());
        addQuery(event, request.rawQuery());
        event.set("requestContext", context("$connect", "CONNECT", connection, call));
        event.put("isBase64Encoded", false);
        return event;
    }

    /// The question to the authorizer.
    static ObjectNode authorize(
            HttpRequest request, ConnectionFacts connection, ApiCall call, String methodArn) {
        ObjectNode event = Json.object();
        event.put("type", "REQUEST");
        event.put("methodArn", methodArn);
        addHeaders(event, request.headers());
        addQuery(event, request.rawQuery());
        event.putObject("stageVariables");
        event.set("requestContext", context("$connect", "CONNECT", connection, call));
        return event;
    }

    /// A message of the page.
    static ObjectNode message(
            String routeKey, String body, ConnectionFacts connection, ApiCall call) {
        ObjectNode context = context(routeKey, "MESSAGE", connection, call);
        context.put("messageId", GatewayIds.next());
        ObjectNode event = Json.object();
        event.set("requestContext", context);
        event.put("body", body);
        event.put("isBase64Encoded", false);
        return event;
    }

    static ObjectNode disconnect(CloseStatus status, ConnectionFacts connection, ApiCall call) {
        ObjectNode context = context("$disconnect", "DISCONNECT", connection, call);
        context.put("disconnectStatusCode", status.code());
        context.put("disconnectReason", status.reason());
        ObjectNode event = Json.object();
        addHeaders(
                event,
                Headers.of(
                        "Host",
                        call.host(),
                        "x-api-key",
                        "",
                        "X-Forwarded-For",
                        "",
                        "x-restapi",
                        ""));
        event.set("requestContext", context);
        event.put("isBase64Encoded", false);
        return event;
    }

    private static ObjectNode context(
            String routeKey, String type, ConnectionFacts connection, ApiCall call) {
        ObjectNode context = Json.object();
        context.put("routeKey", routeKey);
        JsonNode authorizer = connection.authorizer();
        if (authorizer != null) {
            context.set("authorizer", authorizer);
        }
        context.put("eventType", type);
        context.put("extendedRequestId", call.requestId());
        context.put("requestTime", GatewayIds.time(call.at()));
        context.put("messageDirection", "IN");
        context.put("stage", call.stage());
        context.put("connectedAt", connection.connectedAt().toEpochMilli());
        context.put("requestTimeEpoch", call.at().toEpochMilli());
        ObjectNode identity = context.putObject("identity");
        if (!connection.userAgent().isEmpty()) {
            identity.put("userAgent", connection.userAgent());
        }
        identity.put("sourceIp", connection.sourceIp());
        context.put("requestId", call.requestId());
        context.put("domainName", call.host());
        context.put("connectionId", connection.id());
        context.put("apiId", call.apiId());
        return context;
    }

    private static void addHeaders(ObjectNode event, Headers headers) {
        ObjectNode single = event.putObject("headers");
        ObjectNode multi = event.putObject("multiValueHeaders");
        headers.grouped()
                .forEach((name, values) -> {
                    single.put(name, values.getLast());
                    ArrayNode all = multi.putArray(name);
                    values.forEach(all::add);
                });
    }

    private static void addQuery(ObjectNode event, String rawQuery) {
        if (rawQuery.isEmpty()) {
            return;
        }
        ObjectNode single = event.putObject("queryStringParameters");
        ObjectNode multi = event.putObject("multiValueQueryStringParameters");
        query(rawQuery)
                .forEach((name, values) -> {
                    single.put(name, values.getLast());
                    ArrayNode all = multi.putArray(name);
                    values.forEach(all::add);
                });
    }

    /// The parameters of a query, decoded.
    static Map<String, List<String>> query(String rawQuery) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : rawQuery.isEmpty() ? new String[0] : rawQuery.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            parameters
                    .computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
