package org.lyceum.functions.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lyceum.api.ApiJson;
import org.lyceum.functions.Golden;
import org.lyceum.functions.TestServer;
import org.lyceum.functions.TestSocket;
import org.lyceum.functions.TestTable;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.waiting.Connection;
import org.lyceum.functions.waiting.ConnectionStore;
import org.lyceum.functions.waiting.ConnectionStore.Phase;

/// The stream's records in, posts to `@connections` out.
final class NoticesHandlerTest {
    @Test
    void tellsWhoWaitsAndForgetsWhoIsGone() throws IOException {
        TestTable table = new TestTable();
        ConnectionStore connections = new ConnectionStore(table.table());
        for (int i = 0; i < 700; i++) {
            connections.put(connection("w" + i, "optics"), Phase.WAITING);
        }
        connections.put(connection("gone", "optics"), Phase.WAITING);
        connections.put(connection("inside", "optics"), Phase.JOINED);
        connections.put(connection("fresh", "optics"), Phase.CONNECTED);
        connections.put(connection("elsewhere", "botany"), Phase.WAITING);

        try (TestServer gateway = new TestServer(NoticesHandlerTest::answer)) {
            Map<String, String> environment = new HashMap<>(table.environment().values());
            environment.put(Environment.CONNECTIONS_ENDPOINT, gateway.url() + "/ws");
            NoticesHandler handler = new NoticesHandler(environment);
            JsonNode stream = Golden.read("table-stream.json");

            assertThat(TestSocket.invoke(handler, stream).path("told").asInt()).isEqualTo(700);
            assertThat(gateway.requests()).hasSize(701);
            assertThat(gateway.requests())
                    .allSatisfy(post ->
                            assertThat(post.body())
                                    .isEqualTo(
                                            "{\"v\":1,\"type\":\"classLive\",\"classId\":\"optics\"}"));
            assertThat(gateway.requests().stream().map(TestServer.Request::path))
                    .contains("/ws/@connections/w0")
                    .noneMatch(path -> path.contains("inside") || path.contains("elsewhere"));

            gateway.requests().clear();
            TestSocket.invoke(handler, stream);
            assertThat(gateway.requests()).hasSize(700);
        }
    }

    @Test
    void tellsWhoWaitsInALobbyWhatWasDecidedAboutThem() throws IOException {
        TestTable table = new TestTable();
        ConnectionStore connections = new ConnectionStore(table.table());
        connections.put(connectionOf("sam", "tab1"), Phase.WAITING);
        connections.put(connectionOf("sam", "tab2"), Phase.WAITING);
        connections.put(connectionOf("kim", "tab3"), Phase.WAITING);
        connections.put(connectionOf("pat", "tab4"), Phase.WAITING);

        try (TestServer gateway = new TestServer(NoticesHandlerTest::answer)) {
            Map<String, String> environment = new HashMap<>(table.environment().values());
            environment.put(Environment.CONNECTIONS_ENDPOINT, gateway.url() + "/ws");
            ObjectNode event = ApiJson.mapper().createObjectNode();
            ArrayNode records = event.putArray("Records");
            records.add(decision("sam", "", "admitted"));
            records.add(decision("kim", "admitted", "denied"));
            records.add(decision("pat", "denied", "denied"));

            TestSocket.invoke(new NoticesHandler(environment), event);
            assertThat(
                            gateway.requests().stream()
                                    .map(post ->
                                            post.path().replaceFirst(".*/", "")
                                                    + " "
                                                    + post.body()
                                                            .replaceFirst(
                                                                    ".*\"type\":\"(\\w+)\".*",
                                                                    "$1")))
                    .containsExactlyInAnyOrder("tab1 admitted", "tab2 admitted", "tab3 denied");
        }
    }

    @Test
    void tellsWhoWaitsWhenTheLobbyIsSwitchedOff() throws IOException {
        JsonNode off = lobbySwitched(true, false);
        assertThat(ClassChange.of(off)).isEqualTo(new ClassChange("optics", true));
        assertThat(ClassChange.of(lobbySwitched(false, true))).isNull();
    }

    private static JsonNode lobbySwitched(boolean before, boolean now) {
        ObjectNode record = ApiJson.mapper().createObjectNode();
        ObjectNode change = record.putObject("dynamodb");
        keys(change, "CLASS");
        for (String image : List.of("OldImage", "NewImage")) {
            ObjectNode item = change.putObject(image);
            item.putObject("state").put("S", "live");
            item.putObject("lobby").put("BOOL", image.startsWith("Old") ? before : now);
        }
        return record;
    }

    private static JsonNode decision(String accountId, String before, String now) {
        ObjectNode record = ApiJson.mapper().createObjectNode();
        ObjectNode change = record.putObject("dynamodb");
        keys(change, "LOBBY#" + accountId);
        ObjectNode old = change.putObject("OldImage");
        if (!before.isEmpty()) {
            old.putObject("decision").put("S", before);
        }
        change.putObject("NewImage").putObject("decision").put("S", now);
        return record;
    }

    private static void keys(ObjectNode change, String sk) {
        ObjectNode keys = change.putObject("Keys");
        keys.putObject("pk").put("S", "CLASS#optics");
        keys.putObject("sk").put("S", sk);
    }

    private static Connection connectionOf(String accountId, String id) {
        return new Connection(
                id, accountId, "optics", "Sam", "student", Instant.now().plusSeconds(3_600));
    }

    private static Connection connection(String id, String classId) {
        return new Connection(id, "a", classId, "Sam", "student", Instant.now().plusSeconds(3_600));
    }

    private static TestServer.Answer answer(TestServer.Request request) {
        return request.path().endsWith("/gone")
                ? new TestServer.Answer(410, "{\"message\":\"Gone\"}")
                : new TestServer.Answer(200, "");
    }
}
