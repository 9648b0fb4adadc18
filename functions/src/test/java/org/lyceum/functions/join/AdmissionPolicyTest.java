package org.lyceum.functions.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Role;
import org.lyceum.functions.classes.LiveClass;

/// Who gets to the door and through it. The class opens at 9:45, lasts from 10 to 11, and takes 30.
final class AdmissionPolicyTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            nullValues = "-",
            textBlock =
                    """
                    CASE,            NOW,   ROLE,    LIVE,  WAITING,     JOINING
                    before the door, 09:00, STUDENT, false, NotOpenYet,  NotOpenYet
                    door is open,    09:50, STUDENT, false, Admitted,    NotLiveYet
                    live,            10:10, STUDENT, true,  Admitted,    Admitted
                    teacher,         10:10, TEACHER, true,  Admitted,    Admitted
                    stranger,        10:10, -,       true,  NotEnrolled, NotEnrolled
                    over,            11:00, STUDENT, false, Ended,       Ended
                    """)
    void admits(
            String name,
            String now,
            @Nullable Role role,
            boolean live,
            String waiting,
            String joining) {
        LiveClass of = lesson(live);
        assertThat(AdmissionPolicy.toWait(of, role, at(now)).getClass().getSimpleName())
                .as(name)
                .isEqualTo(waiting);
        assertThat(AdmissionPolicy.toJoin(of, role, at(now)).getClass().getSimpleName())
                .as(name)
                .isEqualTo(joining);
    }

    @Test
    void studentsBeginWithoutAVoice() {
        assertThat(AdmissionPolicy.permissions(Role.STUDENT))
                .containsExactly(Permission.ROSTER_VIEW);
        assertThat(AdmissionPolicy.permissions(Role.TEACHER)).contains(Permission.values());
    }

    private static LiveClass lesson(boolean live) {
        return new LiveClass(
                "c",
                "Optics",
                at("10:00"),
                at("11:00"),
                at("09:45"),
                30,
                live ? at("10:00") : null,
                null,
                List.of(),
                "",
                1);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-21T" + time + ":00Z");
    }
}
