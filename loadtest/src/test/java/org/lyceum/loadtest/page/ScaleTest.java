package org.lyceum.loadtest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
    @ParameterizedTest(name = "up to {0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            textBlock =
                    """
                    LARGEST | LABELS
                    0.3     | 0.0 0.1 0.2 0.3
                    7       | 0 2 4 6 8
                    100     | 0 20 40 60 80 100
                    101     | 0 50 100 150
                    12_345  | 0 5,000 10,000 15,000
                    """)
    void stepsAreRound(String largest, String labels) {
        Scale scale = Scale.upTo(Double.parseDouble(largest.replace("_", "")));
        assertThat(scale.ticks().stream().map(scale::label).collect(Collectors.joining(" ")))
                .isEqualTo(labels);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1"})
    void anAxisOfNothingIsNotEmpty(double largest) {
        assertThat(Scale.upTo(largest).end()).isPositive();
    }
}
