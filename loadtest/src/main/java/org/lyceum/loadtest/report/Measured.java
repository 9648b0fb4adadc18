package org.lyceum.loadtest.report;

import org.jspecify.annotations.Nullable;
import org.lyceum.loadtest.machine.Environment;
import org.lyceum.loadtest.machine.NodeUsage;

/// What a run measured besides the bots themselves.
///
/// @param publishers people on stage besides the teacher
/// @param seconds how long the measuring took
/// @param nodes what the nodes took in that time; null when they are unknown
/// @param emptyRssBytes memory of the nodes before the first join
/// @param acts what the class did; null for one that only listened
public record Measured(
        Environment environment,
        int publishers,
        double seconds,
        @Nullable NodeUsage nodes,
        @Nullable Long emptyRssBytes,
        Timeline timeline,
        @Nullable ActFigures acts) {}
