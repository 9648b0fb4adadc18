package org.lyceum.local.http;

import java.nio.charset.StandardCharsets;

/// One HTTP response, whole.
public record HttpReply(int status, Headers headers, byte[] body) {

    public static HttpReply json(int status, String json) {
        return new HttpReply(
                status,
                Headers.of("content-type", "application/json"),
                json.getBytes(StandardCharsets.UTF_8));
    }

    public static HttpReply empty(int status) {
        return new HttpReply(status, new Headers(), new byte[0]);
    }

    /// API Gateway's and CloudFront's own refusals have this form.
    public static HttpReply message(int status, String message) {
        return json(status, "{\"message\":\"" + message + "\"}");
    }
}
