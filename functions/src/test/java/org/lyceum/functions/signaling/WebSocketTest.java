package org.lyceum.functions.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.control.JoinTokenClaims;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.api.store.TableKeys;
import org.lyceum.functions.ControlPlane;
import org.lyceum.functions.TestApi;
import org.lyceum.functions.TestServer;
import org.lyceum.functions.TestSocket;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Table;
import org.lyceum.functions.tokens.JoinTokens;
import org.lyceum.functions.tokens.KeyRing;
import org.lyceum.functions.tokens.PublicKeys;

/// A person's way through the WebSocket into a class and out of it, with a media node that is an
/// HTTP server, and without Redis.
final class WebSocketTest {
    private static final String ANSWER = "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\n";

    private final TestServer node;
    private final ControlPlane plane;
    private final AuthorizerHandler authorizer;
    private final ConnectionsHandler connections;
    private final SignalingHandler signaling;
    private final TestApi teacher;
    private final TestApi student;
    private final TestApi administrator;
    private final String path;
    private final String classId;

    WebSocketTest() throws IOException {
        node = new TestServer(WebSocketTest::control);
        plane = new ControlPlane();
        Map<String, String> environment = plane.environment(Map.of());
        authorizer = new AuthorizerHandler(environment);
        connections = new ConnectionsHandler(environment);
        signaling = new SignalingHandler(environment);
        administrator = plane.administrator();
        plane.account(administrator, "tess@school.example", "teacher");
        String sam = plane.account(administrator, "sam@school.example", "student");
        teacher = plane.signedIn("tess@school.example");
        student = plane.signedIn("sam@school.example");
        classId = makeClass(sam);
        path = "/api/v1/classes/" + classId;
    }

    @BeforeEach
    void nodeAnnouncesItself() {
        announce(System.currentTimeMillis());
    }

    @AfterEach
    void nodeStops() {
        node.close();
    }

    @Test
    void ticketLetsOnePersonInOnce() throws IOException {
        String ticket = student.post(path + "/tickets", "").text("ticket");

        JsonNode allowed = TestSocket.authorize(authorizer, ticket);
        assertThat(effect(allowed)).isEqualTo("Allow");
        assertThat(allowed.path("context").path("classId").asText()).isEqualTo(classId);
        assertThat(allowed.path("context").path("role").asText()).isEqualTo("student");

        assertThat(effect(TestSocket.authorize(authorizer, ticket))).isEqualTo("Deny");
        assertThat(effect(TestSocket.authorize(authorizer, ""))).isEqualTo("Deny");
        assertThat(effect(TestSocket.authorize(authorizer, "guess"))).isEqualTo("Deny");
    }

    @Test
    void aTicketIsGoodAtTheFrontDoorOnly() throws IOException {
        AuthorizerHandler guarded =
                new AuthorizerHandler(
                        plane.environment(Map.of("LYCEUM_ORIGIN_SECRET", "known to CloudFront")));
        String ticket = student.post(path + "/tickets", "").text("ticket");

        assertThat(effect(TestSocket.authorize(guarded, ticket))).isEqualTo("Deny");
        assertThat(effect(TestSocket.authorize(guarded, ticket, "a guess"))).isEqualTo("Deny");
        assertThat(effect(TestSocket.authorize(guarded, ticket, "known to CloudFront")))
                .isEqualTo("Allow");
    }

    @Test
    void personWaitsAndIsCounted() throws IOException {
        TestSocket socket = connected(student, "c1");
        JsonNode waiting = socket.send(connections, "wait", message("wait", ""));
        assertThat(waiting.path("type").asText()).isEqualTo("waiting");
        assertThat(waiting.path("requestId").asText()).isEqualTo("r1");
        assertThat(waiting.path("state").asText()).isEqualTo("open");
        assertThat(waiting.path("waiting").asInt()).isEqualTo(1);
        assertThat(student.get(path + "/waiting").body().path("waiting").asInt()).isEqualTo(1);

        assertThat(socket.send(connections, "ping", message("ping", "")).path("type").asText())
                .isEqualTo("pong");
        assertThat(code(socket.send(connections, "$default", "no JSON")))
                .isEqualTo("invalid-request");
        assertThat(socket.send(connections, "$disconnect", "")).isEmpty();
    }

    @Test
    void personJoinsRestartsIceAndLeaves() throws IOException {
        teacher.post(path + "/live", "");
        TestSocket socket = connected(student, "c2");
        String token = student.post(path + "/join-tokens", "").text("joinToken");

        JsonNode joined = socket.send(signaling, "join", join(token));
        assertThat(joined.path("sessionId").asText()).as(joined.toString()).isEqualTo("s1");
        assertThat(Deflation.inflate(joined.path("answer").asText())).isEqualTo(ANSWER);
        TestServer.Request asked = node.requests().getLast();
        assertThat(asked.path()).isEqualTo("/control/v1/joins");
        assertThat(asked.bearer()).isEqualTo(token);
        assertThat(asked.body()).contains("v=0 offer", "\"microphone\",\"events\"");

        TestApi edge = new TestApi(new SignalingHttpHandler(plane.environment(Map.of())));
        String restart =
                "{\"joinToken\":\"%s\",\"sessionId\":\"s1\",\"offer\":\"%s\"}"
                        .formatted(token, Deflation.deflate("v=0 again"));
        TestApi.Answer restarted = edge.post(path + "/ice-restarts", restart);
        assertThat(restarted.status()).as(restarted.body().toString()).isEqualTo(200);
        assertThat(Deflation.inflate(restarted.text("answer"))).isEqualTo(ANSWER);

        JsonNode left =
                socket.send(
                        signaling,
                        "leave",
                        message(
                                "leave",
                                ",\"sessionId\":\"s1\",\"joinToken\":\"%s\"".formatted(token)));
        assertThat(left.path("type").asText()).isEqualTo("left");
    }

