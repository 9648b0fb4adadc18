package org.lyceum.sfu.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.ClassEvent.EndReason;
import org.lyceum.api.classroom.Participant;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.classroom.RosterOrder;
import org.lyceum.api.classroom.Sending;
import org.lyceum.api.classroom.SendingState;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.rtc.Drop;
import org.lyceum.sfu.forward.GoldenPackets;
import org.lyceum.sfu.room.ClassHarness.Page;

class RoomTest {
    private static final long S = 1_000_000_000L;
    private static final Sending ALL =
            new Sending(SendingState.ON, SendingState.ON, SendingState.OFF);
    private static final Sending MUTED =
            new Sending(SendingState.MUTED, SendingState.ON, SendingState.OFF);
    private static final Sending SHARING =
            new Sending(SendingState.OFF, SendingState.OFF, SendingState.ON);

    private final ClassHarness lesson = new ClassHarness(2, 100);

    @Test
    void welcomesEverybodyWithTheWholeClass() {
        Page teacher = lesson.teacher("tess");
        teacher.act(new Act.SetSending(ALL));
        Page student = lesson.student("sam");
        ClassEvent.Welcome welcome = (ClassEvent.Welcome) student.events.getFirst();
        assertThat(welcome.classId()).isEqualTo(ClassHarness.CLASS_ID);
        assertThat(welcome.you().id()).isEqualTo("sam");
        assertThat(welcome.permissions()).containsExactly(Permission.ROSTER_VIEW);
        assertThat(welcome.count()).isEqualTo(2);
        assertThat(welcome.stageId()).isEqualTo("tess");
        assertThat(welcome.onStage()).extracting(Participant::id).containsExactly("tess");
        assertThat(welcome.slots())
                .extracting(slot -> slot.slot() + "=" + slot.participantId())
                .containsExactly("STAGE_VOICE=tess", "STAGE_CAMERA=tess");
    }

    @Test
    void nobodyHasTheStagePairWhileNobodyPublishes() {
        lesson.teacher("tess");
        Page student = lesson.student("sam");
        assertThat(student.last(ClassEvent.Welcome.class).stageId()).isNull();
        assertThat(student.last(ClassEvent.Welcome.class).slots()).isEmpty();
    }

    @Test
    void joiningTellsTheOthersACountOnceASecondAndNothingElse() {
        Page teacher = lesson.teacher("tess");
        lesson.advance(2 * S);
        int before = teacher.events.size();
        for (int i = 0; i < 50; i++) {
            lesson.student("s" + i);
        }
        assertThat(teacher.events).hasSize(before);
        lesson.advance(S);
        assertThat(teacher.events.subList(before, teacher.events.size()))
                .containsExactly(new ClassEvent.RosterCount(51));
    }

    @Test
    void bringsAStudentOnStageAndOffAgain() {
        Page teacher = lesson.teacher("tess");
        Page student = lesson.student("sam");
        Page other = lesson.student("olga");
        teacher.act(new Act.InviteToStage("sam"));
        assertThat(student.last(ClassEvent.InvitedToStage.class).byName()).isEqualTo("TESS");
        String answer = student.act(new Act.AnswerInvitation(true));
        assertThat(student.last(ClassEvent.Acknowledged.class).actId()).isEqualTo(answer);
        assertThat(student.last(ClassEvent.PermissionsChanged.class).permissions())
                .contains(Permission.MEDIA_AUDIO, Permission.MEDIA_VIDEO)
                .doesNotContain(Permission.MEDIA_SCREEN);
        assertThat(teacher.last(ClassEvent.InvitationAnswered.class))
                .isEqualTo(new ClassEvent.InvitationAnswered("sam", true));
        assertThat(other.last(ClassEvent.StageChanged.class).onStage())
                .extracting(Participant::id)
                .containsExactly("tess", "sam");
        assertThat(lesson.keptStage()).containsExactly("sam");
        student.act(new Act.LeaveStage(null));
        assertThat(student.last(ClassEvent.PermissionsChanged.class).permissions())
                .containsExactly(Permission.ROSTER_VIEW);
        assertThat(other.last(ClassEvent.StageChanged.class).onStage())
                .extracting(Participant::id)
                .containsExactly("tess");
        assertThat(lesson.keptStage()).isEmpty();
        assertThat(other.events(ClassEvent.InvitedToStage.class)).isEmpty();
        assertThat(other.events(ClassEvent.PermissionsChanged.class)).isEmpty();
    }

