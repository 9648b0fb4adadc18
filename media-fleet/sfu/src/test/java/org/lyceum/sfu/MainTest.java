package org.lyceum.sfu;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.lyceum.api.ApiJson;
import org.lyceum.api.store.Heartbeats;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.api.store.RedisKeys;
import org.lyceum.api.store.TableKeys;
import org.lyceum.sfu.registry.TestRedis;
import org.lyceum.sfu.registry.TestTable;

/// The node as its machine starts it: a process, its environment, its one line, SIGTERM.
@Execution(ExecutionMode.CONCURRENT)
class MainTest {
    private final TestRedis redis = TestRedis.shared(true);
    private final TestTable table = new TestTable();

    @Test
    void startsAnnouncesItselfAnswersAndGoesInOrder() throws Exception {
        Process node = start(environment());
        try (BufferedReader output = node.inputReader(UTF_8)) {
            String ready = readyLine(output);
            assertThat(ready)
                    .matches(
                            "node ready id=main control=http://127\\.0\\.0\\.1:\\d+"
                                    + " media=127\\.0\\.0\\.1:\\d+,127\\.0\\.0\\.1:\\d+");
            // A busy machine's Redis may answer the first announcement too late; the next one
            // follows.
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(redis.members(RedisKeys.NODES)).contains("main"));
            assertThat(table.get(TableKeys.NODES_PK, TableKeys.nodeSk("main"))).isNotEmpty();
            String control = ready.replaceAll(".*control=(\\S+).*", "$1");
            assertThat(get(control + "/health")).contains("\"status\":\"healthy\"");
            assertThat(get(control + "/metrics")).contains("\nconcurrent_connections 0\n");

            node.destroy();
            assertThat(node.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(node.exitValue()).isZero();
            assertThat(redis.members(RedisKeys.NODES)).doesNotContain("main");
            assertThat(table.get(TableKeys.NODES_PK, TableKeys.nodeSk("main"))).isEmpty();
        } finally {
            node.destroyForcibly();
        }
    }

    @Test
    void aKilledNodeThatStartsAgainIsAnotherIncarnation() throws Exception {
        NodeRecord killed = incarnation(true);
        assertThat(redis.lifeOf(RedisKeys.node("killed")))
                .isLessThanOrEqualTo(Heartbeats.REDIS_LIFE);

        NodeRecord again = incarnation(false);

        assertThat(again.nodeId()).isEqualTo(killed.nodeId());
        assertThat(again.incarnation()).isNotBlank().isNotEqualTo(killed.incarnation());
    }

    /// Starts a node, and gives what it says of itself in Redis.
    private NodeRecord incarnation(boolean kill) throws Exception {
        Map<String, String> environment = new HashMap<>(environment());
        environment.put("LYCEUM_NODE_ID", "killed");
        Process node = start(environment);
        try (BufferedReader output = node.inputReader(UTF_8)) {
            readyLine(output);
            byte[] json = redis.get(RedisKeys.node("killed")).getBytes(UTF_8);
            return Objects.requireNonNull(ApiJson.read(json, NodeRecord.class));
        } finally {
            if (kill) {
                node.destroyForcibly();
            } else {
                node.destroy();
            }
            node.waitFor();
        }
    }

    @Test
    void saysWhatItMissesAndStops() throws Exception {
        Process node = start(Map.of());

        await().atMost(Duration.ofSeconds(20)).until(() -> !node.isAlive());
        assertThat(node.exitValue()).isEqualTo(2);
        assertThat(new String(node.getInputStream().readAllBytes(), UTF_8))
                .contains("LYCEUM_ANNOUNCE_ADDRESS is not set");
    }

    private Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("LYCEUM_NODE_ID", "main"),
                Map.entry("LYCEUM_ANNOUNCE_ADDRESS", "127.0.0.1"),
                Map.entry("LYCEUM_BIND_ADDRESS", "127.0.0.1"),
                Map.entry("LYCEUM_MEDIA_PORT", "0"),
                Map.entry("LYCEUM_CONTROL_PORT", "0"),
                Map.entry("LYCEUM_WORKERS", "2"),
                Map.entry("LYCEUM_TABLE", table.name()),
                Map.entry("LYCEUM_REDIS_URI", redis.uri().toString()),
                Map.entry("AWS_REGION", "eu-central-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "local"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
                Map.entry("AWS_ENDPOINT_URL_DYNAMODB", table.endpoint()));
    }

    private static Process start(Map<String, String> environment) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Main.class.getName()))
                        .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LYCEUM_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String readyLine(BufferedReader output) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            all.append(line).append('\n');
            if (line.startsWith("node ready")) {
                return line;
            }
        }
        throw new AssertionError(all);
    }

    private static String get(String uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
