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
        root.put("joined", report.joined());
        root.put("gotAll", report.gotAll());
        root.set("failed", ApiJson.mapper().valueToTree(report.failed()));
        root.put("measuredSeconds", report.measuredSeconds());
        root.set("offerToMediaMs", quantiles(report.offerToMediaMs()));
        root.set("offerToPictureMs", quantiles(report.offerToPictureMs()));
        root.set("packetsPerBot", quantiles(report.packetsPerBot()));
        root.set("bytesPerBot", quantiles(report.bytesPerBot()));
        root.put("lossRatio", report.lossRatio());
        root.set("jitterMs", quantiles(report.jitterMs()));
        root.set("totals", ApiJson.mapper().valueToTree(report.totals()));
        root.set("refusedDatagrams", ApiJson.mapper().valueToTree(report.refusedDatagrams()));
        root.set("heights", ApiJson.mapper().valueToTree(report.heights()));
        root.put("packetsPerCoreSecond", report.packetsPerCoreSecond());
        root.put("nodeRssBytes", report.nodeRssBytes());
        root.set("offerToMediaHistogram", histogram(report.offerToMediaHistogram()));
        return root.toPrettyString() + "\n";
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
