package org.lyceum.sfu.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.ClassEvent.Acknowledged;
import org.lyceum.api.classroom.ClassEvent.Happened;
import org.lyceum.api.classroom.ClassRules;
import org.lyceum.api.classroom.Lock;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.RaisedHand;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.classroom.RosterOrder;
import org.lyceum.api.classroom.Sending;
import org.lyceum.api.classroom.SendingState;
import org.lyceum.sfu.eventlog.MemoryLogStore.Fault;
import org.lyceum.sfu.room.ClassHarness.Page;

/// The gate between what people do and what anybody is told.
class RoomLogTest {
    private static final long MS = 1_000_000L;
    private static final long S = 1_000 * MS;
    private static final Act HELLO = new Act.PostMessage("Hello", Audience.EVERYONE, null, null);

    private final ClassHarness lesson = new ClassHarness(2, 2_000);
    private final Page teacher = lesson.teacher("tess");
    private final Page sam = student(lesson, "sam");

    RoomLogTest() {
        lesson.settleLog();
    }

    @Test
    void nothingIsToldOrAcknowledgedBeforeItIsStored() {
        lesson.advance(S);
        lesson.putsTake(500 * MS);
        sam.send("a1", HELLO);
        lesson.advance(490 * MS);
        assertThat(sam.events(Acknowledged.class)).isEmpty();
        assertThat(teacher.events(Happened.class)).isEmpty();

        lesson.advance(20 * MS);
        LogEntry told = teacher.last(Happened.class).entry();
        assertThat(told.event())
                .isEqualTo(
                        new LogEvent.MessagePosted(
                                "SAM", Role.STUDENT, "Hello", Audience.EVERYONE, null, null));
        assertThat(told).isEqualTo(lesson.store().entries(ClassHarness.CLASS_ID).getLast());
        assertThat(sam.events)
                .containsSubsequence(new Happened(told), new Acknowledged("a1", told.seq()));
    }

    @Test
    void anActThatIsSentAgainIsAcknowledgedWithItsPlaceAndNotDoneAgain() {
        sam.say("a1", HELLO);
        Long seq = sam.last(Acknowledged.class).logSeq();
        sam.say("a1", HELLO);
        assertThat(sam.last(Acknowledged.class)).isEqualTo(new Acknowledged("a1", seq));

        Page again = student(lesson, "sam");
        again.say("a1", HELLO);
        assertThat(again.last(Acknowledged.class)).isEqualTo(new Acknowledged("a1", seq));

        ClassHarness next = lesson.takenOver("node-2");
        Page there = student(next, "sam");
        there.say("a1", HELLO);
        assertThat(there.last(Acknowledged.class)).isEqualTo(new Acknowledged("a1", seq));
        Page other = student(next, "olga");
        other.say("a1", HELLO);
        assertThat(other.last(Acknowledged.class).logSeq()).isNotEqualTo(seq);
        assertThat(messages(next)).hasSize(2);
    }

    @Test
    void anActThatIsSentAgainBeforeItIsStoredWaitsLikeTheFirst() {
        lesson.advance(S);
        lesson.putsTake(100 * MS);
        sam.send("a1", HELLO);
        sam.send("a1", HELLO);
        lesson.advance(50 * MS);
        assertThat(sam.events(Acknowledged.class)).isEmpty();
        lesson.advance(S);
        assertThat(sam.events(Acknowledged.class))
                .hasSize(2)
                .containsOnly(sam.last(Acknowledged.class));
        assertThat(messages(lesson)).hasSize(1);
    }

    @Test
    void whatChangesNothingIsAcknowledgedAfterWhatItReliedOn() {
        lesson.advance(S);
        lesson.putsTake(100 * MS);
        sam.send("a1", new Act.RaiseHand());
        sam.send("a2", new Act.RaiseHand());
        lesson.advance(50 * MS);
        assertThat(sam.events(Acknowledged.class)).isEmpty();
        lesson.advance(S);
        assertThat(sam.events(Acknowledged.class))
                .extracting(Acknowledged::actId)
                .containsExactly("a1", "a2");
        assertThat(sam.last(Acknowledged.class).logSeq()).isNull();
    }

