package org.lyceum.loadtest.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;

/// A report as JSON, for programs and for plots over many runs.
public final class ReportJson {
    private ReportJson() {}

    public static String of(LoadReport report) {
        ObjectNode root = object();
        root.put("students", report.students());
        root.put("publishers", report.measured().publishers());
        root.put("joined", report.joined());
        root.put("gotAll", report.gotAll());
        root.set("failed", tree(report.failed()));
        root.put("measuredSeconds", report.measured().seconds());
        root.set("offerToMediaMs", quantiles(report.offerToMediaMs().quantiles()));
        root.set("offerToPictureMs", quantiles(report.offerToPictureMs().quantiles()));
        root.set("joinStepsMs", breakdown(report.breakdown()));
        root.set("packetsPerBot", quantiles(report.packetsPerBot()));
        root.set("bytesPerBot", quantiles(report.bytesPerBot()));
        root.put("lossRatio", report.lossRatio());
        root.set("jitterMs", quantiles(report.jitterMs().quantiles()));
        root.set("totals", tree(report.totals()));
        root.set("refusedDatagrams", tree(report.refusedDatagrams()));
        root.set("heights", tree(report.heights()));
        root.put("packetsPerCoreSecond", report.node().packetsPerCoreSecond());
        root.put("nodeCpuSeconds", report.node().cpuSeconds());
        root.put("nodeRssBytes", report.node().rssBytes());
        root.put("emptyNodeRssBytes", report.node().emptyRssBytes());
        root.put("bytesPerThousandViewers", report.node().bytesPerThousandViewers());
        root.put("coresPerThousandViewers", report.node().coresPerThousandViewers());
        acts(root, report.measured().acts());
        root.set(
                "offerToMediaHistogram", histogram(Histogram.of(report.offerToMediaMs().values())));
        root.set("timeline", tree(report.measured().timeline()));
        root.set("environment", tree(report.measured().environment()));
        return root.toPrettyString() + "\n";
    }

    /// Null where the class only listened.
    private static void acts(ObjectNode root, @Nullable ActFigures acts) {
        root.set("actToAckMs", acts == null ? null : quantiles(acts.toAckMs().quantiles()));
        root.set(
                "actToSeenByAllMs",
                acts == null ? null : quantiles(acts.toSeenByAllMs().quantiles()));
        root.put("actsLost", acts == null ? null : acts.audit().lost());
        if (acts == null) {
            return;
        }
        ObjectNode fates = tree(acts.audit().fates()).deepCopy();
        root.set("acts", fates.put("notSeenByAll", acts.notSeenByAll()));
        root.put("returns", acts.returns());
        root.put("violations", acts.audit().violationCount());
        root.set("firstViolations", tree(acts.audit().violations()));
        if (acts.hands() != null) {
            root.set("hands", tree(acts.hands()));
        }
    }

    private static JsonNode tree(Object value) {
        return ApiJson.mapper().valueToTree(value);
    }

    private static ObjectNode breakdown(Breakdown breakdown) {
        ObjectNode steps = object();
        steps.set("door", quantiles(breakdown.door()));
        steps.set("signalling", quantiles(breakdown.signalling()));
        steps.set("ice", quantiles(breakdown.ice()));
        steps.set("dtls", quantiles(breakdown.dtls()));
        steps.set("packet", quantiles(breakdown.packet()));
        steps.set("picture", quantiles(breakdown.picture()));
        return steps;
    }

    private static @Nullable ObjectNode quantiles(@Nullable Quantiles quantiles) {
        return quantiles == null
                ? null
                : object().put("p50", quantiles.p50())
                        .put("p95", quantiles.p95())
                        .put("p99", quantiles.p99());
    }

    /// The last bucket has no limit, and JSON no infinity: null.
    private static JsonNode histogram(Histogram histogram) {
        var buckets = ApiJson.mapper().createArrayNode();
        for (Histogram.Bucket bucket : histogram.buckets()) {
            Double limit = Double.isInfinite(bucket.upToMs()) ? null : bucket.upToMs();
            buckets.addObject().put("upToMs", limit).put("count", bucket.count());
        }
        return buckets;
    }

    private static ObjectNode object() {
        return ApiJson.mapper().createObjectNode();
    }
}
