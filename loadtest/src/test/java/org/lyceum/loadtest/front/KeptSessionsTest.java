package org.lyceum.loadtest.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a front door that notes how often it was asked for what.
class KeptSessionsTest {
    private static final Credentials ADA = new Credentials("Ada", "ada@x", "p");

    @TempDir Path data;
    private final List<String> asked = new ArrayList<>();
    private int accessSeconds = 900;
    private int refreshStatus = 200;
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/session", exchange -> answer(exchange, "signed in", 200));
        server.createContext(
                "/api/v1/session/refresh",
                exchange ->
                        answer(
                                exchange,
                                "refreshed " + exchange.getRequestHeaders().getFirst("Cookie"),
                                refreshStatus));
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void whoSignedInInAnEarlierRunDoesNotSignInAgain() {
        SignedIn first = run();
        SignedIn second = run();
        assertThat(asked).containsExactly("signed in");
        assertThat(second).isEqualTo(first);
        assertThat(second.accountId()).isEqualTo("a1");
    }

    @Test
    void aTokenThatEndsSoonIsRefreshedWithoutAPassword() {
        accessSeconds = 60;
        run();
        run();
        assertThat(asked).containsExactly("signed in", "refreshed lyceum_refresh=r1");
    }

    @Test
    void whenRefreshingIsRefusedThePasswordIsGoodStill() {
        accessSeconds = 60;
        refreshStatus = 401;
        run();
        run();
        assertThat(asked).containsExactly("signed in", "refreshed lyceum_refresh=r1", "signed in");
    }

    @Test
    void aBrokenFileIsAsGoodAsNone() throws IOException {
        Files.writeString(data.resolve("loadtest-sessions.json"), "{\"ada@x\": 7");
        run();
        assertThat(asked).containsExactly("signed in");
    }

    @Test
    void nobodyElseReadsTheFile() throws IOException {
        run();
        assertThat(Files.getPosixFilePermissions(data.resolve("loadtest-sessions.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private SignedIn run() {
        KeptSessions sessions = KeptSessions.read(door(), data);
        SignedIn ada = sessions.signIn(ADA);
        sessions.write();
        assertThat(sessions.knows(ADA)).isTrue();
        return ada;
    }

    private FrontDoor door() {
        return new FrontDoor(URI.create("http://localhost:" + server.getAddress().getPort()));
    }

    private void answer(HttpExchange exchange, String what, int status) throws IOException {
        asked.add(what);
        String body =
                """
                {"accessToken": "t", "expiresInSeconds": %d, "account": {"id": "a1", "name": "Ada"}}
                """
                        .formatted(accessSeconds);
        exchange.getResponseHeaders().add("set-cookie", "lyceum_refresh=r1; HttpOnly");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