    @Test
    void whileTheStoreIsAwayActsWaitMediaGoesOnAndWhoLeadsIsTold() {
        lesson.store().faults((_, _) -> Fault.LOST);
        sam.send("a1", HELLO);
        lesson.advance(4 * S);
        assertThat(teacher.last(ClassEvent.LogDelayed.class).delayed()).isTrue();
        assertThat(sam.events(ClassEvent.LogDelayed.class)).isEmpty();
        assertThat(sam.events(Acknowledged.class)).isEmpty();

        teacher.send("s1", new Act.SetSending(sendingVoice()));
        sam.send("w1", new Act.WatchRoster(0, 10, RosterOrder.ARRIVAL, null));
        assertThat(teacher.last(Acknowledged.class)).isEqualTo(new Acknowledged("s1", null));
        assertThat(sam.last(Acknowledged.class)).isEqualTo(new Acknowledged("w1", null));
        assertThat(sam.last(ClassEvent.StageChanged.class).stageId()).isEqualTo("tess");

        lesson.store().faults((_, _) -> Fault.NONE);
        lesson.advance(3 * S);
        assertThat(teacher.last(ClassEvent.LogDelayed.class).delayed()).isFalse();
        assertThat(sam.last(Acknowledged.class).actId()).isEqualTo("a1");
        assertThat(messages(lesson)).hasSize(1);
    }

    @Test
    void aPutThatWasStoredThoughNobodySaidSoIsRecognised() {
        lesson.store().faults((_, _) -> Fault.UNANSWERED);
        sam.send("a1", HELLO);
        lesson.advance(200 * MS);
        lesson.store().faults((_, _) -> Fault.NONE);
        lesson.advance(S);
        assertThat(sam.last(Acknowledged.class).actId()).isEqualTo("a1");
        assertThat(messages(lesson)).hasSize(1);
        assertThat(lesson.isMoved()).isFalse();
    }

    @Test
    void aDeposedOwnerTellsItsPeopleToComeAgainAndAcknowledgesNothing() {
        ClassHarness next = lesson.takenOver("node-2");
        sam.say("a1", HELLO);
        assertThat(lesson.isMoved()).isTrue();
        assertThat(lesson.isEnded()).isFalse();
        assertThat(sam.events(ClassEvent.ClassMoved.class)).hasSize(1);
        assertThat(teacher.events(ClassEvent.ClassMoved.class)).hasSize(1);
        assertThat(sam.events(Acknowledged.class)).isEmpty();
        lesson.advance(2 * S);
        assertThat(List.of(sam.closed, teacher.closed)).containsOnly(true);
        Seat late = new Seat(99, 0, "late", "Late", Role.STUDENT, ClassHarness.STUDENT);
        assertThat(lesson.room().admit(late, lesson.nowNs()))
                .isInstanceOf(Admission.ClassMoved.class);

        Page there = student(next, "sam");
        there.say("a1", HELLO);
        assertThat(there.last(Acknowledged.class).actId()).isEqualTo("a1");
        assertThat(messages(next)).hasSize(1);
    }

    @Test
    void theEndOfTheClassIsItsLastEntryAndIsAcknowledgedBeforeItIsTold() {
        String end = teacher.act(new Act.EndClass());
        List<LogEntry> log = lesson.store().entries(ClassHarness.CLASS_ID);
        assertThat(log.getLast().event()).isEqualTo(new LogEvent.ClassClosed());
        assertThat(teacher.events)
                .containsSubsequence(
                        new Acknowledged(end, log.getLast().seq()),
                        teacher.last(ClassEvent.ClassEnded.class));
        assertThat(lesson.isEnded()).isTrue();
    }

    @Test
    void theNextNodeRemembersWhatTheClassIs() {
        sam.say("a1", HELLO);
        teacher.act(new Act.SetRules(locked(Lock.CAMERA)));
        student(lesson, "olga").act(new Act.RaiseHand());

        ClassHarness next = lesson.takenOver("node-2");
        long known = next.memory().told().seq();
        ClassEvent.Welcome welcome = student(next, "sam").last(ClassEvent.Welcome.class);
        assertThat(welcome.room().chat()).extracting(m -> m.text()).containsExactly("Hello");
        assertThat(welcome.room().rules()).isEqualTo(locked(Lock.CAMERA));
        assertThat(welcome.room().hands()).isEqualTo(1);
        assertThat(welcome.logSeq()).isEqualTo(known);
    }

