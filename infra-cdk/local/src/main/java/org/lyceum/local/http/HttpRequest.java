package org.lyceum.local.http;

import java.nio.charset.StandardCharsets;

/// One HTTP request, whole.
///
/// @param path as on the wire, percent-encoding kept
/// @param rawQuery behind the `?`, empty without one
/// @param sourceIp the address of who sent it
public record HttpRequest(
        String method,
        String path,
        String rawQuery,
        Headers headers,
        byte[] body,
        String sourceIp) {

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// The same request with other headers.
    public HttpRequest with(Headers other) {
        return new HttpRequest(method, path, rawQuery, other, body, sourceIp);
    }

    /// The same request for another path.
    public HttpRequest at(String otherPath) {
        return new HttpRequest(method, otherPath, rawQuery, headers, body, sourceIp);
    }
}
