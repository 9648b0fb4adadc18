package org.lyceum.rtc.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnwrappingTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                    FIRST, SECOND,  INDEX
                    next in order,               7,      8,      8
                    the same again,              7,      7,      7
                    late,                        7,      6,      6
                    rolls over,              65535,      0,  65536
                    far ahead over rollover, 65000,   1000,  66536
                    late across rollover,        0,  65535,     -1
                    half way ahead is ahead,     0,  32767,  32767
                    half way is behind,          0,  32768, -32768
                    """)
    void unwrapsSequenceNumbers(String name, int first, int second, long index) {
        SequenceUnwrapper unwrapper = new SequenceUnwrapper();
        unwrapper.unwrap(first);

        assertThat(unwrapper.unwrap(second)).isEqualTo(index);
        assertThat(unwrapper.highest()).isEqualTo(Math.max(first, index));
        assertThat(SequenceUnwrapper.sequenceNumberOf(index)).isEqualTo(second);
    }

    @Test
    void looksWithoutRemembering() {
        SequenceUnwrapper unwrapper = new SequenceUnwrapper();
        unwrapper.unwrap(10);

        assertThat(unwrapper.indexOf(20)).isEqualTo(20);
        assertThat(unwrapper.highest()).isEqualTo(10);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                   FIRST,     SECOND,       VALUE
                    next,                     100,       3100,        3100
                    rolls over,        4294967295,          5,  4294967301
                    late over rollover,         0, 4294967295,          -1
                    """)
    void unwrapsTimestamps(String name, long first, long second, long value) {
        TimestampUnwrapper unwrapper = new TimestampUnwrapper();
        unwrapper.unwrap(first);

        assertThat(unwrapper.unwrap(second)).isEqualTo(value);
        assertThat(unwrapper.valueOf(first)).isEqualTo(first);
    }
}
