package org.lyceum.functions.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.functions.reports.AttendanceRule.Lesson;
import org.lyceum.functions.reports.AttendanceRule.Mark;

/// Who was present, late or absent in a class from 10 to 11.
final class AttendanceRuleTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            nullValues = "-",
            textBlock =
                    """
                    CASE,                   FIRST, MINUTES, MARK
                    all the time,           10:00, 60,      PRESENT
                    came early,             09:46, 74,      PRESENT
                    just in time,           10:15, 45,      PRESENT
                    a minute later,         10:16, 44,      LATE
                    half the time,          10:00, 30,      PRESENT
                    less than half,         10:00, 29,      ABSENT
                    late and short,         10:40, 20,      ABSENT
                    never,                  -,     0,       ABSENT
                    """)
    void judges(String name, @Nullable String first, long minutes, Mark mark) {
        Lesson lesson = new Lesson(at("10:00"), at("11:00"));
        assertThat(
                        AttendanceRule.USUAL.judge(
                                lesson,
                                first == null ? null : at(first),
                                Duration.ofMinutes(minutes)))
                .as(name)
                .isEqualTo(mark);
    }

    @ParameterizedTest(name = "{0} minutes of grace, a share of {1}: {2}")
    @CsvSource({"15, 0.5, LATE", "30, 0.5, PRESENT", "30, 0.9, ABSENT"})
    void theRuleIsAValue(long grace, double share, Mark mark) {
        assertThat(
                        new AttendanceRule(Duration.ofMinutes(grace), share)
                                .judge(
                                        new Lesson(at("10:00"), at("11:00")),
                                        at("10:20"),
                                        Duration.ofMinutes(40)))
                .isEqualTo(mark);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-21T" + time + ":00Z");
    }
}
