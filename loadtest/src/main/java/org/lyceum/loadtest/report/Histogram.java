package org.lyceum.loadtest.report;

import java.util.ArrayList;
import java.util.List;

/// How many measured times fall between fixed limits, in milliseconds.
///
/// The limits are the same in every run, so that runs can be laid over each other.
public record Histogram(List<Bucket> buckets) {
    private static final double[] LIMITS_MS = {
        10, 20, 30, 50, 75, 100, 150, 200, 300, 500, 1_000, 2_000, 5_000, Double.POSITIVE_INFINITY
    };

    /// Values above the limit before and up to this one; infinite for the last.
    public record Bucket(double upToMs, int count) {}

    public Histogram {
        buckets = List.copyOf(buckets);
    }

    public static Histogram of(double[] valuesMs) {
        List<Bucket> buckets = new ArrayList<>();
        double above = Double.NEGATIVE_INFINITY;
        for (double limit : LIMITS_MS) {
            int count = 0;
            for (double value : valuesMs) {
                count += value > above && value <= limit ? 1 : 0;
            }
            buckets.add(new Bucket(limit, count));
            above = limit;
        }
        return new Histogram(buckets);
    }
}
