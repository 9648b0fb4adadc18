package org.lyceum.loadtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JoinPlanTest {
    @ParameterizedTest(name = "student {0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    NUMBER, SECONDS
                    0,            0
                    50,           1
                    1000,        20
                    1100,        21
                    9999,    109.99
                    """)
    void studentsOfARampComeInItsSteps(int number, double seconds) {
        JoinPlan plan = JoinPlan.parse("50/s:1000, 100/s:10000");
        assertThat(plan.students()).isEqualTo(10_000);
        assertThat(plan.arrivalNs(number)).isEqualTo((long) (seconds * 1e9));
    }

    @Test
    void onePaceIsARampOfOneStep() {
        assertThat(JoinPlan.steady(300, 20)).isEqualTo(JoinPlan.parse("20:300"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "50",
                "50/s",
                "50/s:",
                "50/m:10",
                "0/s:10",
                "50/s:0",
                "5/s:9,5/s:9",
                "5/s:10,5/s:9",
                "5/s:10,",
                "5/s:99999"
            })
    void whatIsNoRampIsRefusedWithASentence(String text) {
        assertThatThrownBy(() -> JoinPlan.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "-1", "0", "20/m", "99999999"})
    void whatIsNoRateIsRefusedWithASentence(String text) {
        assertThatThrownBy(() -> JoinPlan.parseRate(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(".");
    }
}
