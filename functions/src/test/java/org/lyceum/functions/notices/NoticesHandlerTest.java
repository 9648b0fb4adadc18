package org.lyceum.functions.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
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

    private static Connection connection(String id, String classId) {
        return new Connection(id, "a", classId, "Sam", "student", Instant.now().plusSeconds(3_600));
    }

    private static TestServer.Answer answer(TestServer.Request request) {
        return request.path().endsWith("/gone")
                ? new TestServer.Answer(410, "{\"message\":\"Gone\"}")
                : new TestServer.Answer(200, "");
    }
}
