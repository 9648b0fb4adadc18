package org.lyceum.loadtest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lyceum.loadtest.machine.Environment;
import org.lyceum.loadtest.machine.NodeUsage;
import org.lyceum.loadtest.report.BotOutcome;
import org.lyceum.loadtest.report.LoadReport;
import org.lyceum.loadtest.report.Measured;
import org.lyceum.loadtest.report.Timeline;
import org.lyceum.loadtest.report.Timeline.Sample;

class ReportPageTest {
    @Test
    void isOneFileWithAPlotForEachThingOverTime() {
        String page = ReportPage.of(report(1.5, 2.5));
        assertThat(page)
                .startsWith("<!doctype html>")
                .contains("aria-label=\"Students in the class\"")
                .contains("aria-label=\"Packets a second\"")
                .contains("aria-label=\"CPU of the nodes, percent of one core\"")
                .contains("aria-label=\"Memory of the nodes, MB\"")
                .contains("--students 2 &lt;3")
                .doesNotContain("http")
                .doesNotContain("NaN")
                .doesNotContain("Infinity");
    }

    @Test
    void leavesOutNodesThatItDoesNotKnow() {
        assertThat(ReportPage.of(report(null, null)))
                .doesNotContain("<h2>Nodes")
                .contains("unknown");
    }

    private static LoadReport report(@Nullable Double cpuBefore, @Nullable Double cpuAfter) {
        Long rss = cpuBefore == null ? null : 1_000_000L;
        NodeUsage usage = cpuBefore == null ? null : new NodeUsage(1, 1_000_000);
        Timeline timeline =
                new Timeline(
                        List.of(
                                new Sample(0, 0, 0, cpuBefore, rss),
                                new Sample(1, 2, 500, cpuAfter, rss)),
                        0.5);
        var environment =
                new Environment(2, "Xeon", "Linux", "25", "abc", "--students 2 <3", "shared");
        return LoadReport.of(
                List.of(new BotOutcome.Refused("class-full")),
                new Measured(environment, 0, 30, usage, rss, timeline, null));
    }
}
