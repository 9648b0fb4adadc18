package org.lyceum.sfu.metrics;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.peer.CloseReason;
import org.lyceum.sfu.net.MediaNode;
import org.lyceum.sfu.net.WorkerReadings;
import org.lyceum.sfu.net.WorkerReadings.Traffic;
import org.lyceum.sfu.registry.NodeRegistry;

/// Health and metrics of a node, read when somebody asks.
public final class NodeMetrics {
    private final MediaNode node;
    private final NodeRegistry registry;
    private final Clock clock;

    public NodeMetrics(MediaNode node, NodeRegistry registry, Clock clock) {
        this.node = node;
        this.registry = registry;
        this.clock = clock;
    }

    /// The body of `/health`.
    public record Health(
            String status,
            Instant timestamp,
            Map<String, String> services,
            Performance performance) {
        /// How busy the node is.
        public record Performance(
                int activeClasses, int totalParticipants, long memoryUsage, double cpuUsage) {}
    }

    /// Healthy; degraded when a store does not answer, for live classes go on without; unhealthy
    /// when a worker does not.
    public Health health() {
        boolean responsive = node.isResponsive();
        Map<String, String> services = new LinkedHashMap<>();
        services.put("media", responsive ? "healthy" : "unresponsive");
        services.put("redis", word(registry.redisHealthy()));
        services.put("dynamodb", word(registry.tableHealthy()));
        boolean stores = registry.redisHealthy() && registry.tableHealthy();
        ProcessReadings process = ProcessReadings.now();
        return new Health(
                !responsive ? "unhealthy" : stores ? "healthy" : "degraded",
                clock.instant(),
                services,
                new Health.Performance(
                        node.activeRooms(),
                        node.participants(),
                        process.residentBytes(),
                        process.cpuRatio()));
    }

    /// The body of `/metrics`.
    ///
    /// @param refusals requests of the control API that were refused, by the code of the problem
    public String metrics(Map<String, Long> refusals) {
        List<WorkerReadings> workers = node.readings();
        ProcessReadings process = ProcessReadings.now();
        PrometheusText text = new PrometheusText();
        text.gauge(
                        "concurrent_connections",
                        "Peer sessions on this node.",
                        sum(workers, WorkerReadings::connections))
                .gauge("active_rooms", "Classes on this node.", node.activeRooms())
                .gauge(
                        "published_tracks",
                        "Tracks that are being published.",
                        sum(workers, WorkerReadings::publishedTracks))
                .gauge(
                        "subscriptions",
                        "Slots that a track is forwarded into.",
                        sum(workers, WorkerReadings::subscriptions))
                .gauge("cpu_usage", "Share of all cores, 0 to 1.", process.cpuRatio())
                .gauge("memory_usage", "Resident bytes.", process.residentBytes())
                .gauge("memory_heap", "Used bytes of the heap.", process.heapBytes());
        traffic(text, workers);
        text.counters(
                "drops_total",
                "Input dropped, by reason.",
                "reason",
                sum(workers, Drop.class, WorkerReadings::drops));
        text.counters(
                "connections_lost_total",
                "Connections that ended by themselves, by reason.",
                "reason",
                sum(workers, CloseReason.class, WorkerReadings::lostConnections));
        text.counters(
                "control_refused_total",
                "Requests of the control API that were refused, by code.",
                "code",
                refusals);
        text.counters(
                "udp_runs_total",
                "Runs of datagrams sent, by segments.",
                "segments",
                runs(workers));
        return text.text();
    }

    private static void traffic(PrometheusText text, List<WorkerReadings> workers) {
        text.counter(
                        "network_throughput_received_bytes_total",
                        "Bytes of datagrams received.",
                        sumOf(workers, Traffic::bytesReceived))
                .counter(
                        "network_throughput_sent_bytes_total",
                        "Bytes of datagrams sent.",
                        sumOf(workers, Traffic::bytesSent))
                .counter(
                        "datagrams_received_total",
                        "Datagrams received.",
                        sumOf(workers, Traffic::datagramsReceived))
                .counter(
                        "datagrams_sent_total",
                        "Datagrams sent.",
                        sumOf(workers, Traffic::datagramsSent))
                .counter(
                        "datagrams_failed_total",
                        "Datagrams that the kernel refused.",
                        sumOf(workers, Traffic::failedToSend))
                .counter(
                        "segmented_runs_refused_total",
                        "Segmented runs that were sent again one by one.",
                        sumOf(workers, Traffic::refusedRuns))
                .counter(
                        "mailbox_refused_total",
                        "Work that a worker's mailbox refused.",
                        sum(workers, WorkerReadings::refusedLetters));
        long arrived = sumOf(workers, Traffic::reportedArrived);
        long lost = sumOf(workers, Traffic::reportedLost);
        text.gauge(
                "packet_loss_rate",
                "Share of packets that present receivers report lost, 0 to 1.",
                arrived + lost == 0 ? 0 : (double) lost / (arrived + lost));
    }

    /// Of all workers, every reason there is: a counter that appears only later looks like a jump.
    private static <R extends Enum<R>> Map<String, Long> sum(
            List<WorkerReadings> workers,
            Class<R> reasons,
            Function<WorkerReadings, Map<R, Long>> reading) {
        Map<String, Long> named = new LinkedHashMap<>();
        for (R reason : reasons.getEnumConstants()) {
            named.put(
                    reason.name().toLowerCase(Locale.ROOT),
                    sum(workers, worker -> reading.apply(worker).getOrDefault(reason, 0L)));
        }
        return named;
    }

    private static Map<String, Long> runs(List<WorkerReadings> workers) {
        Map<String, Long> runs = new LinkedHashMap<>();
        for (WorkerReadings worker : workers) {
            long[] bySegments = worker.runsBySegments();
            for (int segments = 1; segments < bySegments.length; segments++) {
                runs.merge(Integer.toString(segments), bySegments[segments], Long::sum);
            }
        }
        return runs;
    }

    private static long sum(List<WorkerReadings> workers, ToLongFunction<WorkerReadings> reading) {
        return workers.stream().mapToLong(reading).sum();
    }

    private static long sumOf(List<WorkerReadings> workers, ToLongFunction<Traffic> reading) {
        return sum(workers, worker -> reading.applyAsLong(worker.traffic()));
    }

    private static String word(boolean healthy) {
        return healthy ? "healthy" : "unreachable";
    }
}
