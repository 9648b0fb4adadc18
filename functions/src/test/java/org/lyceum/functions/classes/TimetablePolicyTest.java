package org.lyceum.functions.classes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.api.classroom.Role;

/// Who may do what to a class, and when. The class opens at 9:45 and lasts from 10 to 11.
final class TimetablePolicyTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            nullValues = "-",
            textBlock =
                    """
                    CASE,                     NOW,   LIVE SINCE, ENDED AT, STATE
                    long before,              09:00, -,          -,        SCHEDULED
                    a moment before the door, 09:44, -,          -,        SCHEDULED
                    door opens,               09:45, -,          -,        OPEN
                    started but not live,     10:30, -,          -,        OPEN
                    live,                     10:30, 10:01,      -,        LIVE
                    live early,               09:50, 09:46,      -,        LIVE
                    running over,             12:00, 10:01,      -,        LIVE
                    forgotten,                17:00, 10:01,      -,        ENDED
                    ended early,              10:30, 10:01,      10:20,    ENDED
                    never live,               11:00, -,          -,        ENDED
                    """)
    void stateFollowsFromTimes(
            String name,
            String now,
            @Nullable String liveSince,
            @Nullable String endedAt,
            ClassState state) {
        assertThat(lesson(liveSince, endedAt).stateAt(at(now))).as(name).isEqualTo(state);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            nullValues = "-",
            textBlock =
                    """
                    CASE,               NOW,   ROLE,    LIVE SINCE, OUTCOME
                    teacher in time,    09:50, TEACHER, -,          Goes
                    teacher too early,  09:00, TEACHER, -,          NotOpenYet
                    teacher too late,   11:00, TEACHER, -,          Ended
                    a second time,      10:30, TEACHER, 10:00,      IsLive
                    a student,          09:50, STUDENT, -,          NotTeacher
                    a stranger,         09:50, -,       -,          NotTeacher
                    """)
    void teachersGoLiveWhenTheDoorsAreOpen(
            String name,
            String now,
            @Nullable Role role,
            @Nullable String liveSince,
            String outcome) {
        assertThat(TimetablePolicy.goLive(lesson(liveSince, null), role, at(now)))
                .as(name)
                .extracting(decision -> decision.getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            nullValues = "-",
            textBlock =
                    """
                    CASE,                     LIVE SINCE, MAY END, HELD,  OUTCOME
                    live and nobody holds it, 10:00,      true,    false, Ends
                    live on a node,           10:00,      true,    true,  HeldByNode
                    not live,                 -,          true,    false, NotLive
                    a student,                10:00,      false,   false, NotTeacher
                    """)
    void restEndsWhatNoNodeHolds(
            String name, @Nullable String liveSince, boolean mayEnd, boolean held, String outcome) {
        assertThat(TimetablePolicy.end(lesson(liveSince, null), mayEnd, held, at("10:30")))
                .as(name)
                .extracting(decision -> decision.getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,            STARTS,               ENDS,                 OUTCOME
                    an hour,         2026-11-21T10:00:00Z, 2026-11-21T11:00:00Z, Possible
                    no time at all,  2026-11-21T10:00:00Z, 2026-11-21T10:00:00Z, EndsBeforeItStarts
                    a day,           2026-11-21T10:00:00Z, 2026-11-22T10:00:00Z, Possible
                    a day and more,  2026-11-21T10:00:00Z, 2026-11-22T10:00:01Z, TooLong
                    over by now,     2026-11-20T10:00:00Z, 2026-11-20T11:00:00Z, OverAlready
                    """)
    void classesTakePlaceInTime(String name, Instant startsAt, Instant endsAt, String outcome) {
        assertThat(TimetablePolicy.schedule(startsAt, endsAt, at("09:00")))
                .as(name)
                .extracting(decision -> decision.getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            nullValues = "-",
            quoteCharacter = '`',
            textBlock =
                    """
                    CASE,                 NOW,   LIVE,  ENDED, SEEN,          OUTCOME
                    ahead,                09:00, -,     -,     "3",           Possible
                    doors are open,       09:50, -,     -,     "3",           Possible
                    any version will do,  09:00, -,     -,     *,             Possible
                    one of several,       09:00, -,     -,     `"1", "3"`,    Possible
                    an older one,         09:00, -,     -,     "2",           ChangedMeanwhile
                    a weak one,           09:00, -,     -,     W/"3",         ChangedMeanwhile
                    without quotes,       09:00, -,     -,     3,             ChangedMeanwhile
                    live,                 10:10, 10:00, -,     "3",           IsLive
                    ended,                10:50, 10:00, 10:40, "3",           Ended
                    nobody came,          11:00, -,     -,     "3",           Ended
                    """)
    void changesWhatHasNotBegun(
            String name,
            String now,
            @Nullable String live,
            @Nullable String ended,
            String seen,
            String outcome) {
        assertThat(
                        TimetablePolicy.change(lesson(live, ended), seen, at(now))
                                .getClass()
                                .getSimpleName())
                .as(name)
                .isEqualTo(outcome);
    }

    private static LiveClass lesson(@Nullable String liveSince, @Nullable String endedAt) {
        return new LiveClass(
                "c",
                "Optics",
                at("10:00"),
                at("11:00"),
                at("09:45"),
                30,
                liveSince == null ? null : at(liveSince),
                endedAt == null ? null : at(endedAt),
                List.of(),
                false,
                "",
                3);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-21T" + time + ":00Z");
    }
}
