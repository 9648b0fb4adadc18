package org.lyceum.loadtest.report;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some measured values in order, of which quantiles and curves are made.
public final class Distribution {
    private final double[] sorted;

    private Distribution(double[] sorted) {
        this.sorted = sorted;
    }

    public static Distribution of(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Distribution(sorted);
    }

    public boolean isEmpty() {
        return sorted.length == 0;
    }

    /// In order, the smallest first.
    public double[] values() {
        return sorted.clone();
    }

    /// Null when nothing was measured.
    public @Nullable Quantiles quantiles() {
        return Quantiles.of(sorted);
    }
}
