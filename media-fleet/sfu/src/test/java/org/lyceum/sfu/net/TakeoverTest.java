package org.lyceum.sfu.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.ChatMessage;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Participant;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Sending;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.api.store.TableKeys;
import org.lyceum.sfu.control.ClassHost;

/// A node falls silent, and its class opens on another one, with a real DynamoDB between them.
@Execution(ExecutionMode.CONCURRENT)
class TakeoverTest {
    private final TestClassroom lost = new TestClassroom(1);
    private final TestClassroom heir = TestClassroom.takingOver(lost);

    @AfterEach
    void close() {
        lost.close();
        heir.close();
    }

    @Test
    void theNextNodeKnowsStageAndRightsAndForwardsWhatPagesSayThatTheySend() {
        Page before = onStage(lost);
        before.act(new Act.SetSending(TestClassroom.ON));

        Page sam = heir.join(heir.student("sam"));
        Page teacher = heir.join(heir.teacher("tess"));
        Page olga = heir.join(heir.student("olga"));

        ClassEvent.Welcome welcome = sam.await(ClassEvent.Welcome.class);
        assertThat(welcome.you().onStage()).isTrue();
        assertThat(welcome.you().sending()).isEqualTo(Sending.NOTHING);
        assertThat(welcome.permissions())
                .containsExactlyInAnyOrder(
                        Permission.ROSTER_VIEW, Permission.MEDIA_AUDIO, Permission.MEDIA_VIDEO);
        ClassEvent.Welcome seen = olga.await(ClassEvent.Welcome.class);
        assertThat(seen.onStage()).extracting(Participant::id).containsExactly("tess", "sam");
        assertThat(seen.you().onStage()).isFalse();
        assertThat(seen.stageId()).isNull();
        assertThat(seen.screenId()).isNull();

        sam.act(new Act.SetSending(TestClassroom.ON));
        sam.publish();
        teacher.awaitMore(SlotName.STAGE_VOICE, 10);
        assertThat(olga.await(ClassEvent.SendingChanged.class))
                .isEqualTo(new ClassEvent.SendingChanged("sam", TestClassroom.ON));
    }

    @Test
    void whoTheTeacherTookOffTheStageStaysOffOnTheNextNode() {
        Page sam = onStage(lost);
        sam.act(new Act.LeaveStage(null));
        await().atMost(Page.PATIENCE).until(lost::writtenStage, Set::isEmpty);

        ClassEvent.Welcome welcome = heir.join(heir.student("sam")).await(ClassEvent.Welcome.class);

        assertThat(welcome.you().onStage()).isFalse();
        assertThat(welcome.permissions()).containsExactly(Permission.ROSTER_VIEW);
    }

    @Test
    void whatWasAcknowledgedIsThereOnTheNextNode() {
        Page teacher = lost.join(lost.teacher("tess"));
        teacher.act(new Act.PostMessage("Good morning", Audience.EVERYONE, null, null));
        Long seq = teacher.await(ClassEvent.Acknowledged.class).logSeq();

        ClassEvent.Welcome welcome =
                heir.join(heir.teacher("theo")).await(ClassEvent.Welcome.class);

        assertThat(welcome.room().chat())
                .extracting(ChatMessage::id, ChatMessage::text)
                .containsExactly(tuple(seq, "Good morning"));
    }

    @Test
    void aNodeThatStoodStillTellsItsPeopleToComeAgainAndForgetsTheClass() {
        Page teacher = lost.join(lost.teacher("tess"));
        Page sam = lost.join(lost.student("sam"));
        await().atMost(Page.PATIENCE)
                .until(() -> lost.writtenLog().stream().anyMatch(TakeoverTest::isSamsJoin));
        heir.join(heir.student("olga"));

        teacher.act(new Act.PostMessage("Hello?", Audience.EVERYONE, null, null));

        teacher.await(ClassEvent.ClassMoved.class);
        sam.await(ClassEvent.ClassMoved.class);
        assertThat(teacher.events(ClassEvent.Acknowledged.class)).isEmpty();
        await().atMost(Page.PATIENCE).until(() -> lost.node.activeRooms() == 0);
        await().atMost(Page.PATIENCE).until(() -> lost.connections() == 0);
        assertThat(lost.writtenState()).isEqualTo(TableKeys.STATE_LIVE);
        assertThat(heir.join(heir.teacher("tess")).await(ClassEvent.Welcome.class).room().chat())
                .isEmpty();
    }

    @Test
    void aClassThatEndedElsewhereIsNotOpenedAgain() {
        Page teacher = lost.join(lost.teacher("tess"));
        teacher.act(new Act.EndClass());
        teacher.await(ClassEvent.ClassEnded.class);

        assertThat(Page.tryJoin(heir.node, heir.student("sam")))
                .isEqualTo(
                        new ClassHost.Outcome.Refused<>(
                                ProblemCode.CLASS_ENDED,
                                "This class is over. Nobody can join it now."));
    }

    private static boolean isSamsJoin(LogEntry entry) {
        return entry.event() instanceof LogEvent.Joined joined
                && joined.participantId().equals("sam");
    }

    /// A student whom the teacher has brought on stage.
    private static Page onStage(TestClassroom lesson) {
        Page teacher = lesson.join(lesson.teacher("tess"));
        Page sam = lesson.join(lesson.student("sam"));
        teacher.act(new Act.InviteToStage("sam"));
        sam.await(ClassEvent.InvitedToStage.class);
        sam.act(new Act.AnswerInvitation(true));
        await().atMost(Page.PATIENCE).until(lesson::writtenStage, Set.of("sam")::equals);
        return sam;
    }
}
