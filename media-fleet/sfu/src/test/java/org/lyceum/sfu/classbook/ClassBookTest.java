package org.lyceum.sfu.classbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.ChatMessage;
import org.lyceum.api.classroom.LeaveReason;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Poll;
import org.lyceum.api.classroom.PollKey;
import org.lyceum.api.classroom.PollKind;
import org.lyceum.api.classroom.PollSheet;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.classroom.RoomSnapshot;
import org.lyceum.api.problem.ProblemCode;

/// What a class remembers, and of whom.
class ClassBookTest {
    private final Lesson lesson = Lesson.withEverybody();

    /// Classroom invariant 11, but for slide and board.
    @Test
    void aLatecomerSeesThePollTheHandsAndTheTailOfTheChat() {
        long pinned =
                lesson.does(
                        "tess", new Act.PostMessage("Page 12", Audience.ANNOUNCEMENT, null, null));
        lesson.does("tess", new Act.PinMessage(pinned));
        lesson.says("sam", "Hello");
        lesson.does("sia", new Act.RaiseHand());
        lesson.does("sam", new Act.AskQuestion("Why?", false));
        PollSheet sheet =
                new PollSheet("Ready?", PollKind.SINGLE, List.of("Yes", "No"), false, true);
        lesson.does("tess", new Act.OpenPoll(sheet, PollKey.NONE));
        lesson.join("late", Role.STUDENT);

        RoomSnapshot room = lesson.book.snapshotFor(lesson.reader("late"));
        assertThat(room.chat()).extracting(ChatMessage::text).containsExactly("Page 12", "Hello");
        assertThat(room.chatComplete()).isTrue();
        assertThat(room.pinned()).extracting(ChatMessage::text).isEqualTo("Page 12");
        assertThat(room.hands()).isEqualTo(1);
        assertThat(room.openQuestions()).isEqualTo(1);
        assertThat(room.polls()).extracting(Poll::sheet).containsExactly(sheet);
    }

    @Test
    void ofNothingIsTheEmptySnapshot() {
        Reader reader = new Reader("sam", Role.STUDENT, Role.STUDENT.basePermissions());
        assertThat(new ClassBook().snapshotFor(reader)).isEqualTo(RoomSnapshot.EMPTY);
    }

    @ParameterizedTest(name = "entry {0} after 7")
    @ValueSource(longs = {0, 6, 7, 9})
    void entriesFollowEachOtherWithoutAGap(long seq) {
        LogEntry entry = new LogEntry(seq, Instant.EPOCH, null, null, new LogEvent.ClassClosed());
        assertThat(lesson.book.seq()).isEqualTo(7);
        assertThatThrownBy(() -> lesson.book.apply(entry))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(lesson.book.isClosed()).isFalse();
    }

    @Test
    void aClosedClassIsClosed() {
        lesson.log(null, new LogEvent.ClassClosed());
        assertThat(lesson.book.isClosed()).isTrue();
        assertThat(new ClassBook(lesson.book.snapshot()).isClosed()).isTrue();
    }

    @Test
    void whoComesBackKeepsTheirNumberNameAndRole() {
        lesson.does("tess", new Act.SetRole("sam", Role.ASSISTANT));
        lesson.does("tess", new Act.Rename("sam", "Samuel"));
        lesson.leaves("sam", LeaveReason.LEFT);
        assertThat(lesson.book.people().isPresent("sam")).isFalse();
        lesson.join("sam", Role.STUDENT);
        assertThat(lesson.person("sam"))
                .isEqualTo(new Person("sam", 4, "Samuel", Role.ASSISTANT, 8L));
        assertThat(lesson.book.people().ordinalFor("somebody new")).isEqualTo(7);
        assertThat(lesson.book.people().nextConnection()).isEqualTo(9);
    }

    @Test
    void aConnectionThatWasReplacedDoesNotTakeThePersonWithIt() {
        lesson.join("sam", Role.STUDENT);
        lesson.log(null, new LogEvent.Left("sam", 5, LeaveReason.LOST));
        assertThat(lesson.book.people().isPresent("sam")).isTrue();
        lesson.log(null, new LogEvent.Left("sam", 8, LeaveReason.LOST));
        assertThat(lesson.book.people().isPresent("sam")).isFalse();
    }