    @Test
    void statisticsAreForTeachersAndAdministrators() throws IOException {
        teacher.post(path + "/live", "");
        TestSocket socket = connected(student, "c3");
        String token = student.post(path + "/join-tokens", "").text("joinToken");
        socket.send(signaling, "join", join(token));

        SignalingHttpHandler handler = new SignalingHttpHandler(plane.environment(Map.of()));
        String access = plane.signIn("tess@school.example").text("accessToken");
        TestApi.Answer counted = new TestApi(handler).as(access).get(path + "/statistics");
        assertThat(counted.status()).as(counted.body().toString()).isEqualTo(200);
        assertThat(counted.body().path("participants").asInt()).isEqualTo(7);
        String other = plane.signIn("sam@school.example").text("accessToken");
        assertThat(new TestApi(handler).as(other).get(path + "/statistics").text("code"))
                .isEqualTo("forbidden");
    }

    @Test
    void refusalsComeAsProblems() throws IOException {
        teacher.post(path + "/live", "");
        TestSocket socket = connected(student, "c4");
        String token = student.post(path + "/join-tokens", "").text("joinToken");
        String foreign = teacher.post(path + "/join-tokens", "").text("joinToken");

        assertThat(code(socket.send(signaling, "join", join("a.b.c"))))
                .isEqualTo("join-token-invalid");
        assertThat(code(socket.send(signaling, "join", join(foreign))))
                .isEqualTo("join-token-invalid");
        String torn = message("join", ",\"joinToken\":\"%s\",\"offer\":\"AAAA\"".formatted(token));
        assertThat(code(socket.send(signaling, "join", torn))).isEqualTo("invalid-request");
    }

    @Test
    void silentNodeGetsNoClass() throws IOException {
        announce(System.currentTimeMillis() - 61_000);
        teacher.post(path + "/live", "");
        String token = student.post(path + "/join-tokens", "").text("joinToken");
        assertThat(code(connected(student, "c5").send(signaling, "join", join(token))))
                .isEqualTo("no-node");
    }

    @Test
    void classOnALivingNodeIsNotEndedByRest() throws IOException {
        teacher.post(path + "/live", "");
        String token = student.post(path + "/join-tokens", "").text("joinToken");
        connected(student, "c6").send(signaling, "join", join(token));

        assertThat(teacher.post(path + "/end", "").text("code")).isEqualTo("conflict");
        announce(System.currentTimeMillis() - 61_000);
        assertThat(teacher.post(path + "/end", "").text("state")).isEqualTo("ended");
    }

    @Test
    void classWhoseNodeDiedIsOnAnotherOneWithinTheSameJoin() throws IOException {
        teacher.post(path + "/live", "");
        String token = student.post(path + "/join-tokens", "").text("joinToken");
        TestSocket socket = connected(student, "c7");
        socket.send(signaling, "join", join(token));
        TestApi edge = new TestApi(new SignalingHttpHandler(plane.environment(Map.of())));
        String restart =
                "{\"joinToken\":\"%s\",\"sessionId\":\"s1\",\"offer\":\"%s\"}"
                        .formatted(token, Deflation.deflate("v=0 again"));

        node.close();
        assertThat(edge.post(path + "/ice-restarts", restart).text("code"))
                .as("whose node is gone joins again")
                .isEqualTo("session-not-found");
        assertThat(code(socket.send(signaling, "join", join(token))))
                .as("there is no other node yet")
                .isEqualTo("no-node");

        try (TestServer other = new TestServer(WebSocketTest::control)) {
            announce("n2", other.url(), System.currentTimeMillis());
            JsonNode joined = socket.send(signaling, "join", join(token));
            assertThat(joined.path("sessionId").asText()).as(joined.toString()).isEqualTo("s1");
            assertThat(other.requests()).hasSize(1);
            assertThat(edge.post(path + "/ice-restarts", restart).status()).isEqualTo(200);
            assertThat(other.requests()).hasSize(2);
        }
    }

    @Test
    void leavingWorksThoughTheNodeIsGone() throws IOException {
        teacher.post(path + "/live", "");
        TestSocket socket = connected(student, "c8");
        String token = student.post(path + "/join-tokens", "").text("joinToken");
        socket.send(signaling, "join", join(token));
        node.close();
        JsonNode left =
                socket.send(
                        signaling,
                        "leave",
                        message(
                                "leave",
                                ",\"sessionId\":\"s1\",\"joinToken\":\"%s\"".formatted(token)));
        assertThat(left.path("type").asText()).as(left.toString()).isEqualTo("left");
    }

