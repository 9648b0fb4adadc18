package org.lyceum.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,               VALUES,               P50, P95, P99
                    one value,          7,                      7,   7,   7
                    two values,         2 1,                    1,   2,   2
                    an odd number,      3 1 2,                  2,   3,   3
                    out of order,       9 1 8 2 7 3 6 4 5 10,   5,  10,  10
                    all the same,       4 4 4 4,                4,   4,   4
                    """)
    void areValuesByNearestRank(String name, String values, double p50, double p95, double p99) {
        double[] measured =
                Arrays.stream(values.split(" ")).mapToDouble(Double::parseDouble).toArray();
        assertThat(Quantiles.of(measured)).isEqualTo(new Quantiles(p50, p95, p99));
    }

    @Test
    void ofNothingAreNothing() {
        assertThat(Quantiles.of(new double[0])).isNull();
    }

    @Test
    void ofAHundredLeaveOneAboveTheLast() {
        double[] values = new double[100];
        Arrays.setAll(values, i -> i + 1);
        assertThat(Quantiles.of(values)).isEqualTo(new Quantiles(50, 95, 99));
    }

    @Test
    void histogramsCountEachValueOnce() {
        Histogram histogram = Histogram.of(new double[] {0, 10, 10.1, 99, 5_001, 1e9});
        assertThat(histogram.buckets())
                .extracting(Histogram.Bucket::count)
                .containsExactly(2, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2);
    }
}
