package org.lyceum.sfu.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.Participant;
import org.lyceum.api.classroom.PollAnswer;
import org.lyceum.api.classroom.PollKey;
import org.lyceum.api.classroom.PollKind;
import org.lyceum.api.classroom.PollSheet;
import org.lyceum.api.classroom.Question;
import org.lyceum.api.classroom.Reaction;
import org.lyceum.api.classroom.ReactionCount;
import org.lyceum.api.classroom.RosterOrder;
import org.lyceum.sfu.room.ClassHarness.Page;

/// What people are told once a second at most.
class PulseTest {
    private static final long S = 1_000_000_000L;

    private final ClassHarness lesson = new ClassHarness(2, 100);
    private final Page teacher = lesson.teacher("tess");
    private final Page zoe = RoomLogTest.student(lesson, "zoe");
    private final Page adam = RoomLogTest.student(lesson, "adam");

    PulseTest() {
        lesson.advance(2 * S);
        Set.of(teacher, zoe, adam).forEach(Page::forgetEvents);
    }

    @Test
    void reactionsAreSumsOfASecond() {
        zoe.act(new Act.React(Reaction.CLAP));
        adam.act(new Act.React(Reaction.CLAP));
        adam.act(new Act.React(Reaction.HEART));
        assertThat(teacher.events(ClassEvent.Reactions.class)).isEmpty();
        lesson.advance(3 * S);
        assertThat(teacher.events(ClassEvent.Reactions.class))
                .containsExactly(
                        new ClassEvent.Reactions(
                                List.of(
                                        new ReactionCount(Reaction.CLAP, 2),
                                        new ReactionCount(Reaction.HEART, 1))));
    }

    @Test
    void reactionsToAMessageAreCounted() {
        teacher.act(new Act.PostMessage("Well?", Audience.EVERYONE, null, null));
        long id = zoe.last(ClassEvent.Happened.class).entry().seq();
        zoe.act(new Act.ReactToMessage(id, Reaction.THUMBS_UP, true));
        adam.act(new Act.ReactToMessage(id, Reaction.THUMBS_UP, true));
        lesson.advance(2 * S);
        assertThat(teacher.last(ClassEvent.MessageReactions.class))
                .isEqualTo(
                        new ClassEvent.MessageReactions(
                                id, List.of(new ReactionCount(Reaction.THUMBS_UP, 2))));
        assertThat(teacher.events(ClassEvent.Happened.class)).hasSize(1);
    }

    @Test
    void handsAreACountForAllAPlaceForTheirOwnersAndRowsForWhoWatches() {
        teacher.act(new Act.WatchHands(10));
        zoe.act(new Act.RaiseHand());
        adam.act(new Act.RaiseHand());
        lesson.advance(2 * S);
        assertThat(zoe.last(ClassEvent.HandCount.class).count()).isEqualTo(2);
        assertThat(adam.last(ClassEvent.HandPosition.class).position()).isEqualTo(2);
        teacher.act(new Act.LowerHand("zoe"));
        lesson.advance(2 * S);
        assertThat(adam.last(ClassEvent.HandPosition.class).position()).isEqualTo(1);
        assertThat(zoe.last(ClassEvent.HandPosition.class).position()).isZero();
        assertThat(teacher.last(ClassEvent.HandWindow.class).rows())
                .extracting(row -> row.participantId())
                .containsExactly("adam");
        assertThat(zoe.events(ClassEvent.HandWindow.class)).isEmpty();
    }

    @Test
    void questionsAreACountForAllAndRowsForWhoWatches() {
        teacher.act(new Act.WatchQuestions(10));
        zoe.act(new Act.AskQuestion("Why?", true));
        lesson.advance(2 * S);
        assertThat(adam.last(ClassEvent.QuestionCount.class).open()).isEqualTo(1);
        Question row = teacher.last(ClassEvent.QuestionWindow.class).rows().getFirst();
        assertThat(row.text()).isEqualTo("Why?");
        assertThat(row.byName()).isNull();
    }

    @Test
    void aPollIsTalliedForWhoLeads() {
        PollSheet sheet =
                new PollSheet("Two?", PollKind.SINGLE, List.of("yes", "no"), false, false);
        teacher.act(new Act.OpenPoll(sheet, PollKey.NONE));
        long id = zoe.last(ClassEvent.Happened.class).entry().seq();
        zoe.act(new Act.AnswerPoll(id, new PollAnswer(List.of(1), null)));
        lesson.advance(2 * S);
        assertThat(teacher.last(ClassEvent.PollTallied.class).tally().counts())
                .containsExactly(0, 1);
        assertThat(adam.events(ClassEvent.PollTallied.class)).isEmpty();
        teacher.act(new Act.ReadUnanswered(id, 0, 10));
        assertThat(teacher.last(ClassEvent.UnansweredRead.class).rows())
                .extracting(Participant::id)
                .containsExactly("adam");
    }

    @Test
    void theRosterIsSortedAndSearchedHere() {
        assertThat(rows(new Act.WatchRoster(0, 10, RosterOrder.ARRIVAL, null)))
                .containsExactly("tess", "zoe", "adam");
        assertThat(rows(new Act.WatchRoster(0, 10, RosterOrder.NAME, null)))
                .containsExactly("tess", "adam", "zoe");
        assertThat(rows(new Act.WatchRoster(0, 10, RosterOrder.NAME, "dA")))
                .containsExactly("adam");
        adam.act(new Act.RaiseHand());
        lesson.advance(2 * S);
        assertThat(rows(new Act.WatchRoster(0, 10, RosterOrder.HAND, null)))
                .containsExactly("tess", "adam", "zoe");
        assertThat(teacher.last(ClassEvent.RosterWindow.class).rows().get(1).handRaised()).isTrue();
    }

    private List<String> rows(Act.WatchRoster watch) {
        teacher.act(watch);
        return teacher.last(ClassEvent.RosterWindow.class).rows().stream()
                .map(Participant::id)
                .toList();
    }
}