    @Test
    void aSnapshotIsAsGoodAsTheWholeLog() {
        sam.say("a1", HELLO);
        Long seq = sam.last(Acknowledged.class).logSeq();
        for (int i = 0; i < 1_100; i++) {
            student(lesson, "guest" + i);
        }
        for (int i = 0; i < 1_000; i++) {
            student(lesson, "guest" + i);
        }
        lesson.settleLog();
        assertThat(lesson.store().readSnapshot(ClassHarness.CLASS_ID)).isNotNull();

        ClassHarness next = lesson.takenOver("node-2");
        Page there = student(next, "sam");
        assertThat(there.last(ClassEvent.Welcome.class).room().chat()).hasSize(1);
        there.say("a1", HELLO);
        assertThat(there.last(Acknowledged.class)).isEqualTo(new Acknowledged("a1", seq));
        assertThat(next.memory().lost().connections()).hasSize(1_101);
    }

    @Test
    void aPageThatWasAwayReadsWhatItMissedAsFarAsItMaySeeIt() {
        sam.say("a1", HELLO);
        long after = teacher.last(Happened.class).entry().seq();
        student(lesson, "olga").act(new Act.RaiseHand());
        sam.say("a2", HELLO);
        sam.act(new Act.ReadLog(after, 100));
        ClassEvent.LogRead read = sam.last(ClassEvent.LogRead.class);
        assertThat(read.entries()).extracting(LogEntry::actId).containsExactly("a2");
        assertThat(read.upTo()).isEqualTo(lesson.memory().told().seq());
        assertThat(read.complete()).isTrue();
        teacher.act(new Act.ReadLog(after, 1));
        ClassEvent.LogRead first = teacher.last(ClassEvent.LogRead.class);
        assertThat(first.entries()).hasSize(1);
        assertThat(first.complete()).isFalse();
    }

    @Test
    void aThousandHandsHaveTheOrderOfTheLog() {
        List<Page> people = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            people.add(student(lesson, "s" + i));
        }
        lesson.advance(2 * S);
        teacher.act(new Act.WatchHands(100));
        for (int i = 0; i < 1_000; i++) {
            people.get(i * 7 % 1_000).send("hand", new Act.RaiseHand());
            if (i % 2 == 0) {
                lesson.step(MS);
            }
        }
        lesson.advance(2 * S);
        List<String> order = new ArrayList<>();
        for (LogEntry entry : lesson.store().entries(ClassHarness.CLASS_ID)) {
            if (entry.event() instanceof LogEvent.HandRaised raised) {
                order.add(raised.participantId());
            }
        }
        assertThat(order).hasSize(1_000).startsWith("s0", "s7", "s14");
        ClassEvent.HandWindow window = teacher.last(ClassEvent.HandWindow.class);
        assertThat(window.total()).isEqualTo(1_000);
        assertThat(window.rows())
                .extracting(RaisedHand::participantId)
                .isEqualTo(order.subList(0, 100));
        assertThat(people.get(7).last(ClassEvent.HandPosition.class).position()).isEqualTo(2);
        assertThat(teacher.events(ClassEvent.HandCount.class).size()).isLessThanOrEqualTo(3);
        assertThat(people.getFirst().events(Happened.class)).isEmpty();
    }

    static Page student(ClassHarness lesson, String id) {
        return lesson.join(id, Role.STUDENT, Role.STUDENT.basePermissions());
    }

    static ClassRules locked(Lock lock) {
        return new ClassRules(Set.of(lock), 0, false, null);
    }

    private static Sending sendingVoice() {
        return new Sending(SendingState.ON, SendingState.OFF, SendingState.OFF);
    }

    private static List<LogEntry> messages(ClassHarness lesson) {
        return lesson.store().entries(ClassHarness.CLASS_ID).stream()
                .filter(entry -> entry.event() instanceof LogEvent.MessagePosted)
                .toList();
    }
}
