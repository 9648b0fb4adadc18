package org.lyceum.sfu.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.sfu.metrics.NodeMetrics;

/// What operators read of a node with a class on it.
@Execution(ExecutionMode.CONCURRENT)
class NodeMetricsTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T09:00:00Z"), ZoneOffset.UTC);

    private final TestClassroom lesson = new TestClassroom(2);
    private final NodeMetrics metrics = new NodeMetrics(lesson.node, lesson.registry, CLOCK);

    @AfterEach
    void close() {
        lesson.close();
    }

    @Test
    void healthHasTheFieldsThatWereAskedFor() {
        lesson.join(lesson.teacher("tess"));
        lesson.join(lesson.student("sam"));

        JsonNode health = ApiJson.mapper().valueToTree(metrics.health());

        assertThat(health.fieldNames())
                .toIterable()
                .containsExactly("status", "timestamp", "services", "performance");
        assertThat(health.path("status").asText()).isEqualTo("healthy");
        assertThat(health.path("timestamp").asText()).isEqualTo("2026-11-21T09:00:00Z");
        assertThat(health.path("services").toString())
                .isEqualTo(
                        "{\"media\":\"healthy\",\"redis\":\"healthy\",\"dynamodb\":\"healthy\"}");
        JsonNode performance = health.path("performance");
        assertThat(performance.path("activeClasses").asInt()).isEqualTo(1);
        assertThat(performance.path("totalParticipants").asInt()).isEqualTo(2);
        assertThat(performance.path("memoryUsage").asLong()).isGreaterThan(10_000_000);
        assertThat(performance.path("cpuUsage").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void aClassInFullSwingShowsInTheMetrics() {
        Page teacher = lesson.join(lesson.teacher("tess"));
        teacher.act(new Act.SetSending(TestClassroom.ON));
        teacher.publish();
        Page sam = lesson.join(lesson.student("sam"));
        sam.act(new Act.Subscribe(SlotName.STAGE_CAMERA, 720));
        sam.awaitMore(SlotName.STAGE_CAMERA, 60);

        Map<String, Double> samples = samples();

        assertThat(samples)
                .containsEntry("concurrent_connections", 2.0)
                .containsEntry("active_rooms", 1.0)
                .containsEntry("published_tracks", 2.0)
                .containsEntry("subscriptions", 2.0)
                .containsEntry("datagrams_failed_total", 0.0)
                .containsEntry("segmented_runs_refused_total", 0.0)
                .containsEntry("mailbox_refused_total", 0.0)
                .containsEntry("handshakes_total", 2.0)
                .containsEntry("handshakes_under_way", 0.0)
                .containsEntry("redis_failures_total", 0.0)
                .containsEntry("dynamodb_failures_total", 0.0)
                .containsEntry("class_ends_refused_total", 0.0)
                .containsEntry("log_put_failures_total", 0.0)
                .containsEntry("log_refused_total", 0.0)
                .containsEntry("log_delays_total", 0.0)
                .containsEntry("log_depositions_total", 0.0)
                .containsKey("log_entries_waiting")
                .containsEntry("drops_total{reason=\"srtp_bad_tag\"}", 0.0)
                .containsEntry("control_refused_total{code=\"join-token-invalid\"}", 7.0)
                .containsEntry("connections_lost_total{reason=\"consent_lost\"}", 0.0)
                .containsKeys("cpu_usage", "memory_usage", "memory_heap", "packet_loss_rate");
        assertThat(samples.get("network_throughput_sent_bytes_total")).isGreaterThan(20_000);
        assertThat(samples.get("network_throughput_received_bytes_total")).isGreaterThan(20_000);
        assertThat(samples.get("datagrams_sent_total")).isGreaterThan(60);
        assertThat(samples.get("packets_forwarded_total"))
                .isBetween(60.0, samples.get("datagrams_sent_total"));
        assertThat(samples.get("log_entries_total")).isPositive();
        assertThat(samples.get("log_batches_total")).isPositive();
        assertThat(samples.get("class_events_total")).isGreaterThan(4);
        assertThat(samples.get("process_cpu_seconds_total")).isPositive();
        assertThat(samples.get("memory_allocated_bytes_total")).isGreaterThan(1_000_000);
        double segments = 0;
        for (int i = 1; i <= PeerOutbox.MAX_SEGMENTS; i++) {
            segments += i * samples.getOrDefault("udp_runs_total{segments=\"" + i + "\"}", 0.0);
        }
        assertThat(segments).isEqualTo(samples.get("datagrams_sent_total"));
    }

    /// Each sample line: name with labels, and value.
    private Map<String, Double> samples() {
        Map<String, Double> samples = new TreeMap<>();
        metrics.metrics(Map.of("join-token-invalid", 7L))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> {
                    int space = line.lastIndexOf(' ');
                    samples.put(line.substring(0, space), Double.valueOf(line.substring(space)));
                });
        return samples;
    }
}
