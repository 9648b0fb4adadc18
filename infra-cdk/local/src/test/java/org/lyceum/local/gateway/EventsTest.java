package org.lyceum.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.local.Golden;
import org.lyceum.local.http.Headers;
import org.lyceum.local.http.HttpRequest;
import org.lyceum.local.http.SocketListener.CloseStatus;

/// The events that functions get equal those that AWS documents.
class EventsTest {
    private static final String HOST = "lc0123.execute-api.us-east-1.amazonaws.com";
    private static final JsonNode AUTHORIZER =
            Golden.parse("{'accountId':'a1','principalId':'a1','integrationLatency':12}");
    private static final HttpRequest HANDSHAKE =
            new HttpRequest(
                    "GET",
                    "/ws",
                    "ticket=t1&ticket=t2",
                    Headers.of("Host", HOST, "Sec-WebSocket-Version", "13"),
                    new byte[0],
                    "192.0.2.1");
    private static final ConnectionFacts UNKNOWN =
            new ConnectionFacts(
                    "AAAA1234=", Instant.ofEpochMilli(1707502303419L), "192.0.2.1", "agent", null);

    @Test
    void anHttpRequestIsPayloadFormatTwo() {
        HttpRequest request =
                new HttpRequest(
                        "POST",
                        "/api/v1/classes/a%20b/live",
                        "parameter1=value1&parameter1=value2&parameter2=va%20lue",
                        Headers.of(
                                "Header1", "value1",
                                "header1", "value2",
                                "Cookie", "cookie1=a; cookie2=b",
                                "Content-Type", "application/json",
                                "User-Agent", "agent"),
                        "{\"a\":1}".getBytes(StandardCharsets.UTF_8),
                        "192.0.2.1");
        RouteKey route = RouteKey.parse("POST /api/v1/classes/{classId}/live");
        Map<String, String> variables =
                Objects.requireNonNull(route.match("POST", RouteKey.split(request.path())));
        assertThat(
                        HttpApiEvent.of(
                                request,
                                new HttpApiEvent.Match(route, variables),
                                call("$default")))
                .isEqualTo(Golden.json("http-api-2.0.json"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            textBlock =
                    """
                    application/json,                  false
                    application/json; charset=utf-8,   false
                    text/plain,                        false
                    application/octet-stream,          true
                    application/x-www-form-urlencoded, true
                    """)
    void whatIsNoTextArrivesAsBase64(String type, boolean encoded) {
        HttpRequest request =
                new HttpRequest(
                        "POST",
                        "/x",
                        "",
                        Headers.of("content-type", type),
                        new byte[] {1, 2},
                        "192.0.2.1");
        RouteKey route = RouteKey.parse("$default");
        ObjectNode event =
                HttpApiEvent.of(request, new HttpApiEvent.Match(route, Map.of()), call("$default"));
        assertThat(event.path("isBase64Encoded").asBoolean()).isEqualTo(encoded);
        assertThat(event.has("queryStringParameters")).isFalse();
        assertThat(event.has("pathParameters")).isFalse();
    }

    @Test
    void aConnectionCarriesWhatTheAuthorizerSaid() {
        assertThat(WebSocketEvent.connect(HANDSHAKE, UNKNOWN.with(AUTHORIZER), call("ws")))
                .isEqualTo(Golden.json("websocket-connect.json"));
    }

    @Test
    void theAuthorizerIsAskedByPayloadFormatOne() {
        String arn = "arn:aws:execute-api:us-east-1:000000000000:lc0123/ws/$connect";
        assertThat(WebSocketEvent.authorize(HANDSHAKE, UNKNOWN, call("ws"), arn))
                .isEqualTo(Golden.json("websocket-authorizer-1.0.json"));
    }

    @Test
    void aMessageIsTextWithItsRoute() {
        ObjectNode event =
                WebSocketEvent.message(
                        "wait", "{\"action\":\"wait\"}", UNKNOWN.with(AUTHORIZER), call("ws"));
        ObjectNode context = (ObjectNode) event.path("requestContext");
        assertThat(context.path("messageId").asText()).endsWith("=");
        context.put("messageId", "MSG=");
        assertThat(event).isEqualTo(Golden.json("websocket-message.json"));
    }

    @Test
    void anEndSaysWhy() {
        assertThat(
                        WebSocketEvent.disconnect(
                                CloseStatus.NONE, UNKNOWN.with(AUTHORIZER), call("ws")))
                .isEqualTo(Golden.json("websocket-disconnect.json"));
    }

    private static ApiCall call(String stage) {
        return new ApiCall(
                "lc0123", stage, HOST, "ABCD1234=", Instant.ofEpochMilli(1707502303420L));
    }
}
