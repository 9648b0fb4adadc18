package org.lyceum.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.lyceum.local.Json;
import org.lyceum.local.http.Headers;
import org.lyceum.local.http.HttpReply;

/// What a function returned to an HTTP API, turned into HTTP by the rules of payload format 2.0.
final class HttpApiReply {
    private HttpApiReply() {}

    static HttpReply of(byte[] payload) {
        JsonNode answer = Json.read(payload);
        if (answer == null) {
            return HttpReply.message(500, "Internal Server Error");
        }
        if (!answer.isObject() || !answer.has("statusCode")) {
            return inferred(answer);
        }
        int status = answer.path("statusCode").asInt();
        if (status < 100 || status > 599) {
            return HttpReply.message(500, "Internal Server Error");
        }
        Headers headers = headers(answer);
        if (headers.first("content-type") == null) {
            headers.add("content-type", "text/plain;charset=utf-8");
        }
        return new HttpReply(status, headers, body(answer));
    }

    /// Valid JSON without a status code is a body with status 200.
    private static HttpReply inferred(JsonNode answer) {
        byte[] body =
                answer.isTextual()
                        ? answer.textValue().getBytes(StandardCharsets.UTF_8)
                        : Json.bytes(answer);
        return new HttpReply(200, Headers.of("content-type", "application/json"), body);
    }

    private static Headers headers(JsonNode answer) {
        Headers headers = new Headers();
        answer.path("headers")
                .properties()
                .forEach(field -> headers.add(field.getKey(), field.getValue().asText()));
        answer.path("multiValueHeaders")
                .properties()
                .forEach(field -> {
                    headers.remove(field.getKey());
                    field.getValue().forEach(one -> headers.add(field.getKey(), one.asText()));
                });
        answer.path("cookies").forEach(cookie -> headers.add("set-cookie", cookie.asText()));
        headers.remove("content-length").remove("connection").remove("transfer-encoding");
        return headers;
    }

    private static byte[] body(JsonNode answer) {
        String body = answer.path("body").isTextual() ? answer.path("body").textValue() : "";
        return answer.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
    }
}
