package org.lyceum.sfu.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.api.ApiJson.NumberedEvent;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.ClassEvent.EndReason;
import org.lyceum.api.control.IceRestartRequest;
import org.lyceum.api.control.JoinAnswer;
import org.lyceum.api.control.JoinRequest;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.sfu.control.ClassHost.Outcome;

/// Coming in and going out, over real sockets.
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass(name = "{0} workers")
@ValueSource(ints = {1, 2})
class EntryTest {
    private final TestClassroom lesson;

    EntryTest(int workers) {
        lesson = new TestClassroom(workers);
    }

    @AfterEach
    void close() {
        lesson.close();
    }

    @Test
    void welcomesEverybodyFirstAndCountsThemAfterwards() {
        Page teacher = lesson.join(lesson.teacher("tess"));
        Page sam = lesson.join(lesson.student("sam"));

        for (Page page : List.of(teacher, sam)) {
            page.await(ClassEvent.RosterCount.class, event -> event.count() == 2);
            assertThat(page.events.getFirst().event()).isInstanceOf(ClassEvent.Welcome.class);
            assertThat(page.events)
                    .extracting(NumberedEvent::seq)
                    .startsWith(1L, 2L)
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
        assertThat(sam.await(ClassEvent.Welcome.class).you().id()).isEqualTo("sam");
        assertThat(lesson.node.participants()).isEqualTo(2);
    }

    @Test
    void endsForAllAndForgetsTheRoomAndAdmitsNobodyAgain() {
        Page teacher = lesson.join(lesson.teacher("tess"));
        Page sam = lesson.join(lesson.student("sam"));

        teacher.act(new Act.EndClass());

        for (Page page : List.of(teacher, sam)) {
            assertThat(page.await(ClassEvent.ClassEnded.class).reason())
                    .isEqualTo(EndReason.BY_TEACHER);
        }
        await().atMost(Page.PATIENCE).until(lesson.node::activeRooms, rooms -> rooms == 0);
        await().atMost(Page.PATIENCE).until(lesson.node::participants, people -> people == 0);
        assertThat(lesson.connections()).isZero();
        await().atMost(Page.PATIENCE).until(lesson::writtenState, "ended"::equals);
        assertThat(refusalOf(Page.tryJoin(lesson.node, lesson.student("sam"))))
                .isEqualTo(ProblemCode.CLASS_ENDED);
        assertThat(lesson.node.activeRooms()).isZero();
    }

    @Test
    void refusesWhoFindsNoPlaceButNotWhoComesBack() {
        lesson.capacity(2);
        lesson.join(lesson.teacher("tess"));
        lesson.join(lesson.student("sam"));

        assertThat(refusalOf(Page.tryJoin(lesson.node, lesson.student("olga"))))
                .isEqualTo(ProblemCode.CLASS_FULL);
        assertThat(lesson.node.participants()).isEqualTo(2);
        lesson.join(lesson.student("sam"));
    }

    @Test
    void letsASecondConnectionOfAPersonReplaceTheFirst() {
        lesson.join(lesson.teacher("tess"));
        Page first = lesson.join(lesson.student("sam"));
        Page second = lesson.join(lesson.student("sam"));

        assertThat(first.await(ClassEvent.ClassEnded.class).reason()).isEqualTo(EndReason.REPLACED);
        await().atMost(Page.PATIENCE).until(lesson::connections, connections -> connections == 2);
        assertThat(second.events(ClassEvent.ClassEnded.class)).isEmpty();
        assertThat(second.await(ClassEvent.Welcome.class).count()).isEqualTo(2);
    }

    @Test
    void forgetsWhoLeavesByTheControlApi() {
        Page teacher = lesson.join(lesson.teacher("tess"));
        Page sam = lesson.join(lesson.student("sam"));
        lesson.node.leave(lesson.student("somebody else"), sam.sessionId());
        assertThat(lesson.node.participants()).isEqualTo(2);

        lesson.node.leave(lesson.student("sam"), sam.sessionId());

        teacher.await(ClassEvent.RosterCount.class, event -> event.count() == 1);
        await().atMost(Page.PATIENCE).until(lesson.node::participants, people -> people == 1);
        assertThat(
                        refusalOf(
                                lesson.node.restartIce(
                                        lesson.student("sam"),
                                        new IceRestartRequest(sam.sessionId(), "v=0"))))
                .isEqualTo(ProblemCode.SESSION_NOT_FOUND);
        lesson.node.leave(lesson.student("sam"), sam.sessionId());
    }

    @Test
    void refusesAnOfferThatIsNoneAndKeepsNothingOfIt() {
        JoinRequest noOffer = new JoinRequest("v=0", List.of("microphone"));

        assertThat(refusalOf(lesson.node.join(lesson.student("sam"), noOffer)))
                .isEqualTo(ProblemCode.OFFER_REFUSED);
        assertThat(lesson.node.participants()).isZero();
    }

    @Test
    void sendsNewClassesElsewhereWhenItHoldsAllThatItMay() {
        JoinRequest noOffer = new JoinRequest("v=0", List.of("microphone"));
        try (TestClassroom small = TestClassroom.onANodeOf(3)) {
            for (int i = 0; i < 3; i++) {
                assertThat(refusalOf(small.node.join(small.ofClass("class " + i), noOffer)))
                        .isEqualTo(ProblemCode.OFFER_REFUSED);
            }

            assertThat(refusalOf(small.node.join(small.ofClass("one more"), noOffer)))
                    .isEqualTo(ProblemCode.NO_NODE);
            assertThat(refusalOf(small.node.join(small.ofClass("class 0"), noOffer)))
                    .isEqualTo(ProblemCode.OFFER_REFUSED);
        }
    }

    @Test
    void keepsThePlaceOnStageOfWhoComesBack() {
        Page teacher = lesson.join(lesson.teacher("tess"));
        Page sam = lesson.join(lesson.student("sam"));
        teacher.act(new Act.InviteToStage("sam"));
        sam.await(ClassEvent.InvitedToStage.class);
        sam.act(new Act.AnswerInvitation(true));
        await().atMost(Page.PATIENCE)
                .until(lesson::writtenStage, stage -> stage.equals(Set.of("sam")));

        sam.close();
        await().atMost(Page.PATIENCE).until(lesson::connections, connections -> connections == 1);

        assertThat(
                        lesson.join(lesson.student("sam"))
                                .await(ClassEvent.Welcome.class)
                                .you()
                                .onStage())
                .isTrue();
    }

    private static ProblemCode refusalOf(Outcome<JoinAnswer> outcome) {
        return switch (outcome) {
            case Outcome.Refused<JoinAnswer>(ProblemCode code, String _) -> code;
            case Outcome.Done<JoinAnswer> done -> throw new AssertionError(done);
        };
    }
}
