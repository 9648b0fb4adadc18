package org.lyceum.functions;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;

/// Speaks HTTP to a handler as the HTTP API does: event JSON in, response JSON out, both through
/// the serializers of Lambda's own runtime.
public final class TestApi {
    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler;
    private final Map<String, String> headers;

    public TestApi(RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler) {
        this(handler, Map.of());
    }

    private TestApi(
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler,
            Map<String, String> headers) {
        this.handler = handler;
        this.headers = headers;
    }

    /// What came back.
    ///
    /// @param body empty where it is no JSON
    /// @param raw the body as it came
    public record Answer(
            int status, JsonNode body, String raw, String cookie, Map<String, String> headers) {
        public String contentType() {
            return header("content-type");
        }

        /// A header by its lower-case name; empty when it is not there.
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        public String text(String field) {
            return body.path(field).asText();
        }
    }

    public TestApi as(String accessToken) {
        return with("authorization", "Bearer " + accessToken);
    }

    public TestApi with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new TestApi(handler, more);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, String body) {
        return send("POST", path, body);
    }

    public Answer patch(String path, String body) {
        return send("PATCH", path, body);
    }

    public Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    private Answer send(String method, String path, @Nullable String body) {
        try {
            ObjectNode event = (ObjectNode) Golden.read("http-request.json");
            String[] parts = path.split("\\?", 2);
            event.put("rawPath", parts[0]).put("rawQueryString", parts.length > 1 ? parts[1] : "");
            ObjectNode http = (ObjectNode) event.path("requestContext").path("http");
            http.put("method", method).put("path", parts[0]);
            ObjectNode all = (ObjectNode) event.path("headers");
            headers.forEach((name, value) -> {
                if (name.equals("cookie")) {
                    event.putArray("cookies").add(value);
                } else {
                    all.put(name, value);
                }
            });
            if (parts.length > 1) {
                ObjectNode query = event.putObject("queryStringParameters");
                for (String pair : parts[1].split("&")) {
                    String[] entry = pair.split("=", 2);
                    query.put(
                            entry[0],
                            java.net.URLDecoder.decode(
                                    entry[1], java.nio.charset.StandardCharsets.UTF_8));
                }
            }
            if (body != null) {
                event.put("body", body);
                all.put("content-type", "application/json");
            }
            return answer(exchange(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode exchange(JsonNode event) throws IOException {
        APIGatewayV2HTTPEvent request =
                LambdaEventSerializers.serializerFor(
                                APIGatewayV2HTTPEvent.class, getClass().getClassLoader())
                        .fromJson(
                                new ByteArrayInputStream(
                                        ApiJson.mapper().writeValueAsBytes(event)));
        APIGatewayV2HTTPResponse response = handler.handleRequest(request, new TestContext());
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        LambdaEventSerializers.serializerFor(
                        APIGatewayV2HTTPResponse.class, getClass().getClassLoader())
                .toJson(response, json);
        return ApiJson.mapper().readTree(json.toByteArray());
    }

    private static Answer answer(JsonNode response) throws IOException {
        String body = response.path("body").asText("");
        String cookie = "";
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
            if (header.getKey().equalsIgnoreCase("set-cookie")) {
                cookie = header.getValue().asText();
            }
            headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().asText());
        }
        if (response.path("cookies") instanceof ArrayNode cookies && !cookies.isEmpty()) {
            cookie = cookies.get(0).asText();
        }
        return new Answer(
                response.path("statusCode").asInt(),
                body.isEmpty() || !headers.getOrDefault("content-type", "json").contains("json")
                        ? ApiJson.mapper().createObjectNode()
                        : ApiJson.mapper().readTree(body),
                body,
                cookie,
                headers);
    }
}