    @Test
    void anInvitationCanBeWithdrawn() {
        Page teacher = lesson.teacher("tess");
        Page student = lesson.student("sam");
        teacher.act(new Act.InviteToStage("sam"));
        teacher.act(new Act.LeaveStage("sam"));
        assertThat(student.events(ClassEvent.InvitationWithdrawn.class)).hasSize(1);
        student.act(new Act.AnswerInvitation(true));
        assertThat(student.last(ClassEvent.Refused.class).code()).isEqualTo("not-invited");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                                    ACT,         CODE
                    a student invites nobody,                invite,      forbidden
                    a student takes nobody off the stage,    takeOff,     forbidden
                    a student does not end the class,        end,         forbidden
                    a listener does not send,                send,        forbidden
                    who is not invited cannot accept,        answer,      not-invited
                    who is not on stage cannot leave it,     leaveStage,  not-on-stage
                    more rows than allowed,                  rows,        invalid-request
                    a slot that nobody has,                  slot,        invalid-request
                    """)
    void refuses(String name, String act, String code) {
        lesson.teacher("tess");
        Page student = lesson.student("sam");
        String id = student.act(actOf(act));
        assertThat(student.last(ClassEvent.Refused.class).actId()).isEqualTo(id);
        assertThat(student.last(ClassEvent.Refused.class).code()).isEqualTo(code);
        assertThat(lesson.isEnded()).isFalse();
    }

    private static Act actOf(String name) {
        return switch (name) {
            case "invite" -> new Act.InviteToStage("tess");
            case "takeOff" -> new Act.LeaveStage("tess");
            case "end" -> new Act.EndClass();
            case "send" -> new Act.SetSending(ALL);
            case "answer" -> new Act.AnswerInvitation(true);
            case "leaveStage" -> new Act.LeaveStage(null);
            case "rows" -> new Act.WatchRoster(0, 101, RosterOrder.ARRIVAL, null);
            default -> new Act.Subscribe(SlotName.TILE_9, 180);
        };
    }

    @Test
    void aTeacherCannotInviteWhoIsNotHere() {
        Page teacher = lesson.teacher("tess");
        teacher.act(new Act.InviteToStage("nobody"));
        assertThat(teacher.last(ClassEvent.Refused.class).code())
                .isEqualTo("participant-not-found");
    }

    @Test
    void theStageHoldsTwentyFive() {
        Page teacher = lesson.teacher("tess");
        for (int i = 0; i < 24; i++) {
            lesson.bringOnStage(teacher, lesson.student("s" + i));
        }
        lesson.advance(10 * S);
        lesson.student("late");
        teacher.act(new Act.InviteToStage("late"));
        assertThat(teacher.last(ClassEvent.Refused.class).code()).isEqualTo("stage-full");
        assertThat(lesson.room().onStage()).isEqualTo(25);
    }

    @Test
    void anActThatIsSentTwiceIsDoneOnce() {
        Page teacher = lesson.teacher("tess");
        Page student = lesson.student("sam");
        teacher.act(new Act.InviteToStage("sam"));
        student.say("x1", new Act.AnswerInvitation(true));
        student.say("x1", new Act.AnswerInvitation(true));
        assertThat(student.events(ClassEvent.Acknowledged.class))
                .extracting(ClassEvent.Acknowledged::actId)
                .containsExactly("x1", "x1");
        assertThat(student.events(ClassEvent.Refused.class)).isEmpty();
    }

    @Test
    void aFloodOfActsIsRefused() {
        Page student = lesson.student("sam");
        for (int i = 0; i < 60; i++) {
            student.act(new Act.WatchRoster(0, 5, RosterOrder.ARRIVAL, null));
        }
        assertThat(student.events(ClassEvent.Refused.class))
                .hasSize(20)
                .allMatch(refused -> refused.code().equals("too-many-requests"));
    }

    @Test
    void aSecondConnectionReplacesTheFirstAndKeepsTheStage() {
        Page teacher = lesson.teacher("tess");
        Page first = lesson.student("sam");
        lesson.bringOnStage(teacher, first);
        Page second = lesson.student("sam");
        assertThat(first.last(ClassEvent.ClassEnded.class).reason()).isEqualTo(EndReason.REPLACED);
        lesson.advance(2 * S);
        assertThat(first.closed).isTrue();
        assertThat(second.closed).isFalse();
        assertThat(second.last(ClassEvent.Welcome.class).permissions())
                .contains(Permission.MEDIA_AUDIO);
        assertThat(lesson.room().participants()).isEqualTo(2);
        assertThat(lesson.room().onStage()).isEqualTo(2);
    }

    @Test
    void whoLosesTheConnectionComesBackOnStageAndWhoLeavesDoesNot() {
        Page teacher = lesson.teacher("tess");
        Page student = lesson.student("sam");
        lesson.bringOnStage(teacher, student);
        student.close(lesson.nowNs());
        lesson.settle();
        assertThat(lesson.room().onStage()).isEqualTo(1);
        Page back = lesson.student("sam");
        assertThat(back.last(ClassEvent.Welcome.class).you().onStage()).isTrue();
        back.act(new Act.Leave());
        lesson.advance(2 * S);
        assertThat(back.closed).isTrue();
        assertThat(lesson.student("sam").last(ClassEvent.Welcome.class).you().onStage()).isFalse();
    }

    @Test
    void aReplacedConnectionSendsNothingUntilThePageSaysSo() {
        Page teacher = lesson.teacher("tess");
        teacher.act(new Act.SetSending(ALL));
        Page student = lesson.student("sam");
        Page again = lesson.teacher("tess");
        assertThat(student.last(ClassEvent.SendingChanged.class))
                .isEqualTo(new ClassEvent.SendingChanged("tess", Sending.NOTHING));
        assertThat(student.last(ClassEvent.StageChanged.class).stageId()).isNull();
        again.act(new Act.SetSending(ALL));
        assertThat(student.last(ClassEvent.StageChanged.class).stageId()).isEqualTo("tess");
    }

    @Test
    void tellsEverybodyWhoIsSpeakingAndThatNobodyIs() {
        Page teacher = lesson.teacher("tess");
        Page student = lesson.student("sam");
        teacher.act(new Act.SetSending(ALL));
        lesson.toRoom(new RoomMessage.VoicesHeard(Map.of(teacher.seat.peerId(), 110)));
        lesson.advance(S / 2);
        assertThat(student.last(ClassEvent.Speaking.class).participantIds())
                .containsExactly("tess");
        lesson.advance(S);
        assertThat(student.last(ClassEvent.Speaking.class).participantIds()).isEmpty();
        assertThat(student.events(ClassEvent.Speaking.class)).hasSize(2);
    }

    @Test
    void aTeacherWhoJoinsLaterStandsBeforeTheStudentsOnStage() {
        Page teacher = lesson.teacher("tess");
        lesson.bringOnStage(teacher, lesson.student("sam"));
        lesson.teacher("theo");
        assertThat(teacher.last(ClassEvent.StageChanged.class).onStage())
                .extracting(Participant::id)
                .containsExactly("tess", "theo", "sam");
    }

    @Test
    void takenOffStageWhileReconnectingMeansOff() {
        Page teacher = lesson.teacher("tess");
        Page student = lesson.student("sam");
        lesson.bringOnStage(teacher, student);
        Page again = lesson.seat("sam", Role.STUDENT, ClassHarness.STUDENT);
        teacher.act(new Act.LeaveStage("sam"));
        lesson.open(again);
        assertThat(again.last(ClassEvent.Welcome.class).you().onStage()).isFalse();
        assertThat(again.last(ClassEvent.Welcome.class).permissions())
                .containsExactly(Permission.ROSTER_VIEW);
    }

    /// A class on its second node; on the first one a teacher had these people on stage.
    private static ClassHarness takenOver(String... onStage) {
        ClassHarness lost = new ClassHarness(1, 10);
        Page teacher = lost.teacher("tess");
        for (String id : onStage) {
            lost.bringOnStage(teacher, lost.student(id));
        }
        return lost.takenOver("node-2");
    }

    @Test
    void aNewNodeKnowsWhoWasOnStage() {
        ClassHarness taken = takenOver("sam", "ada");
        ClassEvent.Welcome sam = taken.student("sam").last(ClassEvent.Welcome.class);
        assertThat(sam.you().onStage()).isTrue();
        assertThat(sam.you().sending()).isEqualTo(Sending.NOTHING);
        assertThat(sam.permissions())
                .contains(Permission.MEDIA_AUDIO, Permission.MEDIA_VIDEO)
                .doesNotContain(Permission.MEDIA_SCREEN);
        ClassEvent.Welcome olga = taken.student("olga").last(ClassEvent.Welcome.class);
        assertThat(olga.you().onStage()).isFalse();
        assertThat(olga.permissions()).containsExactly(Permission.ROSTER_VIEW);
        assertThat(olga.onStage()).extracting(Participant::id).containsExactly("sam");
    }

    @Test
    void whoWasOnStageOnALostNodeAndStaysAwayForAMinuteHasLeftIt() {
        ClassHarness taken = takenOver("sam", "ada");
        Page sam = taken.student("sam");
        taken.advance(59 * S);
        assertThat(taken.keptStage()).containsExactlyInAnyOrder("sam", "ada");
        taken.advance(2 * S);
        assertThat(taken.keptStage()).containsExactly("sam");
        assertThat(taken.student("ada").last(ClassEvent.Welcome.class).you().onStage()).isFalse();
        assertThat(sam.events(ClassEvent.PermissionsChanged.class)).isEmpty();
    }

    @Test
    void whoLosesTheConnectionForAMinuteHasLeftTheStage() {
        Page teacher = lesson.teacher("tess");
        Page student = lesson.student("sam");
        lesson.bringOnStage(teacher, student);
        student.close(lesson.nowNs());
        lesson.settle();
        lesson.advance(30 * S);
        Page back = lesson.student("sam");
        assertThat(back.last(ClassEvent.Welcome.class).you().onStage()).isTrue();
        back.close(lesson.nowNs());
        lesson.settle();
        lesson.advance(59 * S);
        assertThat(lesson.keptStage()).containsExactly("sam");
        lesson.advance(2 * S);
        assertThat(lesson.keptStage()).isEmpty();
        assertThat(lesson.student("sam").last(ClassEvent.Welcome.class).permissions())
                .containsExactly(Permission.ROSTER_VIEW);
    }

    @Test
    void packetsOfAReconnectedPageOpenNothingUntilItSaysThatItSends() {
        Page teacher = lesson.teacher("tess");
        Page student = lesson.student("sam");
        byte[] voice = GoldenPackets.read("chromium-156-twcc-opus").getFirst();
        teacher.peer().rtp(Arrays.copyOf(voice, 1_500), voice.length, lesson.nowNs());
        lesson.advance(S);
        assertThat(student.last(ClassEvent.Welcome.class).stageId()).isNull();
        assertThat(student.events(ClassEvent.SlotAssigned.class)).isEmpty();
        teacher.act(new Act.SetSending(ALL));
        assertThat(student.last(ClassEvent.StageChanged.class).stageId()).isEqualTo("tess");
    }

    @Test
    void mutingEmptiesTheSlotAndTellsEverybody() {
        Page teacher = lesson.teacher("tess");
        Page student = lesson.student("sam");
        teacher.act(new Act.SetSending(ALL));
        teacher.act(new Act.SetSending(MUTED));
        assertThat(student.last(ClassEvent.SendingChanged.class))
                .isEqualTo(new ClassEvent.SendingChanged("tess", MUTED));
        ClassEvent.SlotAssigned assigned = student.last(ClassEvent.SlotAssigned.class);
        assertThat(assigned.assignment().slot()).isEqualTo(SlotName.STAGE_VOICE);
        assertThat(assigned.assignment().participantId()).isNull();
    }

    @Test
    void aSecondShareReplacesTheFirst() {
        Page tess = lesson.teacher("tess");
        Page theo = lesson.teacher("theo");
        Page student = lesson.student("sam");
        tess.act(new Act.SetSending(SHARING));
        assertThat(student.last(ClassEvent.StageChanged.class).screenId()).isEqualTo("tess");
        theo.act(new Act.SetSending(SHARING));
        assertThat(student.last(ClassEvent.StageChanged.class).screenId()).isEqualTo("theo");
        assertThat(tess.events(ClassEvent.SendingChanged.class))
                .contains(new ClassEvent.SendingChanged("tess", Sending.NOTHING));
        theo.act(new Act.SetSending(Sending.NOTHING));
        assertThat(student.last(ClassEvent.StageChanged.class).screenId()).isNull();
    }

    @Test
    void theClassEndsForEveryone() {
        Page teacher = lesson.teacher("tess");
        Page student = lesson.student("sam");
        teacher.act(new Act.EndClass());
        assertThat(student.last(ClassEvent.ClassEnded.class).reason())
                .isEqualTo(EndReason.BY_TEACHER);
        assertThat(lesson.isEnded()).isTrue();
        lesson.advance(2 * S);
        assertThat(List.of(teacher.closed, student.closed)).containsOnly(true);
        assertThat(lesson.room().isEmpty()).isTrue();
        Seat late = new Seat(99, 0, "late", "Late", Role.STUDENT, ClassHarness.STUDENT);
        assertThat(lesson.room().admit(late, lesson.nowNs()))
                .isInstanceOf(Admission.ClassEnded.class);
    }

    @Test
    void aFullClassAdmitsNobodyButItsTeachersAndWhoIsHereAlready() {
        ClassHarness small = new ClassHarness(1, 2);
        small.teacher("tess");
        small.student("sam");
        Seat third = new Seat(99, 0, "olga", "Olga", Role.STUDENT, ClassHarness.STUDENT);
        assertThat(small.room().admit(third, 0)).isEqualTo(new Admission.ClassFull(2));
        assertThat(small.student("sam").events).isNotEmpty();
        Seat teacher = new Seat(98, 0, "ada", "Ada", Role.TEACHER, ClassHarness.STUDENT);
        assertThat(small.room().admit(teacher, 0)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void aSeatThatNeverOpensIsFreedAfterAMinute() {
        ClassHarness small = new ClassHarness(1, 1);
        small.seat("ghost", Role.STUDENT, ClassHarness.STUDENT);
        Seat next = new Seat(99, 0, "sam", "Sam", Role.STUDENT, ClassHarness.STUDENT);
        assertThat(small.room().admit(next, 0)).isEqualTo(new Admission.ClassFull(1));
        small.advance(62 * S);
        assertThat(small.room().admit(next, small.nowNs())).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void theRosterIsAWindowKeptUpToDateOnceASecond() {
        Page teacher = lesson.teacher("tess");
        for (int i = 0; i < 30; i++) {
            lesson.student("s" + i);
        }
        teacher.act(new Act.WatchRoster(0, 3, RosterOrder.ARRIVAL, null));
        ClassEvent.RosterWindow window = teacher.last(ClassEvent.RosterWindow.class);
        assertThat(window.total()).isEqualTo(31);
        assertThat(window.rows()).extracting(Participant::id).containsExactly("tess", "s0", "s1");
        lesson.advance(S);
        int before = teacher.events(ClassEvent.RosterWindow.class).size();
        lesson.student("new1");
        lesson.student("new2");
        lesson.advance(S);
        assertThat(teacher.events(ClassEvent.RosterWindow.class)).hasSize(before + 1);
        assertThat(teacher.last(ClassEvent.RosterWindow.class).total()).isEqualTo(33);
        lesson.advance(3 * S);
        assertThat(teacher.events(ClassEvent.RosterWindow.class)).hasSize(before + 1);
    }

    @Test
    void aHiddenRosterShowsNoRows() {
        Page guest = lesson.join("guest", Role.STUDENT, Set.of());
        guest.act(new Act.WatchRoster(0, 10, RosterOrder.ARRIVAL, null));
        assertThat(guest.events(ClassEvent.RosterWindow.class)).isEmpty();
        assertThat(guest.last(ClassEvent.Refused.class).code()).isEqualTo("forbidden");
    }

    @Test
    void aPageThatFellBehindGetsASnapshot() {
        Page teacher = lesson.teacher("tess");
        Page student = lesson.student("sam");
        student.full = true;
        teacher.act(new Act.SetSending(ALL));
        teacher.act(new Act.SetSending(MUTED));
        student.full = false;
        lesson.advance(S);
        ClassEvent.Welcome snapshot = student.last(ClassEvent.Welcome.class);
        assertThat(student.events(ClassEvent.Welcome.class)).hasSize(2);
        assertThat(snapshot.onStage().getFirst().sending()).isEqualTo(MUTED);
        assertThat(student.peer().droppedEvents()).isPositive();
    }

    @Test
    void garbageOnAChannelIsCounted() {
        Page student = lesson.student("sam");
        student.peer().message(0, new byte[] {'{'}, 1, 0);
        student.peer().message(0, new byte[0], 0, 0);
        student.peer().message(1, new byte[] {1}, 1, 0);
        assertThat(student.drops.of(Drop.ACT_MALFORMED)).isEqualTo(3);
    }
}
