package org.lyceum.sfu.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.Participant;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Sending;
import org.lyceum.api.classroom.SlotName;

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
