package org.lyceum.sfu.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.ClassEvent.EndReason;
import org.lyceum.api.classroom.ClassRules;
import org.lyceum.api.classroom.LeaveReason;
import org.lyceum.api.classroom.Lock;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Participant;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.classroom.RosterOrder;
import org.lyceum.api.classroom.Sending;
import org.lyceum.api.classroom.SendingState;
import org.lyceum.rtc.Drop;
import org.lyceum.sfu.forward.GoldenPackets;
import org.lyceum.sfu.room.ClassHarness.Page;

/// What who leads the class decides takes effect at the node, whatever pages do.
class ModerationTest {
    private static final long S = 1_000_000_000L;
    private static final Sending VOICE =
            new Sending(SendingState.ON, SendingState.OFF, SendingState.OFF);
    private static final Sending MUTED =
            new Sending(SendingState.MUTED, SendingState.OFF, SendingState.OFF);

    private final ClassHarness lesson = new ClassHarness(2, 100);
    private final Page teacher = lesson.teacher("tess");
    private final Page sam = RoomLogTest.student(lesson, "sam");
    private final Page olga = RoomLogTest.student(lesson, "olga");

    ModerationTest() {
        lesson.bringOnStage(teacher, sam);
        lesson.bringOnStage(teacher, olga);
        teacher.act(new Act.SetSending(VOICE));
        sam.act(new Act.SetSending(VOICE));
    }

    @Test
    void muteAllClosesOpenMicrophonesOfStudentsUntilTheyOpenThemAgain() {
        teacher.act(new Act.Mute(null));
        assertThat(sam.events(ClassEvent.MutedByTeacher.class))
                .containsExactly(new ClassEvent.MutedByTeacher("TESS"));
        assertThat(olga.events(ClassEvent.MutedByTeacher.class)).isEmpty();
        assertThat(teacher.events(ClassEvent.MutedByTeacher.class)).isEmpty();
        assertThat(olga.last(ClassEvent.SendingChanged.class))
                .isEqualTo(new ClassEvent.SendingChanged("sam", MUTED));
        sam.act(new Act.SetSending(VOICE));
        assertThat(olga.last(ClassEvent.SendingChanged.class))
                .isEqualTo(new ClassEvent.SendingChanged("sam", VOICE));
    }

    @Test
    void aLockedMicrophoneIsClosedAtTheNode() {
        teacher.act(new Act.SetRules(RoomLogTest.locked(Lock.MICROPHONE)));
        assertThat(sam.last(ClassEvent.PermissionsChanged.class).permissions())
                .doesNotContain(Permission.MEDIA_AUDIO)
                .contains(Permission.MEDIA_VIDEO);
        assertThat(olga.last(ClassEvent.SendingChanged.class))
                .isEqualTo(new ClassEvent.SendingChanged("sam", Sending.NOTHING));
        byte[] voice = GoldenPackets.read("chromium-156-twcc-opus").getFirst();
        sam.peer().rtp(Arrays.copyOf(voice, 1_500), voice.length, lesson.nowNs());
        assertThat(sam.drops.of(Drop.RTP_NOT_PERMITTED)).isEqualTo(1);
        sam.act(new Act.SetSending(VOICE));
        assertThat(sam.last(ClassEvent.Refused.class).code()).isEqualTo("forbidden");

        teacher.act(new Act.SetRules(ClassRules.OPEN));
        assertThat(sam.last(ClassEvent.PermissionsChanged.class).permissions())
                .contains(Permission.MEDIA_AUDIO);
    }

    @Test
    void exactlyOneMaySpeakUntilTheyLeaveTheStage() {
        teacher.act(new Act.SetRules(new ClassRules(Set.of(), 0, false, "olga")));
        assertThat(sam.last(ClassEvent.PermissionsChanged.class).permissions())
                .doesNotContain(Permission.MEDIA_AUDIO);
        assertThat(olga.last(ClassEvent.PermissionsChanged.class).permissions())
                .contains(Permission.MEDIA_AUDIO);
        olga.act(new Act.LeaveStage(null));
        assertThat(sam.last(ClassEvent.PermissionsChanged.class).permissions())
                .contains(Permission.MEDIA_AUDIO);
    }

