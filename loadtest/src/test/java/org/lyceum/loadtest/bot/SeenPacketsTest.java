package org.lyceum.loadtest.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenPacketsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                      INDICES,         UNIQUE, EXPECTED
                    in order,                  5 6 7,                3,        3
                    one is missing,            5 7,                  2,        3
                    one is late,               5 7 6,                3,        3
                    one comes twice,           5 6 6 7 5,            3,        3
                    before the first,          5 4,                  1,        1
                    a jump over the window,    5 5000 4999,          3,     4996
                    too late for the window,   5 5000 6,             2,     4996
                    a place used anew,         1 2049 2,             3,     2049
                    """)
    void countsEachOnce(String name, String indices, long unique, long expected) {
        SeenPackets seen = new SeenPackets();
        Arrays.stream(indices.split(" ")).mapToLong(Long::parseLong).forEach(seen::add);
        assertThat(seen.unique()).isEqualTo(unique);
        assertThat(seen.expected()).isEqualTo(expected);
    }
}
