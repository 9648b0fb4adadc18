package org.lyceum.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.api.store.TableKeys;
import org.lyceum.local.Json;
import org.lyceum.local.system.LocalSystem;

/// A class from its first administrator to its end, through the front door of a running system,
/// with all that must be refused on the way.
///
/// It looks at everything that the template gives, so that whatever is missing is seen: what only
/// one function needs, what only a fallback hides. The first thing that is otherwise ends it, by a
/// [SmokeFailure].
final class Smoke implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PASSWORD = "a-long-pass-phrase";
    private static final ObjectNode NOTHING = Json.object();

    private final Expectations expected;
    private final Offers offers;
    private final Backstage backstage;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI origin;
    private String step = "";
    private @Nullable Person administrator;
    private @Nullable Person teacher;
    private @Nullable Person student;
    private @Nullable Person outsider;
    private @Nullable PageSocket door;
    private @Nullable SmokeClass teaching;
    private @Nullable SmokeClass learning;
    private String classId = "";
    private String otherClassId = "";

    Smoke(LocalSystem system, Expectations expected, Offers offers) {
        this.expected = expected;
        this.offers = offers;
        this.backstage = new Backstage(system);
        this.origin = URI.create("http://localhost:" + system.port());
    }

    /// All steps in their order.
    ///
    /// @throws SmokeFailure by the first that saw something else
    void run(String firstAdministratorLink) {
        step("page", this::pageAndHealth);
        step("node", this::nodeIsReadyAndKnown);
        step("first administrator", () -> firstAdministrator(firstAdministratorLink));
        step("sign-in", this::signIn);
        step("accounts", this::accounts);
        step("class", this::classAndEnrolment);
        step("front door only", this::nothingPastTheFrontDoor);
        step("door", this::waitAtTheDoor);
        step("go live", this::goLive);
        step("join", this::join);
        step("placement", this::rememberedInRedis);
        step("statistics", this::statisticsByRedisAlone);
        step("ICE restart", this::restartIceByTheTableAlone);
        step("leave", () -> Objects.requireNonNull(learning).leave());
        step("refresh", this::refreshAndSignOut);
        step("end", this::end);
        step("disconnect", this::disconnect);
        step("reports", this::reports);
        step("node leaves", this::nodeWithdraws);
    }

    @Override
    public void close() {
        close(learning);
        close(teaching);
        backstage.close();
        http.shutdownNow();
    }

    // Steps

    private void pageAndHealth() {
        Rest anybody = new Rest(http, origin);
        Seen.same(200, anybody.page("/classes/some-class").statusCode(), "The page's status");
        JsonNode health = anybody.must(200, anybody.get("/health"));
        Seen.same("healthy", health.path("status").asText(), "Health");
    }

    private void nodeIsReadyAndKnown() {
        int control = backstage.node().ports().getOrDefault("control", 0);
        Rest node = new Rest(http, URI.create("http://127.0.0.1:" + control));
        Seen.within(
                PATIENCE,
                () -> node.page("/health").body().contains("\"status\":\"healthy\""),
                "The node is not healthy");
        Seen.within(
                PATIENCE,
                () -> backstage.partition(TableKeys.NODES_PK).size() == 1,
                "The node's record is not in the table");
        NodeRecord record = record(backstage.partition(TableKeys.NODES_PK).path(0));
        Seen.same(expected.nodeCapacity(), record.capacity(), "The node's capacity");
    }

    private void firstAdministrator(String link) {
        Rest rest = new Rest(http, origin);
        ObjectNode body = person("admin@smoke.example", "Ada").put("link", link);
        JsonNode account = rest.must(201, rest.post("/administrators", body));
        Seen.same(410, rest.post("/administrators", body).status(), "The link's second use");
        administrator = known(account, rest);
    }

    private void signIn() {
        Person admin = Objects.requireNonNull(administrator);
        Seen.same(
                "wrong-credentials",
                admin.rest().signIn(admin.email(), "not-the-password").code(),
                "The answer to a wrong password");
        Rest.Answer answer = admin.rest().signIn(admin.email(), admin.password());
        admin.rest().must(200, answer);
        Seen.same(
                Expectations.ACCESS_TOKEN_SECONDS,
                answer.body().path("expiresInSeconds").asInt(),
                "The access token's life");
        Seen.must(
                answer.setCookie().contains("Max-Age=" + Expectations.REFRESH_TOKEN_SECONDS),
                "The refresh cookie is " + answer.setCookie());
        Seen.same("expiresAt", backstage.expiryAttribute(), "The table's expiry attribute");
        JsonNode session = backstage.beginning("SESSION").path(0);
        Seen.must(
                session.path("expiresAt").path("N").asLong() > Instant.now().getEpochSecond(),
                "A session does not say when it expires: " + session);
    }

    private void accounts() {
        teacher = made("teacher", "Tova");
        student = made("student", "Sami");
        outsider = made("student", "Olga");
        Rest admin = Objects.requireNonNull(administrator).rest();
        JsonNode page = admin.must(200, admin.get("/accounts?limit=3"));
        Seen.same(3, page.path("items").size(), "Accounts on a page");
        for (Person person : List.of(teacher(), student(), Objects.requireNonNull(outsider))) {
            person.arrives();
        }
    }

    private void classAndEnrolment() {
        classId = newClass("Smoke");
        otherClassId = newClass("Another");
        ObjectNode enrolment = Json.object().put("role", "student");
        enrolment.putArray("accountIds").add(student().id());
        Rest rest = teacher().rest();
        rest.must(200, rest.post("/classes/" + classId + "/enrolments", enrolment));
        JsonNode mine = student().rest().must(200, student().rest().get("/classes"));
        Seen.same(1, mine.path("items").size(), "The student's classes");
        Rest stranger = Objects.requireNonNull(outsider).rest();
        Seen.same(
                "not-enrolled",
                stranger.post("/classes/" + classId + "/tickets", NOTHING).code(),
                "The answer to a stranger");
    }

    /// By the APIs' own names nobody comes in: only CloudFront knows the secret.
    private void nothingPastTheFrontDoor() {
        Map<String, String> token =
                Map.of("Authorization", "Bearer " + teacher().rest().accessToken());
        String http = expected.httpHost();
        Seen.same(403, backstage.statusOf(http, "GET /api/v1/me", token), "GET /me of the API");
        Seen.same(
                403,
                backstage.statusOf(http, "GET /api/v1/classes/" + classId + "/statistics", token),
                "GET statistics of the API");
        Seen.same(
                403,
                backstage.statusOf(http, "GET /api/v1/classes/" + classId + "/chat", token),
                "GET chat of the API");
        Map<String, String> upgrade =
                Map.of(
                        "Connection", "Upgrade",
                        "Upgrade", "websocket",
                        "Sec-WebSocket-Version", "13",
                        "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        String path = "GET /ws?ticket=" + student().ticket(classId);
        Seen.same(
                403,
                backstage.statusOf(expected.socketHost(), path, upgrade),
                "The WebSocket past CloudFront");
    }

    private void waitAtTheDoor() {
        mustStayOut("", "without a ticket");
        String ticket = student().ticket(classId);
        URI address = Person.socketAddress(origin, "/ws", ticket);
        PageSocket first = PageSocket.open(http, address);
        Seen.must(first != null, "The WebSocket does not open with a fresh ticket");
        mustStayOut(ticket, "with a ticket that was used");
        Objects.requireNonNull(first).close();
        PageSocket open = student().comesToTheDoor(http, origin, classId);
        door = open;
        Seen.same("pong", open.ask("ping", Json.object()).path("type").asText(), "The reply");
        Seen.same(
                "invalid-request",
                open.ask("dance", Json.object()).path("problem").path("code").asText(),
                "The answer to an unknown action");
        JsonNode waiting = open.ask("wait", Json.object().put("classId", classId));
        Seen.same("open", waiting.path("state").asText(), "The class that is waited for");
        Seen.same(1, waiting.path("waiting").asInt(), "People who wait");
        JsonNode other = open.ask("wait", Json.object().put("classId", otherClassId));
        Seen.same(
                "invalid-request",
                other.path("problem").path("code").asText(),
                "The answer to a ticket for another class");
    }

    private void goLive() {
        leaveADeadConnection();
        Seen.same(
                "class-not-live",
                student().rest().post("/classes/" + classId + "/join-tokens", NOTHING).code(),
                "The answer before the class is live");
        teacher().rest().must(200, teacher().rest().post("/classes/" + classId + "/live", NOTHING));
        JsonNode push = Objects.requireNonNull(door).pushed("classLive");
        Seen.same(classId, push.path("classId").asText(), "The class that is live");
        Seen.within(
                PATIENCE,
                () -> backstage.item("CONNECTION#gone", "CONNECTION") == null,
                "A connection that is gone was not forgotten");
    }

    /// As API Gateway leaves one when it tells nobody that a page is gone.
    private void leaveADeadConnection() {
        JsonNode living = backstage.beginning("CONNECTION#").path(0);
        ObjectNode dead = living.deepCopy();
        dead.putObject("pk").put("S", "CONNECTION#gone");
        String sortKey = living.path("gsi1sk").path("S").asText();
        String expiry = sortKey.substring(0, sortKey.indexOf('#') + 1);
        dead.putObject("gsi1sk").put("S", expiry + "gone");
        backstage.put(dead);
    }

    private void join() {
        PageSocket desk = teacher().comesToTheDoor(http, origin, classId);
        teaching = SmokeClass.join(desk, offers, teacher().joinToken(classId), true);
        PageSocket open = Objects.requireNonNull(door);
        JsonNode stolen =
                open.ask("join", SmokeClass.request(teaching.joinToken(), offers.offer()));
        Seen.same(
                "join-token-invalid",
                stolen.path("problem").path("code").asText(),
                "The answer to somebody else's join token");
        learning = SmokeClass.join(open, offers, student().joinToken(classId), false);
        learning.mustGetPictureAndSound();
    }

    private void rememberedInRedis() {
        String node = record(backstage.partition(TableKeys.NODES_PK).path(0)).nodeId();
        Seen.same(
                node,
                backstage.redis("GET", SmokeClass.placementKey(classId)),
                "The node that Redis remembers");
    }

    /// Where the class is, Redis alone knows for a moment: the table would hide that it does not.
    private void statisticsByRedisAlone() {
        String pk = TableKeys.classPk(classId);
        JsonNode placement = backstage.item(pk, TableKeys.PLACEMENT_SK);
        Seen.must(placement != null, "The table has no placement");
        backstage.delete(pk, TableKeys.PLACEMENT_SK);
        Rest rest = teacher().rest();
        JsonNode statistics = rest.must(200, rest.get("/classes/" + classId + "/statistics"));
        Seen.same(2, statistics.path("participants").asInt(), "People in the statistics");
        backstage.put(Objects.requireNonNull(placement));
    }

    private void restartIceByTheTableAlone() {
        backstage.redis("DEL", SmokeClass.placementKey(classId));
        SmokeClass joined = Objects.requireNonNull(learning);
        joined.mustRestartIce(student().rest(), classId);
        Seen.same(
                "join-token-invalid",
                joined.restartIce(student().rest(), otherClassId).code(),
                "The answer to a token of another class");
    }

    private void refreshAndSignOut() {
        Rest rest = Objects.requireNonNull(outsider).rest();
        String old = rest.cookie();
        rest.must(200, rest.refresh());
        String renewed = rest.cookie();
        rest.must(200, rest.get("/me"));
        Seen.must(!renewed.equals(old), "The refresh token did not change");
        rest.shows(old);
        Seen.same("refresh-reused", rest.refresh().code(), "The answer to an old refresh token");
        Objects.requireNonNull(outsider).arrives();
        rest.must(204, rest.delete("/session"));
        Seen.same(401, rest.refresh().status(), "A refresh after signing out");
    }

    private void end() {
        door = student().comesToTheDoor(http, origin, classId);
        JsonNode waiting = door.ask("wait", Json.object().put("classId", classId));
        Seen.same("live", waiting.path("state").asText(), "The class that is waited for");
        Objects.requireNonNull(teaching).peer().act(new Act.EndClass());
        Seen.same(
                classId,
                door.pushed("classEnded").path("classId").asText(),
                "The class that has ended");
        Seen.same(
                "class-ended",
                student().rest().post("/classes/" + classId + "/join-tokens", NOTHING).code(),
                "The answer after the end");
    }

    private void disconnect() {
        Objects.requireNonNull(door).close();
        Seen.within(
                PATIENCE,
                () -> backstage.partitionOfWaiting(classId).isEmpty(),
                "A page that went is still waiting in the table");
    }

    private void reports() {
        SmokeReports reports = new SmokeReports(backstage, otherClassId);
        reports.writeALog(student().id());
        reports.mustBeProjected(new Rest(http, origin));
        reports.mustBeRead(teacher().rest(), student().id());
    }

    /// A node that ends says so: nobody is sent to it any more.
    private void nodeWithdraws() {
        String before = record(backstage.partition(TableKeys.NODES_PK).path(0)).nodeId();
        ProcessHandle.of(backstage.node().pid()).ifPresent(ProcessHandle::destroy);
        Seen.within(
                PATIENCE,
                () -> backstage.item(TableKeys.NODES_PK, TableKeys.nodeSk(before)) == null,
                "A node that went is still in the table");
    }

    // Private

    private void step(String name, Runnable action) {
        step = name;
        try {
            action.run();
        } catch (RuntimeException e) {
            String sentence = e instanceof Seen.Otherwise ? e.getMessage() : e.toString();
            throw new SmokeFailure(step, String.valueOf(sentence), e);
        }
    }

    private Person teacher() {
        return Objects.requireNonNull(teacher);
    }

    private Person student() {
        return Objects.requireNonNull(student);
    }

    private void mustStayOut(String ticket, String how) {
        PageSocket open = PageSocket.open(http, Person.socketAddress(origin, "/ws", ticket));
        Seen.must(open == null, "The WebSocket opens " + how);
    }

    private Person made(String role, String name) {
        Rest admin = Objects.requireNonNull(administrator).rest();
        ObjectNode body = person(name.toLowerCase(java.util.Locale.ROOT) + "@smoke.example", name);
        JsonNode account = admin.must(201, admin.post("/accounts", body.put("role", role)));
        return known(account, new Rest(http, origin));
    }

    private static ObjectNode person(String email, String name) {
        return Json.object().put("email", email).put("name", name).put("password", PASSWORD);
    }

    private static Person known(JsonNode account, Rest rest) {
        return new Person(
                account.path("id").asText(), account.path("email").asText(), PASSWORD, rest);
    }

    private String newClass(String title) {
        Instant now = Instant.now();
        ObjectNode body =
                Json.object()
                        .put("title", title)
                        .put("startsAt", now.toString())
                        .put("endsAt", now.plus(Duration.ofHours(1)).toString());
        Rest rest = teacher().rest();
        return rest.must(201, rest.post("/classes", body)).path("id").asText();
    }

    private static NodeRecord record(JsonNode item) {
        String json = item.path(TableKeys.RECORD).path("S").asText();
        try {
            return ApiJson.mapper().readValue(json, NodeRecord.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new Seen.Otherwise("There is no record of the node in the table: " + json);
        }
    }

    private static void close(@Nullable SmokeClass joined) {
        if (joined != null) {
            joined.close();
        }
    }
}