    /// A page that was left open for an hour says good-bye with the token that it has.
    @Test
    void leavingWorksWithATokenWhoseTimeIsOver() throws IOException {
        teacher.post(path + "/live", "");
        TestSocket socket = connected(student, "c9");
        socket.send(
                signaling, "join", join(student.post(path + "/join-tokens", "").text("joinToken")));
        Instant before = Instant.now().minus(1, ChronoUnit.HOURS);
        String owner = socket.person().path("accountId").asText();

        assertThat(code(socket.send(signaling, "join", join(oldToken(owner, before)))))
                .isEqualTo("join-token-expired");
        String leave = ",\"sessionId\":\"s1\",\"joinToken\":\"%s\"";
        assertThat(
                        code(
                                socket.send(
                                        signaling,
                                        "leave",
                                        message(
                                                "leave",
                                                leave.formatted(oldToken("other", before))))))
                .isEqualTo("join-token-invalid");
        JsonNode left =
                socket.send(
                        signaling,
                        "leave",
                        message("leave", leave.formatted(oldToken(owner, before))));
        assertThat(left.path("type").asText()).as(left.toString()).isEqualTo("left");
        assertThat(node.requests().getLast().path()).isEqualTo("/control/v1/leaves");
    }

    private String oldToken(String accountId, Instant expiresAt) {
        Table table = plane.table().table();
        KeyRing ring =
                new KeyRing(
                        table,
                        new PublicKeys(table, InstantSource.system()),
                        new Environment(plane.environment(Map.of())),
                        InstantSource.system());
        JoinTokenClaims claims =
                new JoinTokenClaims(
                        accountId,
                        "Sam",
                        Role.STUDENT,
                        Set.of(),
                        classId,
                        "Optics",
                        30,
                        "t",
                        expiresAt.getEpochSecond());
        return JoinTokens.issue(ring, claims, expiresAt);
    }

    private TestSocket connected(TestApi person, String connectionId) throws IOException {
        String ticket = person.post(path + "/tickets", "").text("ticket");
        JsonNode context = TestSocket.authorize(authorizer, ticket).path("context");
        TestSocket socket = new TestSocket(connectionId, context);
        socket.send(connections, "$connect", "");
        return socket;
    }

    private String makeClass(String studentId) {
        Instant startsAt = Instant.now().plus(5, ChronoUnit.MINUTES);
        String id =
                teacher.post(
                                "/api/v1/classes",
                                "{\"title\":\"Optics\",\"startsAt\":\"%s\",\"endsAt\":\"%s\"}"
                                        .formatted(startsAt, startsAt.plus(1, ChronoUnit.HOURS)))
                        .text("id");
        teacher.post(
                "/api/v1/classes/" + id + "/enrolments",
                "{\"accountIds\":[\"%s\"],\"role\":\"student\"}".formatted(studentId));
        return id;
    }

    private void announce(long heartbeatAt) {
        announce("n1", node.url(), heartbeatAt);
    }

    private void announce(String nodeId, String url, long heartbeatAt) {
        NodeRecord record = new NodeRecord(nodeId, url, 0, 100, false, heartbeatAt);
        plane.table()
                .table()
                .put(
                        Item.keyed(TableKeys.NODES_PK, TableKeys.nodeSk(nodeId))
                                .text(
                                        TableKeys.RECORD,
                                        ApiJson.mapper().valueToTree(record).toString()));
    }

    private String message(String action, String more) {
        return "{\"v\":1,\"action\":\"%s\",\"requestId\":\"r1\",\"classId\":\"%s\"%s}"
                .formatted(action, classId, more);
    }

    private String join(String token) {
        return message(
                "join",
                ",\"joinToken\":\"%s\",\"offer\":\"%s\",\"slots\":[\"microphone\",\"events\"]"
                        .formatted(token, Deflation.deflate("v=0 offer")));
    }

    private static TestServer.Answer control(TestServer.Request request) {
        return switch (request.path()) {
            case "/control/v1/joins", "/control/v1/ice-restarts" ->
                    new TestServer.Answer(
                            200,
                            "{\"sessionId\":\"s1\",\"answer\":\"%s\"}"
                                    .formatted(ANSWER.replace("\r\n", "\\r\\n")));
            case "/control/v1/leaves" -> new TestServer.Answer(204, "");
            default ->
                    new TestServer.Answer(
                            200,
                            """
                            {"classId":"c","nodeId":"n1","liveSince":"2026-11-21T10:00:00Z",
                             "participants":7,"onStage":1,"publishedTracks":2,"subscriptions":6,
                             "tracks":[]}
                            """);
        };
    }

    private static String effect(JsonNode policy) {
        return policy.path("policyDocument").path("Statement").get(0).path("Effect").asText();
    }

    private static String code(JsonNode reply) {
        return reply.path("problem").path("code").asText();
    }
}
