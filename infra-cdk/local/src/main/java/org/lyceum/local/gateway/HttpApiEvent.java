package org.lyceum.local.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lyceum.local.Json;
import org.lyceum.local.http.HttpRequest;
import org.lyceum.local.template.LocalAttributes;

/// The event of an HTTP API, payload format 2.0, as API Gateway writes it.
///
/// Source: API Gateway developer guide, "Working with AWS Lambda proxy integrations for HTTP APIs".
final class HttpApiEvent {
    private HttpApiEvent() {}

    /// A route and the values of its path's variables.
    record Match(RouteKey route, Map<String, String> variables) {}

    static ObjectNode of(HttpRequest request, Match match, ApiCall call) {
        ObjectNode event = Json.object();
        event.put("version", "2.0");
        event.put("routeKey", match.route().text());
        event.put("rawPath", decodePath(request.path()));
        event.put("rawQueryString", request.rawQuery());
        addCookies(event, request);
        addHeaders(event, request);
        addQuery(event, request.rawQuery());
        event.set("requestContext", context(request, match, call));
        if (!match.variables().isEmpty()) {
            ObjectNode variables = event.putObject("pathParameters");
            match.variables().forEach((name, value) -> variables.put(name, decodePath(value)));
        }
        addBody(event, request);
        return event;
    }

    static String decodePath(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    private static void addCookies(ObjectNode event, HttpRequest request) {
        String cookie = request.headers().first("cookie");
        if (cookie != null) {
            ArrayNode cookies = event.putArray("cookies");
            for (String pair : cookie.split("; *")) {
                cookies.add(pair);
            }
        }
    }

    private static void addHeaders(ObjectNode event, HttpRequest request) {
        ObjectNode headers = event.putObject("headers");
        for (Map.Entry<String, List<String>> field : request.headers().grouped().entrySet()) {
            String name = field.getKey().toLowerCase(Locale.ROOT);
            if (!name.equals("cookie")) {
                headers.put(name, String.join(",", field.getValue()));
            }
        }
    }

    private static void addQuery(ObjectNode event, String rawQuery) {
        if (rawQuery.isEmpty()) {
            return;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            parameters.merge(name, value, (before, next) -> before + "," + next);
        }
        ObjectNode query = event.putObject("queryStringParameters");
        parameters.forEach(query::put);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    private static ObjectNode context(HttpRequest request, Match match, ApiCall call) {
        ObjectNode context = Json.object();
        context.put("accountId", LocalAttributes.ACCOUNT);
        context.put("apiId", call.apiId());
        context.put("domainName", call.host());
        context.put("domainPrefix", call.apiId());
        ObjectNode http = context.putObject("http");
        http.put("method", request.method());
        http.put("path", decodePath(request.path()));
        http.put("protocol", "HTTP/1.1");
        http.put("sourceIp", request.sourceIp());
        http.put("userAgent", request.headers().first("user-agent", ""));
        context.put("requestId", call.requestId());
        context.put("routeKey", match.route().text());
        context.put("stage", call.stage());
        context.put("time", GatewayIds.time(call.at()));
        context.put("timeEpoch", call.at().toEpochMilli());
        return context;
    }

    private static void addBody(ObjectNode event, HttpRequest request) {
        boolean text = isText(request);
        if (request.body().length > 0) {
            event.put(
                    "body",
                    text ? request.bodyText() : Base64.getEncoder().encodeToString(request.body()));
        }
        event.put("isBase64Encoded", request.body().length > 0 && !text);
    }

    /// API Gateway passes these as text and everything else as base64.
    private static boolean isText(HttpRequest request) {
        String type =
                request.headers().first("content-type", "text/plain").toLowerCase(Locale.ROOT);
        return request.headers().first("content-encoding") == null
                && (type.startsWith("text/")
                        || type.startsWith("application/json")
                        || type.startsWith("application/javascript")
                        || type.startsWith("application/xml"));
    }
}
