package org.lyceum.local.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaFleetTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                            ANNOUNCED,    BOUND
                    this machine by number,          127.0.0.1,    127.0.0.1
                    this machine by name,            localhost,    127.0.0.1
                    a router in front of it,         203.0.113.77, 0.0.0.0
                    """)
    void bindsWhereAnswersComeFromTheAnnouncedAddress(String name, String announced, String bound) {
        assertThat(MediaFleet.bindAddress(announced)).isEqualTo(bound);
    }
}
