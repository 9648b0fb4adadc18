package org.lyceum.loadtest.report;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Three quantiles of some measured values, by nearest rank: each is a value that was measured.
public record Quantiles(double p50, double p95, double p99) {

    /// Null when nothing was measured.
    public static @Nullable Quantiles of(double[] values) {
        if (values.length == 0) {
            return null;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Quantiles(at(sorted, 50), at(sorted, 95), at(sorted, 99));
    }

    private static double at(double[] sorted, int percent) {
        int rank = (sorted.length * percent + 99) / 100;
        return sorted[rank - 1];
    }
}
