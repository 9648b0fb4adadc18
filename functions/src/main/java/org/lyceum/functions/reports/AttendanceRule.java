package org.lyceum.functions.reports;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When somebody counts as present, late or absent.
///
/// @param grace whoever comes within this time of the start is present
/// @param leastShare whoever is there for less than this part of the class is absent, 0 to 1
record AttendanceRule(Duration grace, double leastShare) {
    /// What institutions take where they decide nothing else.
    static final AttendanceRule USUAL = new AttendanceRule(Duration.ofMinutes(15), 0.5);

    /// How somebody attended.
    enum Mark {
        @JsonProperty("present")
        PRESENT,
        @JsonProperty("late")
        LATE,
        @JsonProperty("absent")
        ABSENT
    }

    /// @param start of the lesson: when it was to begin, or when the teacher came later
    /// @param end of the lesson, or how far it has got
    record Lesson(Instant start, Instant end) {
        private Duration length() {
            Duration length = Duration.between(start, end);
            return length.isNegative() ? Duration.ZERO : length;
        }
    }

    /// @param firstJoinedAt null: they never came
    /// @param present how long they were there
    Mark judge(Lesson lesson, @Nullable Instant firstJoinedAt, Duration present) {
        double least = lesson.length().toMillis() * leastShare;
        if (firstJoinedAt == null || present.toMillis() < least) {
            return Mark.ABSENT;
        }
        return firstJoinedAt.isAfter(lesson.start().plus(grace)) ? Mark.LATE : Mark.PRESENT;
    }
}
