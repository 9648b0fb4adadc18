package org.lyceum.loadtest.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lyceum.loadtest.ledger.ReportRow;

/// Against a front door that answers what it is told to, and notes what it was asked.
class GuestsTest {
    private static final SignedIn TEACHER =
            new SignedIn(
                    "t", "Tess", "token", Instant.EPOCH, new SignedIn.Renewal.ByCookie("refresh"));

    private final List<String> asked = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private int status = 201;
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.add(
                            exchange.getRequestURI()
                                    + " "
                                    + new String(
                                            exchange.getRequestBody().readAllBytes(),
                                            StandardCharsets.UTF_8));
                    byte[] bytes = answers.removeFirst().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void makesLinksAThousandAtATime() {
        answers.add(
                "{\"items\":[{\"id\":\"1\",\"link\":\"1.a\"},{\"id\":\"2\",\"link\":\"2.b\"}]}");
        answers.add("{\"items\":[" + "{\"link\":\"x\"},".repeat(998) + "{\"link\":\"y\"}]}");
        List<String> links = door().guestLinks(TEACHER, "c", 1_001, Duration.ofHours(1));
        assertThat(links).hasSize(1_001).startsWith("1.a", "2.b").endsWith("y");
        assertThat(asked.getFirst()).contains("/api/v1/classes/c/guest-links").contains("1000");
        assertThat(asked.getLast()).contains("\"count\":999");
    }

    @Test
    void knowsWhenThereAreNoGuests() {
        status = 404;
        answers.add("{\"code\":\"invalid-request\",\"detail\":\"No such address.\"}");
        assertThat(door().guestLinks(TEACHER, "c", 5, Duration.ofHours(1))).isNull();
    }

    @Test
    void isRefusedWhenTheClassIsOver() {
        status = 410;
        answers.add("{\"code\":\"class-ended\",\"detail\":\"Over.\"}");
        assertThatThrownBy(() -> door().guestLinks(TEACHER, "c", 5, Duration.ofHours(1)))
                .isInstanceOf(Refusal.class)
                .hasMessage("Over.");
    }

    @Test
    void aGuestGetsTheNextTokenByTheSameLink() {
        String entered =
                "{\"accessToken\":\"%s\",\"expiresInSeconds\":900,\"participantId\":\"guest-1\",\"name\":\"Bot 1\"}";
        answers.add(entered.formatted("first"));
        answers.add(entered.formatted("second"));
        SignedIn guest = door().enterAsGuest("c", "1.a");
        SignedIn again = door().renew(guest);
        assertThat(guest.accessToken()).isEqualTo("first");
        assertThat(again.accessToken()).isEqualTo("second");
        assertThat(again.accountId()).isEqualTo("guest-1");
        assertThat(asked)
                .containsOnly("/api/v1/classes/c/guest-sessions {\"link\":\"1.a\"}")
                .hasSize(2);
    }

    @Test
    void readsTheReportPageByPage() {
        status = 200;
        String row =
                "{\"accountId\":\"%s\",\"acts\":{\"messages\":3,\"questions\":0,\"hands\":2,\"answers\":1}}";
        answers.add("{\"items\":[" + row.formatted("p") + "],\"nextCursor\":\"a b\"}");
        answers.add("{\"items\":[" + row.formatted("q") + "]}");
        assertThat(door().attendance(TEACHER, "c"))
                .containsExactly(new ReportRow("p", 3, 0, 2, 1), new ReportRow("q", 3, 0, 2, 1));
        assertThat(asked.getLast()).contains("cursor=a+b");
    }

    @Test
    void knowsWhenThereAreNoReports() {
        status = 404;
        answers.add("{\"message\":\"Not Found\"}");
        assertThat(door().attendance(TEACHER, "c")).isNull();
    }

    private FrontDoor door() {
        return new FrontDoor(URI.create("http://localhost:" + server.getAddress().getPort()));
    }
}
