package org.lyceum.sfu.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lyceum.api.control.ClassStatistics;
import org.lyceum.api.control.IceRestartRequest;
import org.lyceum.api.control.JoinAnswer;
import org.lyceum.api.control.JoinRequest;
import org.lyceum.api.control.JoinTokenClaims;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.sfu.registry.PublicKeys;
import software.amazon.awssdk.core.exception.SdkClientException;

/// The control API over a real socket.
class ControlServerTest {
    private final SignedTokens signer = new SignedTokens("k1");
    private final HttpClient client = HttpClient.newHttpClient();
    private final ClassHost host = new EchoingHost();
    private ControlServer server;
    private Supplier<String> reading = () -> "up 1\n";
    private boolean storeIsAway;
    private int keyReads;

    @BeforeEach
    void start() {
        server =
                new ControlServer(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        host,
                        new JoinTokens(new PublicKeys(this::publicKeys, () -> 0)),
                        new ControlServer.Readings(
                                () -> Map.of("status", "healthy"),
                                refused -> reading.get() + refused));
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void handsAnOfferToTheClassOfTheToken() throws Exception {
        var answer = post("joins", valid(), "{\"offer\":\"v=0\",\"slots\":[\"microphone\"]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"sessionId\":\"class-1\",\"answer\":\"v=0\"}");
    }

    @Test
    void explainsWhyAClassRefused() throws Exception {
        var answer = post("ice-restarts", valid(), "{\"sessionId\":\"s\",\"offer\":\"v=0\"}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"session-not-found\"", "Join again.");
    }

    @Test
    void takesNobodyWithoutAToken() throws Exception {
        assertThat(post("joins", "", "{}").body()).contains("join-token-invalid");
    }

    @Test
    void saysThatATokenHasExpired() throws Exception {
        String expired = signer.token(Instant.now().minusSeconds(1), _ -> {});

        assertThat(post("joins", expired, "{}").body()).contains("join-token-expired");
    }

    @Test
    void refusesABodyThatIsNone() throws Exception {
        assertThat(post("joins", valid(), "{\"offer\":7}").statusCode()).isEqualTo(400);
        assertThat(post("joins", valid(), "").statusCode()).isEqualTo(400);
        assertThat(post("joins", valid(), "x".repeat(700_000)).statusCode()).isEqualTo(400);
    }

    @Test
    void saysThatATokenCannotBeCheckedWhileTheKeysAreAway() throws Exception {
        storeIsAway = true;

        var answer = post("joins", valid(), "{}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("store-unavailable");
    }

    @Test
    void aFloodOfWrongTokensIsCountedAndReadsTheKeysOnce() throws Exception {
        String unknown = new SignedTokens("k2").token(Instant.now().plusSeconds(60), _ -> {});
        for (int i = 0; i < 100; i++) {
            assertThat(post("joins", unknown, "{}").statusCode()).isEqualTo(401);
            assertThat(post("joins", "a.b.c", "{}").statusCode()).isEqualTo(401);
        }

        assertThat(post("joins", valid(), "{\"offer\":\"v=0\",\"slots\":[]}").statusCode())
                .isEqualTo(200);
        assertThat(get("/metrics").body()).contains("join-token-invalid=200", "no-node=0");
        assertThat(keyReads).isOne();
    }

    @Test
    void answersAlsoWhenSomethingBreaks() throws Exception {
        reading =
                () -> {
                    throw new IllegalStateException("a bug");
                };

        assertThat(get("/metrics").statusCode()).isEqualTo(500);
        assertThat(get("/metrics").body()).contains("\"code\":\"internal\"");
    }

    @Test
    void showsHealthAndMetricsToAnybodyInside() throws Exception {
        assertThat(get("/health").body()).isEqualTo("{\"status\":\"healthy\"}");
        assertThat(get("/metrics").body()).startsWith("up 1\n");
    }

    private Map<String, String> publicKeys() {
        keyReads++;
        if (storeIsAway) {
            throw SdkClientException.create("The store is away");
        }
        return signer.publicKeys();
    }

    private String valid() {
        return signer.token(Instant.now().plusSeconds(60), _ -> {});
    }

    private java.net.http.HttpResponse<String> post(String path, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri("/control/v1/" + path))
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private java.net.http.HttpResponse<String> get(String path)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    }

    /// Answers with what it was asked.
    private static final class EchoingHost implements ClassHost {
        @Override
        public Outcome<JoinAnswer> join(JoinTokenClaims claims, JoinRequest request) {
            return new Outcome.Done<>(new JoinAnswer(claims.classId(), request.offer()));
        }

        @Override
        public Outcome<JoinAnswer> restartIce(JoinTokenClaims claims, IceRestartRequest request) {
            return new Outcome.Refused<>(ProblemCode.SESSION_NOT_FOUND, "Join again.");
        }

        @Override
        public void leave(JoinTokenClaims claims, String sessionId) {}

        @Override
        public Outcome<ClassStatistics> statistics(JoinTokenClaims claims) {
            return new Outcome.Done<>(
                    new ClassStatistics(
                            claims.classId(), "n", Instant.EPOCH, 0, 0, 0, 0, List.of()));
        }
    }
}
