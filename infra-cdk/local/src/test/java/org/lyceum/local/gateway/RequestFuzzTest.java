package org.lyceum.local.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.lyceum.local.http.Headers;
import org.lyceum.local.http.HttpRequest;

/// Whatever path, query, cookies and body a request has, its event says them, and its route is one
/// that the template has.
@Tag("fuzz")
class RequestFuzzTest {
    private static final List<RouteKey> ROUTES =
            List.of(
                    RouteKey.parse("GET /api/v1/classes/{id}"),
                    RouteKey.parse("ANY /api/v1/{proxy+}"),
                    RouteKey.parse("$default"));

    /// The input is path, query, cookies, type and body, a line each.
    @FuzzTest(maxDuration = "60s")
    void becomesAnEvent(byte[] text) {
        String[] lines = (new String(text, ISO_8859_1) + "\n\n\n\n\n").split("\n", -1);
        HttpRequest request =
                new HttpRequest(
                        "GET",
                        lines[0],
                        lines[1],
                        Headers.of("Cookie", lines[2], "content-type", lines[3]),
                        lines[4].getBytes(ISO_8859_1),
                        "192.0.2.1");
        for (RouteKey route : ROUTES) {
            Map<String, String> variables = route.match("GET", RouteKey.split(request.path()));
            if (variables == null) {
                continue;
            }
            ObjectNode event =
                    HttpApiEvent.of(
                            request,
                            new HttpApiEvent.Match(route, variables),
                            new ApiCall("api", "$default", "host", "r1", Instant.EPOCH));
            assertThat(event.path("routeKey").asText()).isEqualTo(route.text());
            assertThat(event.path("rawQueryString").asText()).isEqualTo(lines[1]);
            assertThat(event.path("cookies").isArray()).isTrue();
            assertThat(event.path("isBase64Encoded").isBoolean()).isTrue();
            assertThat(event.path("pathParameters").size()).isEqualTo(variables.size());
        }
    }
}