    @Test
    void aRightCanBeGivenToOneStudent() {
        teacher.act(new Act.SetRights("sam", Set.of(Permission.MEDIA_SCREEN), Set.of()));
        sam.act(
                new Act.SetSending(
                        new Sending(SendingState.ON, SendingState.OFF, SendingState.ON)));
        assertThat(olga.last(ClassEvent.StageChanged.class).screenId()).isEqualTo("sam");
        teacher.act(new Act.SetRights("sam", Set.of(), Set.of()));
        assertThat(olga.last(ClassEvent.StageChanged.class).screenId()).isNull();
    }

    @Test
    void whoIsRemovedIsClosedAndWhoIsBannedIsNotLetInAgain() {
        teacher.act(new Act.Remove("sam", true));
        assertThat(sam.last(ClassEvent.ClassEnded.class).reason()).isEqualTo(EndReason.REMOVED);
        assertThat(olga.last(ClassEvent.StageChanged.class).onStage())
                .extracting(Participant::id)
                .containsExactly("tess", "olga");
        lesson.advance(2 * S);
        assertThat(sam.closed).isTrue();
        Seat again = new Seat(99, 0, "sam", "Sam", Role.STUDENT, ClassHarness.STUDENT);
        assertThat(lesson.room().admit(again, lesson.nowNs())).isInstanceOf(Admission.Banned.class);
        assertThat(lesson.store().entries(ClassHarness.CLASS_ID))
                .extracting(LogEntry::event)
                .contains(new LogEvent.Left("sam", 2, LeaveReason.REMOVED));
    }

    @Test
    void whoIsRemovedAndNotBannedMayComeBack() {
        teacher.act(new Act.Remove("sam", false));
        Page back = RoomLogTest.student(lesson, "sam");
        assertThat(back.last(ClassEvent.Welcome.class).you().onStage()).isFalse();
    }

    @Test
    void anAssistantLeadsTheClassUntilTheyNoLongerDo() {
        teacher.act(new Act.SetRole("olga", Role.ASSISTANT));
        assertThat(olga.last(ClassEvent.PermissionsChanged.class).permissions())
                .contains(Permission.PARTICIPANT_MODERATE)
                .doesNotContain(Permission.CLASS_END);
        olga.act(new Act.Mute("sam"));
        assertThat(sam.last(ClassEvent.MutedByTeacher.class).byName()).isEqualTo("OLGA");
        teacher.act(new Act.SetRole("olga", Role.STUDENT));
        olga.act(new Act.Mute("sam"));
        assertThat(olga.last(ClassEvent.Refused.class).code()).isEqualTo("forbidden");
    }

    @Test
    void aNewNameIsSeenByEverybodyAndStaysOnTheNextNode() {
        teacher.act(new Act.Rename("sam", "Samuel"));
        assertThat(olga.last(ClassEvent.StageChanged.class).onStage())
                .extracting(Participant::name)
                .containsExactly("TESS", "Samuel", "OLGA");
        ClassHarness next = lesson.takenOver("node-2");
        assertThat(next.student("sam").last(ClassEvent.Welcome.class).you().name())
                .isEqualTo("Samuel");
    }

    @Test
    void aRosterThatIsHiddenIsNoLongerShownToWhoWatchesIt() {
        olga.act(new Act.WatchRoster(0, 10, RosterOrder.ARRIVAL, null));
        lesson.advance(S);
        teacher.act(new Act.SetRules(RoomLogTest.locked(Lock.ROSTER)));
        olga.forgetEvents();
        RoomLogTest.student(lesson, "late");
        lesson.advance(2 * S);
        assertThat(olga.events(ClassEvent.RosterWindow.class)).isEmpty();
        olga.act(new Act.WatchRoster(0, 10, RosterOrder.ARRIVAL, null));
        assertThat(olga.events(ClassEvent.RosterWindow.class)).isEmpty();
        assertThat(olga.last(ClassEvent.Refused.class).code()).isEqualTo("forbidden");
    }
}
