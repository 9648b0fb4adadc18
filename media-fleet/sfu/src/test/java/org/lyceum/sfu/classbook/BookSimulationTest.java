package org.lyceum.sfu.classbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.PollTally;

/// Whole classes of people who do whatever comes to their mind, by seed: what must hold after any
/// of it.
class BookSimulationTest {
    private static final int ACTS = 600;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theSameEntriesMakeTheSameBookWhereverItWasSavedOnTheWay(long seed) {
        RandomClass random = new RandomClass(new Random(seed));
        random.act(ACTS);
        Lesson lesson = random.lesson();
        ClassBook again = new ClassBook();
        ClassBook saved = new ClassBook();
        for (LogEntry entry : lesson.log) {
            again.apply(entry);
            saved.apply(entry);
            if (entry.seq() % 50 == 0) {
                saved = new ClassBook(BookSnapshot.read(saved.snapshot().toBytes()));
            }
        }
        assertThat(again.snapshot()).isEqualTo(lesson.book.snapshot());
        assertThat(saved.snapshot()).isEqualTo(lesson.book.snapshot());
        assertThat(saved).isEqualTo(lesson.book).hasSameHashCodeAs(lesson.book);
        for (String reader : List.of("tess", "sam")) {
            assertThat(saved.snapshotFor(lesson.reader(reader)))
                    .isEqualTo(lesson.book.snapshotFor(lesson.reader(reader)));
        }
    }

    /// Every decision for a person without the right is a refusal, and every refusal says why.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nobodyDoesWhatTheyMayNot(long seed) {
        RandomClass random = new RandomClass(new Random(seed));
        random.act(ACTS);
        int refused = 0;
        for (RandomClass.Acted acted : random.acted()) {
            Lesson.word(acted.decision());
            Permission needed = needed(acted.act());
            if (needed != null && !acted.actor().may(needed)) {
                assertThat(acted.decision()).as("%s", acted).isNotInstanceOf(Decision.Logged.class);
                refused += acted.decision() instanceof Decision.Refused ? 1 : 0;
            }
        }
        assertThat(refused).isGreaterThan(ACTS / 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void handsStandInTheOrderOfTheLog(long seed) {
        RandomClass random = new RandomClass(new Random(seed));
        random.act(ACTS);
        Lesson lesson = random.lesson();
        List<Long> raisedAt = new ArrayList<>();
        for (String id : lesson.book.hands().ids()) {
            raisedAt.add(
                    lesson.log.reversed().stream()
                            .filter(entry -> isRaising(entry, id))
                            .findFirst()
                            .orElseThrow()
                            .seq());
        }
        assertThat(raisedAt).isSorted();
        assertThat(new LinkedHashSet<>(lesson.book.hands().ids()))
                .hasSize(lesson.book.hands().count());
    }

    /// Counted over again from the log, person by person.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyTallyCountsPeople(long seed) {
        RandomClass random = new RandomClass(new Random(seed));
        random.act(ACTS);
        Lesson lesson = random.lesson();
        int answers = 0;
        for (LogEntry opened : lesson.log) {
            OpenedPoll poll = lesson.book.polls().find(opened.seq());
            if (poll == null) {
                continue;
            }
            Map<String, LogEvent.PollAnswered> last = new HashMap<>();
            for (LogEntry entry : lesson.log) {
                if (entry.event() instanceof LogEvent.PollAnswered answered
                        && answered.pollId() == poll.id()
                        && entry.by() != null) {
                    last.put(entry.by(), answered);
                }
            }
            PollTally tally = lesson.book.polls().tally(poll);
            assertThat(tally.answered()).isEqualTo(last.size());
            assertThat(tally.present()).isGreaterThanOrEqualTo(tally.answered());
            for (int i = 0; i < poll.sheet().options().size(); i++) {
                int option = i;
                assertThat((long) tally.counts().get(i))
                        .isEqualTo(
                                last.values().stream()
                                        .filter(a -> a.answer().options().contains(option))
                                        .count());
            }
            answers += last.size();
        }
        assertThat(answers).isPositive();
    }

    /// No reader ever gets a private message that is not theirs, in any view.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void privateMessagesStayPrivate(long seed) {
        RandomClass random = new RandomClass(new Random(seed));
        random.act(ACTS);
        Lesson lesson = random.lesson();
        Set<Long> hidden = new HashSet<>();
        for (LogEntry entry : lesson.log) {
            if (entry.event() instanceof LogEvent.MessagePosted posted
                    && posted.audience() == Audience.TEACHERS
                    && !"sia".equals(entry.by())
                    && !"sia".equals(posted.toId())) {
                hidden.add(entry.seq());
            }
        }
        assertThat(hidden).isNotEmpty();
        Reader reader =
                new Reader("sia", lesson.person("sia").role(), Set.of(Permission.CHAT_READ));
        assertThat(lesson.book.chat().page(reader, 0, 50).messages())
                .noneMatch(message -> hidden.contains(message.id()));
        assertThat(lesson.book.snapshotFor(reader).chat())
                .noneMatch(message -> hidden.contains(message.id()));
        for (long id : hidden) {
            LogEntry entry = lesson.log.get((int) id - 1);
            assertThat(lesson.book.telling(entry).as(reader)).isNull();
        }
    }

    private static boolean isRaising(LogEntry entry, String id) {
        return entry.event() instanceof LogEvent.HandRaised raised
                && raised.participantId().equals(id);
    }

    /// The right without which an act is nobody's; null where it depends on whose thing it is.
    private static @Nullable Permission needed(Act act) {
        return switch (act) {
            case Act.PostMessage post ->
                    switch (post.audience()) {
                        case EVERYONE -> Permission.CHAT_WRITE;
                        case TEACHERS -> Permission.CHAT_PRIVATE;
                        case ANNOUNCEMENT -> Permission.PARTICIPANT_MODERATE;
                    };
            case Act.ReactToMessage _ -> Permission.REACTION_SEND;
            case Act.AskQuestion _, Act.VoteForQuestion _ -> Permission.QUESTION_ASK;
            case Act.RaiseHand _ -> Permission.HAND_RAISE;
            case Act.AnswerPoll _ -> Permission.POLL_ANSWER;
            case Act.OpenPoll _, Act.ClosePoll _, Act.RevealPoll _ -> Permission.POLL_RUN;
            case Act.PinMessage _,
                    Act.AnswerQuestion _,
                    Act.LowerAllHands _,
                    Act.SetRules _,
                    Act.SetRights _,
                    Act.Mute _,
                    Act.Remove _ ->
                    Permission.PARTICIPANT_MODERATE;
            default -> null;
        };
    }
}
