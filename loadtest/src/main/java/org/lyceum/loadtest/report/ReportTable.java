package org.lyceum.loadtest.report;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lyceum.loadtest.ledger.AuditResult;
import org.lyceum.loadtest.ledger.Violation;
import org.lyceum.loadtest.machine.Environment;
import org.lyceum.loadtest.play.HandsCheck;

/// A report as a table for people at a terminal.
public final class ReportTable {
    private static final int BAR_CHARACTERS = 40;

    private final StringBuilder text = new StringBuilder();

    private ReportTable() {}

    public static String of(LoadReport report) {
        return new ReportTable().write(report);
    }

    private String write(LoadReport report) {
        row("students", "%d", report.students());
        row("joined", "%d", report.joined());
        row("with all they wanted", "%d", report.gotAll());
        if (!report.failed().isEmpty()) {
            row("failed", "%s", LoadReport.text(report.failed()));
        }
        quantiles("offer to media, ms", report.offerToMediaMs().quantiles());
        quantiles("offer to picture, ms", report.offerToPictureMs().quantiles());
        report.breakdown().steps().forEach((name, step) -> quantiles("  " + name, step));
        quantiles("packets per bot", report.packetsPerBot());
        quantiles("bytes per bot", report.bytesPerBot());
        quantiles("jitter, ms", report.jitterMs().quantiles());
        row("loss after repair", "%.3f %%", 100 * report.lossRatio());
        totals(report.totals());
        if (!report.refusedDatagrams().isEmpty()) {
            row("datagrams refused", "%s", LoadReport.text(report.refusedDatagrams()));
        }
        row("heights seen", "%s", heights(report));
        acts(report.measured().acts());
        nodes(report.node());
        histogram(Histogram.of(report.offerToMediaMs().values()));
        environment(report.measured().environment());
        return text.toString();
    }

    private void totals(LoadReport.Totals totals) {
        row("packets, bytes received", "%,d, %,d", totals.packets(), totals.bytes());
        row(
                "NACKs sent, repaired, PLIs",
                "%,d, %,d, %,d",
                totals.nacksSent(),
                totals.repaired(),
                totals.pictureRequests());
        row("pictures, gaps", "%,d, %,d", totals.pictures(), totals.pictureGaps());
        row("events, gaps", "%,d, %,d", totals.events(), totals.eventGaps());
        row("saw the class end", "%,d", totals.classEndedSeen());
    }

    private void acts(@Nullable ActFigures acts) {
        if (acts == null) {
            return;
        }
        AuditResult audit = acts.audit();
        row("acts", "%,d", audit.fates().sent());
        row(
                "  acknowledged, refused",
                "%,d, %,d",
                audit.fates().acknowledged(),
                audit.fates().refused());
        row("  given up, lost", "%,d, %,d", audit.fates().givenUp(), audit.lost());
        quantiles("act to acknowledged, ms", acts.toAckMs().quantiles());
        quantiles("act to seen by all, ms", acts.toSeenByAllMs().quantiles());
        row("entries seen, returns", "%,d, %,d", audit.entriesSeen(), acts.returns());
        if (acts.hands() != null) {
            HandsCheck.Result hands = acts.hands();
            row(
                    "hands",
                    "%,d, %s",
                    hands.raised(),
                    hands.inOrder() ? "in the order of the log" : hands.wrong().getFirst());
        }
        for (Violation violation : audit.violations()) {
            row("VIOLATION", "%s", violation);
        }
    }

    private void nodes(NodeFigures node) {
        row("CPU of the nodes, s", "%s", orUnknown(node.cpuSeconds(), "%,.2f"));
        row("packets per core-second", "%s", orUnknown(node.packetsPerCoreSecond(), "%,.0f"));
        row("memory of the nodes, MB", "%s", megabytes(node.rssBytes()));
        row("  empty, MB", "%s", megabytes(node.emptyRssBytes()));
        row("  per 1,000 students, MB", "%s", megabytes(node.bytesPerThousandViewers()));
        row("cores per 1,000 students", "%s", orUnknown(node.coresPerThousandViewers(), "%.3f"));
    }

    private void environment(Environment environment) {
        row("machine", "%d cores, %s", environment.cores(), environment.processor());
        row("cores", "%s", environment.coreSplit());
        row("system", "%s, Java %s", environment.kernel(), environment.java());
        row("commit", "%s", environment.commit());
    }

    private void histogram(Histogram histogram) {
        int most = histogram.buckets().stream().mapToInt(Histogram.Bucket::count).max().orElse(0);
        if (most == 0) {
            return;
        }
        text.append("offer to media\n");
        for (Histogram.Bucket bucket : histogram.buckets()) {
            if (bucket.count() > 0) {
                String limit =
                        Double.isInfinite(bucket.upToMs())
                                ? "more"
                                : format("<= %.0f ms", bucket.upToMs());
                String bar = "#".repeat(Math.max(1, bucket.count() * BAR_CHARACTERS / most));
                text.append(format("  %12s %5d %s%n", limit, bucket.count(), bar));
            }
        }
    }

    private void quantiles(String name, @Nullable Quantiles values) {
        if (values == null) {
            row(name, "%s", "nothing measured");
        } else {
            row(
                    name,
                    "p50 %,.1f   p95 %,.1f   p99 %,.1f",
                    values.p50(),
                    values.p95(),
                    values.p99());
        }
    }

    private void row(String name, String format, Object... values) {
        text.append(format("%-28s %s%n", name, format(format, values)));
    }

    private static String heights(LoadReport report) {
        return report.heights().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String megabytes(@Nullable Long bytes) {
        return orUnknown(bytes == null ? null : bytes / 1e6, "%,.0f");
    }

    private static String orUnknown(@Nullable Double value, String format) {
        return value == null ? "unknown" : format(format, value);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
