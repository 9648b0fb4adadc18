package org.lyceum.sfu.classbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.LeaveReason;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Participant;
import org.lyceum.api.classroom.Poll;
import org.lyceum.api.classroom.PollAnswer;
import org.lyceum.api.classroom.PollKey;
import org.lyceum.api.classroom.PollKind;
import org.lyceum.api.classroom.PollSheet;
import org.lyceum.api.classroom.PollState;
import org.lyceum.api.classroom.PollTally;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.classroom.Sending;
import org.lyceum.api.classroom.TypedCount;

/// Polls: what people answer, what it comes to, and who may see it.
class PollsTest {
    private static final PollKey FIRST = new PollKey(List.of(0), List.of(), 5);

    private final Lesson lesson = Lesson.withEverybody();

    /// Classroom invariant 8.
    @Test
    void aTallyCountsPeopleNotOptions() {
        long id = open(PollKind.MULTIPLE, false);
        answer("sam", id, 0, 1, 2);
        answer("sia", id, 2);
        answer("sam", id, 1, 2);
        PollTally tally = tally("tess");
        assertThat(tally.answered()).isEqualTo(2);
        assertThat(tally.present()).isEqualTo(3);
        assertThat(tally.counts()).containsExactly(0, 1, 2);
    }

    @Test
    void aLaterAnswerReplacesTheEarlierOne() {
        long id = open(PollKind.SINGLE, false);
        answer("sam", id, 0);
        answer("sam", id, 2);
        assertThat(tally("tess").counts()).containsExactly(0, 0, 1);
        assertThat(poll("sam").yourAnswer()).isEqualTo(new PollAnswer(List.of(2), null));
        assertThat(poll("sia").yourAnswer()).isNull();
        assertThat(lesson.act("sam", new Act.AnswerPoll(id, new PollAnswer(List.of(2), null))))
                .isEqualTo(Decision.DONE);
    }

    @Test
    void typedAnswersAreGroupedWithoutCaseAndSurroundingSpace() {
        long id = open(PollKind.TYPED, false);
        type("sam", id, "Paris");
        type("sia", id, " paris ");
        type("gus", id, "Rome");
        assertThat(tally("tess").texts())
                .containsExactly(new TypedCount("Paris", 2), new TypedCount("Rome", 1));
        type("sam", id, "ROME");
        assertThat(tally("tess").texts())
                .containsExactly(new TypedCount("Rome", 2), new TypedCount("Paris", 1));
        assertThat(poll("sia").yourAnswer()).isEqualTo(new PollAnswer(List.of(), " paris "));
        assertThat(tally("tess").answered()).isEqualTo(3);
    }

    @Test
    void theMostFrequentTwentyTextsAreToldAndNoMore() {
        long id = open(PollKind.TYPED, false);
        for (int i = 0; i < 30; i++) {
            lesson.join("s" + i, Role.STUDENT);
            type("s" + i, id, "answer " + i);
        }
        type("sam", id, "ANSWER 29");
        assertThat(tally("tess").texts())
                .hasSize(20)
                .first()
                .isEqualTo(new TypedCount("answer 29", 2));
    }

