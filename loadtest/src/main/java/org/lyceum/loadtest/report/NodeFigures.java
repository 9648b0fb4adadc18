package org.lyceum.loadtest.report;

import org.jspecify.annotations.Nullable;
import org.lyceum.loadtest.machine.NodeUsage;

/// What the nodes took for what the bots got; every figure null when the nodes are unknown.
///
/// @param cpuSeconds user and system time of all nodes while measuring
/// @param packetsPerCoreSecond packets that all bots received, per second of that time
/// @param rssBytes resident memory at the end of the measuring
/// @param emptyRssBytes the same before the first join
/// @param bytesPerThousandViewers how much memory a thousand viewers add to the empty node
/// @param coresPerThousandViewers CPU time a second, for a thousand viewers
public record NodeFigures(
        @Nullable Double cpuSeconds,
        @Nullable Double packetsPerCoreSecond,
        @Nullable Long rssBytes,
        @Nullable Long emptyRssBytes,
        @Nullable Long bytesPerThousandViewers,
        @Nullable Double coresPerThousandViewers) {
    private static final NodeFigures UNKNOWN = new NodeFigures(null, null, null, null, null, null);

    static NodeFigures of(Measured measured, long packets, int viewers) {
        NodeUsage usage = measured.nodes();
        if (usage == null) {
            return UNKNOWN;
        }
        Long empty = measured.emptyRssBytes();
        return new NodeFigures(
                usage.cpuSeconds(),
                usage.cpuSeconds() > 0 ? packets / usage.cpuSeconds() : null,
                usage.rssBytes(),
                empty,
                empty == null || viewers == 0 ? null : (usage.rssBytes() - empty) * 1_000 / viewers,
                viewers == 0 || measured.seconds() <= 0
                        ? null
                        : usage.cpuSeconds() / measured.seconds() * 1_000 / viewers);
    }
}
