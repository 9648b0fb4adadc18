package org.lyceum.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.local.http.WebServer;
import org.lyceum.local.lambda.LambdaFunction;
import org.lyceum.local.lambda.TestHandlers;

/// A WebSocket API with real sockets, functions and limits.
class WebSocketApiTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final GatewayLimits SHORT_IDLE =
            new GatewayLimits(
                    32 * 1024,
                    128 * 1024,
                    Duration.ofMillis(200),
                    PATIENCE,
                    PATIENCE,
                    10_000,
                    5_000);

    private @Nullable WebServer server;
    private @Nullable WebSocketApi api;
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        if (api != null) {
            api.close();
        }
        if (server != null) {
            server.close();
        }
        client.shutdownNow();
    }

    @Test
    void aRouteWithAResponseAnswersWithItsBody() throws InterruptedException {
        WebSocket socket = connect(GatewayLimits.REAL, "good");
        socket.sendText("{\"action\":\"wait\"}", true).join();
        assertThat(next()).endsWith(":{\"action\":\"wait\"}");
    }

    @Test
    void aRouteWithoutAResponseStaysSilent() throws InterruptedException {
        WebSocket socket = connect(GatewayLimits.REAL, "good");
        socket.sendText("{\"action\":\"silent\"}", true).join();
        socket.sendText("{\"action\":\"unknown\"}", true).join();
        assertThat(next()).endsWith(":{\"action\":\"unknown\"}");
    }

    @Test
    void aFailingRouteIsSaidSo() throws InterruptedException {
        WebSocket socket = connect(GatewayLimits.REAL, "good");
        socket.sendText("{\"action\":\"fails\"}", true).join();
        assertThat(next()).contains("\"message\":\"Internal server error\"").contains("requestId");
    }

    @ParameterizedTest(name = "ticket {0} is answered with {1}")
    @CsvSource({"bad, 403", "'', 401"})
    void theAuthorizerRefuses(String ticket, int status) {
        Throwable refused = catchThrowable(() -> connect(GatewayLimits.REAL, ticket));
        assertThat(refused.getCause())
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        e -> assertThat(e.getResponse().statusCode()).isEqualTo(status));
    }

    /// By hand: the JDK's client splits long messages into frames itself.
    @Test
    void aFrameBeyond32KilobytesClosesWith1009() throws IOException {
        int port = start(GatewayLimits.REAL);
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            DataInputStream input = new DataInputStream(socket.getInputStream());
            socket.getOutputStream()
                    .write(
                            """
                            GET /ws?ticket=good HTTP/1.1
                            Host: localhost
                            Connection: Upgrade
                            Upgrade: websocket
                            Sec-WebSocket-Version: 13
                            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

                            """
                                    .replace("\n", "\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            String head = "";
            while (!head.endsWith("\r\n\r\n")) {
                head += (char) input.readUnsignedByte();
            }
            assertThat(head).startsWith("HTTP/1.1 101");
            ByteBuffer frame = ByteBuffer.allocate(8 + 32 * 1024 + 1);
            frame.put((byte) 0x81).put((byte) (0x80 | 126)).putShort((short) (32 * 1024 + 1));
            socket.getOutputStream().write(frame.array());
            assertThat(input.readUnsignedByte()).isEqualTo(0x88);
            input.readUnsignedByte();
            assertThat(input.readUnsignedShort()).isEqualTo(1009);
        }
    }

    @Test
    void framesUpTo128KilobytesAreOneMessage() throws InterruptedException {
        WebSocket socket = connect(GatewayLimits.REAL, "good");
        String frame = "x".repeat(32 * 1024);
        for (int i = 0; i < 3; i++) {
            socket.sendText(frame, false).join();
        }
        socket.sendText(frame, true).join();
        assertThat(next()).hasSizeGreaterThan(128 * 1024);
    }

    @Test
    void aMessageBeyond128KilobytesClosesWith1009() throws InterruptedException {
        WebSocket socket = connect(GatewayLimits.REAL, "good");
        String frame = "x".repeat(32 * 1024);
        for (int i = 0; i < 4; i++) {
            socket.sendText(frame, false).join();
        }
        socket.sendText("x", true).join();
        assertThat(next()).isEqualTo("closed 1009");
    }

    @Test
    void binaryFramesCloseWith1003() throws InterruptedException {
        connect(GatewayLimits.REAL, "good")
                .sendBinary(ByteBuffer.wrap(new byte[] {1}), true)
                .join();
        assertThat(next()).isEqualTo("closed 1003");
    }

    @Test
    void whoSaysNothingIsClosed() throws InterruptedException {
        connect(SHORT_IDLE, "good");
        assertThat(next()).isEqualTo("closed 1001");
    }

    @Test
    void requestsBeyondTheAccountsRateAreAnsweredWith429() throws InterruptedException {
        GatewayLimits narrow =
                new GatewayLimits(32 * 1024, 128 * 1024, PATIENCE, PATIENCE, PATIENCE, 0, 2);
        WebSocket socket = connect(narrow, "good");
        socket.sendText("{\"action\":\"wait\"}", true).join();
        assertThat(next()).endsWith(":{\"action\":\"wait\"}");
        socket.sendText("{\"action\":\"wait\"}", true).join();
        assertThat(next()).contains("Too Many Requests");
    }

    private String next() throws InterruptedException {
        String message = seen.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return message == null ? "nothing" : message;
    }

    private WebSocket connect(GatewayLimits limits, String ticket) {
        URI uri = URI.create("ws://127.0.0.1:" + start(limits) + "/ws?ticket=" + ticket);
        return client.newWebSocketBuilder().buildAsync(uri, new Recorder()).join();
    }

    private int start(GatewayLimits limits) {
        LambdaFunction echo = TestHandlers.function(TestHandlers.Typed.class, PATIENCE);
        LambdaFunction failing = TestHandlers.function(TestHandlers.Failing.class, PATIENCE);
        WebSocketApi made =
                new WebSocketApi(
                        new GatewayApi(
                                "lc1", "ws", limits, new Throttle(limits, System.nanoTime())),
                        new WebSocketApi.Definition(
                                "$request.body.action",
                                Map.of(
                                        "$connect", echo,
                                        "$default", echo,
                                        "wait", echo,
                                        "silent", echo,
                                        "fails", failing),
                                Set.of("$default", "wait"),
                                new WebSocketApi.RequestAuthorizerDefinition(
                                        TestHandlers.function(
                                                TestHandlers.Authorizer.class, PATIENCE),
                                        List.of("route.request.querystring.ticket"))));
        api = made;
        WebServer started = new WebServer(List.of("127.0.0.1"), 0, made);
        server = started;
        return started.port();
    }

    /// Puts whole messages and the end into the queue.
    private final class Recorder implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence text, boolean last) {
            message.append(text);
            if (last) {
                seen.add(message.toString());
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            seen.add("closed " + code);
            return null;
        }
    }
}