    @Test
    void whoIsHereIsABitForEach() {
        lesson.leaves("tess", LeaveReason.LOST);
        lesson.leaves("sam", LeaveReason.LOST);
        LogEvent.PresenceChecked presence = lesson.book.people().presence();
        assertThat(presence.count()).isEqualTo(5);
        assertThat(BitSet.valueOf(Base64.getUrlDecoder().decode(presence.ordinals())).stream())
                .containsExactly(1, 2, 3, 5, 6);
        assertThat(lesson.book.people().presentCount()).isEqualTo(5);
        assertThat(lesson.book.people().presentAudience()).isEqualTo(2);
    }

    @Test
    void nobodyIsHereWhenTheNodeIsGone() {
        lesson.log(null, new LogEvent.OwnerStarted("n2", "w2"));
        assertThat(lesson.book.people().presentCount()).isZero();
        assertThat(lesson.book.people().presentAudience()).isZero();
        lesson.join("sam", Role.STUDENT);
        assertThat(lesson.book.people().presentCount()).isEqualTo(1);
    }

    @Test
    void theStageIsInTheOrderOfEntering() {
        for (String id : List.of("tess", "sia", "sam", "sia")) {
            lesson.log(null, new LogEvent.StageEntered(id));
        }
        assertThat(lesson.book.stage().ids()).containsExactly("tess", "sia", "sam");
        lesson.log(null, new LogEvent.StageLeft("sia"));
        lesson.log(null, new LogEvent.StageEntered("sia"));
        assertThat(lesson.book.stage().ids()).containsExactly("tess", "sam", "sia");
    }

    @Test
    void whoWasRemovedLosesStageAndHandAndWhoWasBannedStaysOut() {
        lesson.log(null, new LogEvent.StageEntered("sam"));
        lesson.does("sam", new Act.RaiseHand());
        lesson.does("tess", new Act.Remove("sam", true));
        assertThat(lesson.book.stage().has("sam")).isFalse();
        assertThat(lesson.book.hands().isUp("sam")).isFalse();
        assertThat(lesson.book.rights().isBanned("sam")).isTrue();
        lesson.does("tess", new Act.Remove("sia", false));
        assertThat(lesson.book.rights().isBanned("sia")).isFalse();
    }

    @Test
    void whoComesBeyondTheBoundIsNotRememberedAndCounted() {
        for (int i = 7; i < People.MAX_PEOPLE; i++) {
            lesson.join("s" + i, Role.STUDENT);
        }
        assertThat(lesson.book.people().isFull()).isTrue();
        lesson.join("one more", Role.STUDENT);
        assertThat(lesson.book.people().dropped()).isEqualTo(1);
        assertThat(lesson.book.people().find("one more")).isNull();
        lesson.join("sam", Role.STUDENT);
        assertThat(lesson.book.people().dropped()).isEqualTo(1);
    }

    /// Classroom invariant 15, for all that this package refuses: a stable code, and a text of what
    /// happened and what to do. The tables of each subject check every refusal's form too.
    @Test
    void aRefusalSaysWhatHappenedAndWhatToDo() {
        Decision decision = lesson.act("sam", new Act.LowerAllHands());
        assertThat(decision)
                .isEqualTo(
                        new Decision.Refused(
                                ProblemCode.FORBIDDEN,
                                "You may not do this to others in this class. Ask who leads it.",
                                null));
    }

    @Test
    void bytesThatAreNoSnapshotAreRefused() {
        byte[] bytes = lesson.book.snapshot().toBytes();
        assertThat(new ClassBook(BookSnapshot.read(bytes))).isEqualTo(lesson.book);
        for (byte[] wrong :
                List.of(
                        new byte[0],
                        Arrays.copyOf(bytes, bytes.length - 1),
                        "{}".getBytes(StandardCharsets.UTF_8),
                        "null".getBytes(StandardCharsets.UTF_8))) {
            assertThatThrownBy(() -> BookSnapshot.read(wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
