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
import org.lyceum.functions.lobby.LobbyDecision;

/// Who gets to the door and through it. The class opens at 9:45, lasts from 10 to 11, and takes 30.
final class AdmissionPolicyTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            nullValues = "-",
            textBlock =
                    """
                    CASE,            NOW,   ROLE,      LIVE,  LOBBY, WAITING,     JOINING
                    before the door, 09:00, STUDENT,   false, false, NotOpenYet,  NotOpenYet
                    door is open,    09:50, STUDENT,   false, false, Admitted,    NotLiveYet
                    live,            10:10, STUDENT,   true,  false, Admitted,    Admitted
                    guest,           10:10, GUEST,     true,  false, Admitted,    Admitted
                    teacher,         10:10, TEACHER,   true,  false, Admitted,    Admitted
                    stranger,        10:10, -,         true,  false, NotEnrolled, NotEnrolled
                    over,            11:00, STUDENT,   false, false, Ended,       Ended
                    lobby too early, 09:50, STUDENT,   false, true,  Admitted,    NotLiveYet
                    lobby,           10:10, STUDENT,   true,  true,  Admitted,    WaitsInLobby
                    lobby guest,     10:10, GUEST,     true,  true,  Admitted,    WaitsInLobby
                    lobby teacher,   10:10, TEACHER,   true,  true,  Admitted,    Admitted
                    lobby assistant, 10:10, ASSISTANT, true,  true,  Admitted,    Admitted
                    lobby stranger,  10:10, -,         true,  true,  NotEnrolled, NotEnrolled
                    """)
    void admits(
            String name,
            String now,
            @Nullable Role role,
            boolean live,
            boolean lobby,
            String waiting,
            String joining) {
        LiveClass of = lesson(live, lobby);
        assertThat(AdmissionPolicy.toWait(of, role, at(now)).getClass().getSimpleName())
                .as(name)
                .isEqualTo(waiting);
        assertThat(
                        AdmissionPolicy.toJoin(of, role, LobbyDecision.NONE, at(now))
                                .getClass()
                                .getSimpleName())
                .as(name)
                .isEqualTo(joining);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"ADMITTED, Admitted", "DENIED, Denied", "NONE, WaitsInLobby"})
    void aLobbyLetsInWhomItsTeacherLetsIn(LobbyDecision decision, String outcome) {
        assertThat(
                        AdmissionPolicy.toJoin(
                                        lesson(true, true), Role.STUDENT, decision, at("10:10"))
                                .getClass()
                                .getSimpleName())
                .isEqualTo(outcome);
    }

    @Test
    void studentsAndGuestsBeginWithoutAVoice() {
        for (Role role : List.of(Role.STUDENT, Role.GUEST)) {
            assertThat(AdmissionPolicy.permissions(role))
                    .contains(Permission.CHAT_WRITE, Permission.HAND_RAISE)
                    .doesNotContain(Permission.MEDIA_AUDIO, Permission.PARTICIPANT_MODERATE);
        }
        assertThat(AdmissionPolicy.permissions(Role.TEACHER)).contains(Permission.values());
        assertThat(AdmissionPolicy.permissions(Role.ASSISTANT))
                .contains(Permission.PARTICIPANT_MODERATE)
                .doesNotContain(Permission.CLASS_END);
    }

    private static LiveClass lesson(boolean live, boolean lobby) {
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
                lobby,
                "",
                1);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-21T" + time + ":00Z");
    }
}
