package org.lyceum.loadtest.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was seen while the run lasted, look after look.
///
/// @param measuringFrom when all were in and the measuring began, in seconds since the first look
public record Timeline(List<Sample> samples, double measuringFrom) {
    /// One look.
    ///
    /// @param seconds since the first look
    /// @param joined students that were answered so far
    /// @param packets authentic media packets that all bots have got so far
    /// @param cpuSeconds that the nodes have taken so far; null when they are unknown
    public record Sample(
            double seconds,
            int joined,
            long packets,
            @Nullable Double cpuSeconds,
            @Nullable Long rssBytes) {}

    public Timeline {
        samples = List.copyOf(samples);
    }
}
