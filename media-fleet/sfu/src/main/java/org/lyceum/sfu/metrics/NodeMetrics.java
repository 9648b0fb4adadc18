package org.lyceum.sfu.metrics;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lyceum.sfu.net.MediaNode;
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
        NodeReading now =
                new NodeReading(node, registry, node.readings(), ProcessReadings.now(), refusals);
        PrometheusText text = new PrometheusText();
        for (Sample sample : Sample.ALL) {
            text.write(sample, now);
        }
        return text.text();
    }

    private static String word(boolean healthy) {
        return healthy ? "healthy" : "unreachable";
    }
}
