package org.lyceum.loadtest.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.loadtest.ledger.AuditResult;
import org.lyceum.loadtest.machine.Environment;
import org.lyceum.loadtest.play.HandsCheck;
import org.lyceum.loadtest.report.ActFigures;
import org.lyceum.loadtest.report.Distribution;
import org.lyceum.loadtest.report.Histogram;
import org.lyceum.loadtest.report.LoadReport;
import org.lyceum.loadtest.report.NodeFigures;
import org.lyceum.loadtest.report.Quantiles;

/// A report as one page of HTML: what matters first, then plots, then everything else.
public final class ReportPage {
    private static final String UNKNOWN = "unknown";
    private static final double PERCENT = 100;

    private final LoadReport report;
    private final StringBuilder html = new StringBuilder();

    private ReportPage(LoadReport report) {
        this.report = report;
    }

    public static String of(LoadReport report) {
        return new ReportPage(report).write();
    }

    private String write() {
        String title = "Load test, " + report.students() + " students";
        add("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">");
        add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        add("<title>%s</title>\n<style>\n%s</style>\n</head>\n<body>", title, style());
        add("<header><h1>%s</h1><p>%s</p></header>\n<main>", title, Html.text(sentence()));
        figures();
        acts();
        joins();
        if (report.measured().acts() == null || report.totals().packets() > 0) {
            media();
        }
        nodes();
        details();
        add("</main>\n</body>\n</html>");
        return html.toString();
    }

    private String sentence() {
        String all =
                report.isGood()
                        ? "Everybody got all they wanted"
                        : report.gotAll() + " of " + report.students() + " got all they wanted";
        return all + format(", measured for %.0f seconds.", report.measured().seconds());
    }

    private void figures() {
        NodeFigures node = report.node();
        Quantiles media = report.offerToMediaMs().quantiles();
        Quantiles jitter = report.jitterMs().quantiles();
        add("<dl class=\"figures\">");
        figure("Joined", format("%,d", report.joined()), "of " + report.students());
        figure(
                "Offer to media, p99",
                media == null ? UNKNOWN : format("%,.0f ms", media.p99()),
                "aim: below 200 ms");
        figure("Loss", format("%.3f %%", PERCENT * report.lossRatio()), "after repair; aim: 0");
        figure(
                "Jitter, p95",
                jitter == null ? UNKNOWN : format("%.1f ms", jitter.p95()),
                "aim: below 30 ms");
        figure(
                "Packets a core-second",
                number(node.packetsPerCoreSecond(), "%,.0f"),
                "aim: 150,000 or more");
        figure(
                "Memory, 1,000 students",
                megabytes(node.bytesPerThousandViewers()),
                "above the empty node; aim: at most 200 MB");
        figure(
                "Cores, 1,000 students",
                number(node.coresPerThousandViewers(), "%.3f"),
                "of the nodes");
        add("</dl>");
    }

    private void figure(String name, String value, String note) {
        add("<div><dt>%s</dt><dd>%s</dd><p>%s</p></div>", name, value, note);
    }

    private void acts() {
        ActFigures acts = report.measured().acts();
        if (acts == null) {
            return;
        }
        AuditResult audit = acts.audit();
        add("<h2>Acts</h2>\n<dl class=\"figures\">");
        figure(
                "Acknowledged",
                format("%,d", audit.fates().acknowledged()),
                format(
                        "of %,d; refused %,d, given up %,d",
                        audit.fates().sent(), audit.fates().refused(), audit.fates().givenUp()));
        figure("Lost", format("%,d", audit.lost()), "aim: 0");
        figure("To acknowledged, p99", p99(acts.toAckMs()), "aim: below 100 ms");
        figure("To seen by all, p99", p99(acts.toSeenByAllMs()), "aim: below 100 ms");
        HandsCheck.Result hands = acts.hands();
        if (hands != null) {
            figure(
                    "Hands",
                    format("%,d", hands.raised()),
                    hands.inOrder()
                            ? "in the order of the log"
                            : Html.text(hands.wrong().getFirst()));
        }
        add("</dl>\n<div class=\"plots\">");
        plot(
                "Act to acknowledged and to seen by all, ms",
                percentiles(
                        "Act to acknowledged and to seen by all",
                        new LinePlot.Line("acknowledged", curve(acts.toAckMs(), 1)),
                        new LinePlot.Line("seen by all", curve(acts.toSeenByAllMs(), 1))));
        plot("Act to acknowledged, acts", histogram("Act to acknowledged", acts.toAckMs()));
        add("</div>");
        audit.violations().forEach(wrong -> add("<p>%s</p>", Html.text(wrong.toString())));
    }

    private static String p99(Distribution times) {
        Quantiles values = times.quantiles();
        return values == null ? UNKNOWN : format("%,.1f ms", values.p99());
    }

    private void joins() {
        add("<h2>Joining</h2>\n<div class=\"plots\">");
        plot("Students in the class", timeline().joins());
        plot(
                "Offer to first media, students",
                histogram("Offer to first media", report.offerToMediaMs()));
        plot(
                "Offer to first media and to first picture, ms",
                percentiles(
                        "Offer to media and picture",
                        new LinePlot.Line("media", curve(report.offerToMediaMs(), 1)),
                        new LinePlot.Line("picture", curve(report.offerToPictureMs(), 1))));
        add("<figure><figcaption>Where the time goes, ms</figcaption>");
        steps();
        add("</figure></div>");
    }

    private void steps() {
        add("<table><tr><th>step<th>p50<th>p95<th>p99</tr>");
        for (Map.Entry<String, @Nullable Quantiles> step : report.breakdown().steps().entrySet()) {
            row(step.getKey(), step.getValue());
        }
        row("offer to media", report.offerToMediaMs().quantiles());
        row("offer to picture", report.offerToPictureMs().quantiles());
        add("</table>");
    }

    private void row(String name, @Nullable Quantiles values) {
        if (values != null) {
            add(
                    "<tr><th>%s<td>%,.1f<td>%,.1f<td>%,.1f</tr>",
                    name, values.p50(), values.p95(), values.p99());
        }
    }

    private void media() {
        add("<h2>Media</h2>\n<div class=\"plots\">");
        plot("Packets a second that all students got", timeline().packets());
        plot(
                "Jitter of each stream, ms",
                percentiles("Jitter", new LinePlot.Line("jitter", curve(report.jitterMs(), 1))));
        plot(
                "Loss of each student after repair, percent",
                percentiles(
                        "Loss", new LinePlot.Line("loss", curve(report.lossRatios(), PERCENT))));
        add("</div>");
    }

    private void nodes() {
        if (!timeline().knowsNodes()) {
            return;
        }
        add("<h2>Nodes</h2>\n<div class=\"plots\">");
        plot("CPU, percent of one core", timeline().cpu());
        plot("Memory, MB", timeline().memory());
        add("</div>");
    }

    private void details() {
        LoadReport.Totals totals = report.totals();
        Environment environment = report.measured().environment();
        NodeFigures node = report.node();
        add("<h2>Everything else</h2>\n<table class=\"details\">");
        detail("Packets, bytes", format("%,d, %,d", totals.packets(), totals.bytes()));
        detail(
                "NACKs, repaired, keyframe requests",
                format(
                        "%,d, %,d, %,d",
                        totals.nacksSent(), totals.repaired(), totals.pictureRequests()));
        detail("Whole pictures, gaps", format("%,d, %,d", totals.pictures(), totals.pictureGaps()));
        detail("Events, gaps", format("%,d, %,d", totals.events(), totals.eventGaps()));
        detail("Failed", report.failed().isEmpty() ? "nobody" : report.failed().toString());
        detail("CPU of the nodes", number(node.cpuSeconds(), "%.2f s"));
        detail("Memory of the nodes", megabytes(node.rssBytes()));
        detail("Memory of the empty nodes", megabytes(node.emptyRssBytes()));
        detail("Command", environment.commandLine());
        detail("Machine", environment.cores() + " cores, " + environment.processor());
        detail("Cores", environment.coreSplit());
        detail("System", environment.kernel() + ", Java " + environment.java());
        detail("Commit", environment.commit());
        add("</table>");
    }

    private void detail(String name, String value) {
        add("<tr><th>%s<td>%s</tr>", name, Html.text(value));
    }

    private void plot(String caption, String svg) {
        add("<figure><figcaption>%s</figcaption>\n%s</figure>", caption, svg);
    }

    private static String histogram(String title, Distribution times) {
        List<BarPlot.Bar> bars = new ArrayList<>();
        List<Histogram.Bucket> buckets = Histogram.of(times.values()).buckets();
        for (Histogram.Bucket bucket : buckets) {
            boolean isLast = Double.isInfinite(bucket.upToMs());
            String word = isLast ? "more" : "≤" + shortened(bucket.upToMs());
            bars.add(new BarPlot.Bar(word, bucket.count()));
        }
        return new BarPlot(title, "milliseconds (s: seconds)", bars).svg();
    }

    private static String shortened(double ms) {
        return ms >= 1_000 ? format("%.0f s", ms / 1_000) : format("%.0f", ms);
    }

    private static String percentiles(String title, LinePlot.Line... lines) {
        StringBuilder legend = new StringBuilder();
        for (int i = 0; lines.length > 1 && i < lines.length; i++) {
            legend.append(format("<span class=\"key%d\">%s</span> ", i, lines[i].name()));
        }
        String unit = "percent of them are at or below";
        String svg = new LinePlot(title, unit, List.of(lines), null).svg();
        return legend.isEmpty() ? svg : svg + "<p class=\"legend\">" + legend + "</p>";
    }

    /// The value that so many percent do not exceed.
    private static List<LinePlot.Point> curve(Distribution distribution, double factor) {
        double[] values = distribution.values();
        List<LinePlot.Point> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            points.add(new LinePlot.Point(PERCENT * (i + 1) / values.length, values[i] * factor));
        }
        return points;
    }

    private TimelinePlots timeline() {
        return new TimelinePlots(report.measured().timeline());
    }

    private static String megabytes(@Nullable Long bytes) {
        return number(bytes == null ? null : bytes / 1e6, "%,.0f MB");
    }

    private static String number(@Nullable Double value, String format) {
        return value == null ? UNKNOWN : format(format, value);
    }

    private static String style() {
        try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("The page's style is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private void add(String format, Object... values) {
        html.append(format(format, values)).append('\n');
    }
}
