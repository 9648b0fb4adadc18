package org.lyceum.sfu.classbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Question;
import org.lyceum.api.classroom.Role;

/// Questions and the votes for them.
class QuestionsTest {
    private final Lesson lesson = Lesson.withEverybody();

    @Test
    void openOnesComeFirstThenByVotesThenTheOldest() {
        long first = ask("sam", "first");
        long second = ask("sam", "second");
        long third = ask("sia", "third");
        long fourth = ask("sia", "fourth");
        vote("gus", third);
        vote("gus", fourth);
        vote("sam", fourth);
        vote("gus", second);
        lesson.does("tess", new Act.AnswerQuestion(second, true, "Because"));
        assertThat(texts(10)).containsExactly("fourth", "third", "first", "second");
        assertThat(texts(2)).containsExactly("fourth", "third");
        assertThat(lesson.book.questions().open()).isEqualTo(3);

        lesson.does("gus", new Act.VoteForQuestion(third, false));
        assertThat(texts(10)).containsExactly("fourth", "first", "third", "second");
        lesson.does("tess", new Act.AnswerQuestion(second, false, null));
        assertThat(texts(10)).containsExactly("fourth", "second", "first", "third");
        lesson.does("tess", new Act.DeleteQuestion(fourth));
        assertThat(texts(10)).containsExactly("second", "first", "third");
        assertThat(lesson.book.questions().window(lesson.reader("sam"), 1).total()).isEqualTo(3);
        assertThat(lesson.book.questions().find(first)).isNotNull();
    }

    @Test
    void everyReaderSeesTheirOwnVotesAndQuestions() {
        long id = ask("sam", "Why?");
        vote("sia", id);
        assertThat(row("sam").askedByYou()).isTrue();
        assertThat(row("sam").votedByYou()).isFalse();
        assertThat(row("sia").votedByYou()).isTrue();
        assertThat(row("sia").askedByYou()).isFalse();
        assertThat(row("gus").votedByYou()).isFalse();
        assertThat(row("gus").votes()).isEqualTo(1);
        assertThat(row("gus").byName()).isEqualTo("Mx Sam");
    }

    @Test
    void whoAskedWithoutANameIsToldToNobody() {
        lesson.does("sam", new Act.AskQuestion("Why?", true));
        for (String reader : List.of("tess", "alex", "sia")) {
            assertThat(row(reader).byName()).isNull();
        }
        assertThat(row("sam").askedByYou()).isTrue();
        assertThat(lesson.book.telling(lesson.log.getLast()).as(lesson.reader("tess")))
                .satisfies(entry -> assertThat(entry.by()).isNull());
    }

    /// Whatever is open is kept before what is answered.
    @Test
    void atTheBoundAnAnsweredOneIsForgottenAndCounted() {
        long answered = ask("sam", "answered");
        long other = ask("sam", "open");
        lesson.does("tess", new Act.AnswerQuestion(answered, true, null));
        for (int i = 2; i < Questions.MAX_QUESTIONS; i++) {
            lesson.log("sia", new LogEvent.QuestionAsked(null, "number " + i));
        }
        assertThat(lesson.book.questions().dropped()).isZero();
        ask("gus", "one more");
        assertThat(lesson.book.questions().dropped()).isEqualTo(1);
        assertThat(lesson.book.questions().find(answered)).isNull();
        assertThat(lesson.book.questions().find(other)).isNotNull();
        assertThat(Lesson.word(lesson.act("gus", new Act.AskQuestion("and more", false))))
                .isEqualTo("conflict");
        lesson.join("late", Role.STUDENT);
        lesson.log("late", new LogEvent.QuestionAsked(null, "out of turn"));
        assertThat(lesson.book.questions().open()).isEqualTo(Questions.MAX_QUESTIONS);
    }

    private long ask(String who, String text) {
        return lesson.does(who, new Act.AskQuestion(text, false));
    }

    private void vote(String who, long id) {
        lesson.does(who, new Act.VoteForQuestion(id, true));
    }

    private Question row(String reader) {
        return lesson.book.questions().window(lesson.reader(reader), 1).rows().getFirst();
    }

    private List<String> texts(int limit) {
        return lesson.book.questions().window(lesson.reader("gus"), limit).rows().stream()
                .map(Question::text)
                .toList();
    }
}
