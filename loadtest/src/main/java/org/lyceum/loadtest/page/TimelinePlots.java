package org.lyceum.loadtest.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.loadtest.report.Timeline;
import org.lyceum.loadtest.report.Timeline.Sample;

/// The plots over the time of a run.
record TimelinePlots(Timeline timeline) {
    private static final String SECONDS = "seconds since the first student came";

    private interface Value {
        double of(Sample sample);
    }

    private interface Change {
        double between(Sample before, Sample now);
    }

    boolean knowsNodes() {
        return timeline.samples().stream().allMatch(sample -> sample.cpuSeconds() != null);
    }

    String joins() {
        return plot("Students in the class", values(Sample::joined));
    }

    String packets() {
        return plot(
                "Packets a second",
                changes((before, now) -> (double) now.packets() - before.packets()));
    }

    String cpu() {
        return plot(
                "CPU of the nodes, percent of one core",
                changes((before, now) ->
                        100 * (known(now.cpuSeconds()) - known(before.cpuSeconds()))));
    }

    String memory() {
        return plot("Memory of the nodes, MB", values(sample -> known(sample.rssBytes()) / 1e6));
    }

    private String plot(String title, List<LinePlot.Point> points) {
        var line = new LinePlot.Line(title, points);
        return new LinePlot(title, SECONDS, List.of(line), timeline.measuringFrom()).svg();
    }

    private List<LinePlot.Point> values(Value value) {
        return timeline.samples().stream()
                .map(sample -> new LinePlot.Point(sample.seconds(), value.of(sample)))
                .toList();
    }

    /// What came a second, between one look and the next.
    private List<LinePlot.Point> changes(Change change) {
        List<LinePlot.Point> points = new ArrayList<>();
        List<Sample> samples = timeline.samples();
        for (int i = 1; i < samples.size(); i++) {
            Sample before = samples.get(i - 1);
            Sample now = samples.get(i);
            double seconds = now.seconds() - before.seconds();
            if (seconds > 0.5) {
                points.add(
                        new LinePlot.Point(now.seconds(), change.between(before, now) / seconds));
            }
        }
        return points;
    }

    private static double known(@Nullable Number value) {
        return value == null ? 0 : value.doubleValue();
    }
}