    /// Somebody answered and has left: a tally never says that more answered than there were.
    @Test
    void neverFewerArePresentThanAnswered() {
        long id = open(PollKind.SINGLE, false);
        for (String who : List.of("sam", "sia", "gus")) {
            answer(who, id, 0);
            lesson.leaves(who, LeaveReason.LEFT);
        }
        assertThat(tally("tess").present()).isEqualTo(3);
        assertThat(tally("tess").answered()).isEqualTo(3);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                                   LIVE,  STATE,    READER, TALLY, KEY
                    students see no tally,                  false, OPEN,     sam,    false, false
                    who leads does,                         false, OPEN,     alex,   true,  true
                    students do where results are live,     true,  OPEN,     sam,    true,  false
                    closing alone shows nothing,            false, CLOSED,   sam,    false, false
                    revealing shows all,                    false, REVEALED, sam,    true,  true
                    """)
    void resultsAreSeenByWhoMay(
            String name, boolean live, PollState state, String reader, boolean tally, boolean key) {
        long id = open(PollKind.SINGLE, live);
        answer("sia", id, 0);
        switch (state) {
            case OPEN -> {}
            case CLOSED -> lesson.does("tess", new Act.ClosePoll(id));
            case REVEALED -> lesson.does("tess", new Act.RevealPoll(id));
        }
        Poll poll = poll(reader);
        assertThat(poll.state()).isEqualTo(state);
        assertThat(poll.tally() != null).isEqualTo(tally);
        assertThat(FIRST.equals(poll.key())).isEqualTo(key);
        assertThat(lesson.book.polls().takeChangedTallies())
                .allSatisfy(changed ->
                        assertThat(changed.reach().includes(lesson.reader(reader)))
                                .isEqualTo(tally));
    }

    @Test
    void aTallyIsToldWhenItChanged() {
        long id = open(PollKind.SINGLE, false);
        assertThat(lesson.book.polls().takeChangedTallies()).isEmpty();
        answer("sam", id, 0);
        answer("sia", id, 1);
        assertThat(lesson.book.polls().takeChangedTallies())
                .singleElement()
                .satisfies(changed -> {
                    assertThat(changed.tally().counts()).containsExactly(1, 1, 0);
                    assertThat(changed.reach().includes(lesson.reader("sam"))).isFalse();
                });
        assertThat(lesson.book.polls().takeChangedTallies()).isEmpty();
    }

    @Test
    void revealingSaysHowItCameOutAndWhatWasCorrect() {
        long id = open(PollKind.SINGLE, false);
        answer("sam", id, 1);
        Decision decision = lesson.decide("tess", new Act.RevealPoll(id));
        PollTally tally = new PollTally(id, 1, 3, List.of(0, 1, 0), List.of());
        assertThat(decision)
                .isEqualTo(Decision.logged(new LogEvent.PollRevealed(id, tally, FIRST)));
    }

    @Test
    void whoHasNotAnsweredIsWhoIsHereAndDoesNotLead() {
        long id = open(PollKind.SINGLE, false);
        answer("sia", id, 0);
        List<Participant> present =
                List.of(
                        participant("tess"),
                        participant("sam"),
                        participant("sia"),
                        participant("gus"));
        assertThat(lesson.book.polls().unanswered(id, 0, 10, present).rows())
                .extracting(Participant::id)
                .containsExactly("sam", "gus");
        assertThat(lesson.book.polls().unanswered(id, 1, 1, present))
                .satisfies(read -> {
                    assertThat(read.total()).isEqualTo(2);
                    assertThat(read.rows()).extracting(Participant::id).containsExactly("gus");
                });
    }

    @Test
    void pagesAreShownTheOpenOnesAndTheNewestOfTheOthers() {
        long open = open(PollKind.SINGLE, false);
        long last = 0;
        for (int i = 0; i < 30; i++) {
            last = open(PollKind.SINGLE, false);
            answer("sam", last, 1);
            lesson.does("tess", new Act.ClosePoll(last));
            lesson.pass(Duration.ofSeconds(1));
        }
        List<Poll> polls = lesson.book.snapshotFor(lesson.reader("tess")).polls();
        assertThat(polls).hasSize(Polls.MAX_SHOWN);
        assertThat(polls.getFirst().id()).isEqualTo(open);
        assertThat(polls.getLast().id()).isEqualTo(last);
    }

    @Test
    void ofOldPollsStaysHowTheyCameOut() {
        long id = open(PollKind.SINGLE, false);
        answer("sam", id, 1);
        lesson.does("tess", new Act.ClosePoll(id));
        for (int i = 0; i < Polls.MAX_SHOWN; i++) {
            lesson.does("tess", new Act.ClosePoll(open(PollKind.SINGLE, false)));
        }
        OpenedPoll poll = Objects.requireNonNull(lesson.book.polls().find(id));
        assertThat(poll.knowsWhoAnswered()).isFalse();
        assertThat(poll.tally(0).counts()).containsExactly(0, 1, 0);
        assertThat(lesson.book.polls().unanswered(id, 0, 10, List.of(participant("sia"))).total())
                .isZero();
    }

    @Test
    void atTheBoundTheOldestThatIsNotOpenIsForgottenAndCounted() {
        long open = open(PollKind.SINGLE, false);
        for (int i = 1; i < Polls.MAX_POLLS + 3; i++) {
            lesson.does("tess", new Act.ClosePoll(open(PollKind.SINGLE, false)));
        }
        assertThat(lesson.book.polls().dropped()).isEqualTo(3);
        assertThat(lesson.book.polls().find(open)).isNotNull();
    }

    @Test
    void noMoreAreOpenThanAPageIsShown() {
        for (int i = 0; i < Polls.MAX_SHOWN; i++) {
            open(PollKind.SINGLE, false);
        }
        assertThat(
                        Lesson.word(
                                lesson.act(
                                        "tess",
                                        new Act.OpenPoll(sheet(PollKind.SINGLE, false), FIRST))))
                .isEqualTo("conflict");
    }

    /// `10` options are ten of them; a key is options, then texts, then points; `-` is none.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            textBlock =
                    """
                    CASE                          | KIND     | TITLE | OPTIONS   | KEY       | OUTCOME
                    two options                   | SINGLE   | T     | A B       | - - 0     | logged
                    ten options                   | MULTIPLE | T     | 10        | - - 0     | logged
                    eleven                        | MULTIPLE | T     | 11        | - - 0     | invalid-request
                    one                           | SINGLE   | T     | A         | - - 0     | invalid-request
                    none                          | SINGLE   | T     | -         | - - 0     | invalid-request
                    the same twice                | SINGLE   | T     | A a       | - - 0     | invalid-request
                    no title                      | SINGLE   | ' '   | A B       | - - 0     | invalid-request
                    a typed one                   | TYPED    | T     | -         | - - 0     | logged
                    a typed one with options      | TYPED    | T     | A B       | - - 0     | invalid-request
                    a quiz                        | SINGLE   | T     | A B       | 1 - 100   | logged
                    with too many points          | SINGLE   | T     | A B       | 1 - 101   | invalid-request
                    with fewer than none          | SINGLE   | T     | A B       | 1 - -1    | invalid-request
                    correct beyond the options    | SINGLE   | T     | A B       | 2 - 1     | invalid-request
                    two correct where one counts  | SINGLE   | T     | A B       | 0,1 - 1   | invalid-request
                    two correct of several        | MULTIPLE | T     | A B       | 0,1 - 1   | logged
                    the same correct twice        | MULTIPLE | T     | A B       | 0,0 - 1   | invalid-request
                    points for nothing            | SINGLE   | T     | A B       | - - 1     | invalid-request
                    a typed quiz                  | TYPED    | T     | -         | - X 1     | logged
                    with an option                | TYPED    | T     | -         | 0 - 1     | invalid-request
                    texts where options count     | SINGLE   | T     | A B       | 0 X 1     | invalid-request
                    """)
    void aPollHasItsShape(
            String name, PollKind kind, String title, String options, String key, String outcome) {
        List<String> choices =
                switch (options) {
                    case "-" -> List.of();
                    case "10", "11" ->
                            Arrays.asList("A B C D E F G H I J K".split(" "))
                                    .subList(0, Integer.parseInt(options));
                    default -> List.of(options.split(" "));
                };
        String[] parts = key.split(" ");
        List<Integer> correct =
                parts[0].equals("-")
                        ? List.of()
                        : Arrays.stream(parts[0].split(",")).map(Integer::valueOf).toList();
        List<String> texts = parts[1].equals("-") ? List.of() : List.of(parts[1]);
        Act act =
                new Act.OpenPoll(
                        new PollSheet(title, kind, choices, false, false),
                        new PollKey(correct, texts, Integer.parseInt(parts[2])));
        assertThat(Lesson.word(lesson.act("tess", act))).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            textBlock =
                    """
                    CASE                       | KIND     | OPTIONS | TEXT  | OUTCOME
                    one option                 | SINGLE   | 2       |       | logged
                    two where one is asked     | SINGLE   | 0,1     |       | invalid-request
                    none                       | SINGLE   |         |       | invalid-request
                    one too high               | SINGLE   | 3       |       | invalid-request
                    one below                  | SINGLE   | -1      |       | invalid-request
                    several                    | MULTIPLE | 2,0     |       | logged
                    the same twice             | MULTIPLE | 1,1     |       | invalid-request
                    none of several            | MULTIPLE |         |       | invalid-request
                    a text where options are   | SINGLE   | 0       | x     | invalid-request
                    a text                     | TYPED    |         | Paris | logged
                    as long as it may be       | TYPED    |         | 100   | logged
                    one more                   | TYPED    |         | 101   | invalid-request
                    blank                      | TYPED    |         | ' '   | invalid-request
                    no text                    | TYPED    |         |       | invalid-request
                    an option where a text is  | TYPED    | 0       | x     | invalid-request
                    """)
    void anAnswerHasItsShape(
            String name,
            PollKind kind,
            @Nullable String options,
            @Nullable String text,
            String outcome) {
        long id = open(kind, false);
        List<Integer> chosen =
                options == null
                        ? List.of()
                        : Arrays.stream(options.split(",")).map(Integer::valueOf).toList();
        String typed =
                text != null && text.startsWith("10") ? "x".repeat(Integer.parseInt(text)) : text;
        assertThat(
                        Lesson.word(
                                lesson.act(
                                        "sam",
                                        new Act.AnswerPoll(id, new PollAnswer(chosen, typed)))))
                .isEqualTo(outcome);
    }

    private long open(PollKind kind, boolean live) {
        PollKey key = kind == PollKind.TYPED ? PollKey.NONE : FIRST;
        return lesson.does("tess", new Act.OpenPoll(sheet(kind, live), key));
    }

    private static PollSheet sheet(PollKind kind, boolean live) {
        List<String> options = kind == PollKind.TYPED ? List.of() : List.of("A", "B", "C");
        return new PollSheet("Which?", kind, options, false, live);
    }

    private void answer(String who, long id, Integer... options) {
        lesson.does(who, new Act.AnswerPoll(id, new PollAnswer(List.of(options), null)));
    }

    private void type(String who, long id, String text) {
        lesson.does(who, new Act.AnswerPoll(id, new PollAnswer(List.of(), text)));
    }

    private Poll poll(String reader) {
        return lesson.book.polls().forReader(lesson.reader(reader)).getLast();
    }

    private PollTally tally(String reader) {
        return Objects.requireNonNull(poll(reader).tally());
    }

    private Participant participant(String id) {
        Person person = lesson.person(id);
        return new Participant(id, person.name(), person.role(), false, false, Sending.NOTHING);
    }
}
