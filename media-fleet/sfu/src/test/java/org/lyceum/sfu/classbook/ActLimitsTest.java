package org.lyceum.sfu.classbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.ClassRules;
import org.lyceum.api.classroom.Reaction;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.problem.ProblemCode;

/// How often people may act, and that a refusal says when they may again.
class ActLimitsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                             ACT,       AT_ONCE, AFTER_MS
                    chat: 5 at once and 1 a second,   post,      5,       1000
                    questions: 3 a minute,            ask,       3,       20000
                    reactions: 2 a second,            react,     2,       500
                    hands: 10 at once and 2 a second, hand,      10,      500
                    searches: 3 at once,              search,    3,       2000
                    """)
    void areTakenThenRefusedThenTakenAgain(String name, String act, int atOnce, long afterMs) {
        Lesson lesson = Lesson.withEverybody();
        long messageId = lesson.says("tess", "Hello");
        for (int i = 0; i < atOnce; i++) {
            assertThat(lesson.act("sam", act(act, i, messageId)))
                    .isNotInstanceOf(Decision.Refused.class);
        }
        Decision refused = lesson.act("sam", act(act, atOnce, messageId));
        assertThat(Lesson.codeOf(refused)).isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
        assertThat(((Decision.Refused) refused).retryAfterMs()).isEqualTo(afterMs);
        assertThat(lesson.act("sia", act(act, 0, messageId)))
                .as("others have their own")
                .isNotInstanceOf(Decision.Refused.class);

        lesson.pass(Duration.ofMillis(afterMs - 1));
        assertThat(Lesson.codeOf(lesson.act("sam", act(act, atOnce, messageId))))
                .isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
        lesson.pass(Duration.ofMillis(1));
        assertThat(lesson.act("sam", act(act, atOnce, messageId)))
                .isNotInstanceOf(Decision.Refused.class);
    }

    @Test
    void aClassTakesAHundredMessagesASecond() {
        Lesson lesson = new Lesson();
        for (int i = 0; i < 200; i++) {
            lesson.join("s" + i, Role.STUDENT);
        }
        int taken = 0;
        for (int i = 0; i < 200; i++) {
            taken += lesson.act("s" + i, post("Hi")) instanceof Decision.Logged ? 1 : 0;
        }
        assertThat(taken).isEqualTo(100);
        lesson.pass(Duration.ofMillis(10));
        assertThat(lesson.act("s199", post("Hi"))).isInstanceOf(Decision.Logged.class);
        assertThat(Lesson.codeOf(lesson.act("s198", post("Hi"))))
                .isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
    }

    @Test
    void slowModeSaysHowLong() {
        Lesson lesson = Lesson.withEverybody();
        lesson.does("tess", new Act.SetRules(new ClassRules(Set.of(), 30, false, null)));
        lesson.says("sam", "One");
        lesson.pass(Duration.ofSeconds(10));
        assertThat(lesson.act("sam", post("Two")))
                .isEqualTo(
                        new Decision.Refused(
                                ProblemCode.SLOW_MODE,
                                "The chat is in slow mode: one message in 30 s. Try again in 20"
                                        + " seconds.",
                                20_000L));
        lesson.says("sia", "I too");
        lesson.says("tess", "One");
        lesson.says("tess", "Two");
        lesson.pass(Duration.ofSeconds(20));
        lesson.says("sam", "Two");
    }

    /// Somebody new owns the class and knows nothing but the log.
    @Test
    void slowModeSurvivesTheOwner() {
        Lesson lesson = Lesson.withEverybody();
        lesson.does("tess", new Act.SetRules(new ClassRules(Set.of(), 30, false, null)));
        lesson.says("sam", "One");
        ClassBook next = new ClassBook(lesson.book.snapshot());
        Decision decision =
                new ClassActs(next)
                        .decide(
                                lesson.actor("sam"),
                                post("Two"),
                                lesson.log.getLast().at().plusSeconds(1),
                                next.seq() + 1);
        assertThat(Lesson.codeOf(decision)).isEqualTo(ProblemCode.SLOW_MODE);
    }

    @Test
    void thePaceOfTheLongestIdleIsForgottenAtTheBound() {
        Pace pace = new Pace(1, 60_000);
        Instant now = Instant.parse("2026-11-30T09:00:00Z");
        for (int i = 0; i < Pace.MAX_TRACKED + 10; i++) {
            pace.count("s" + i, now);
        }
        assertThat(pace.forgotten()).isEqualTo(10);
        assertThat(pace.waitMs("s0", now)).isZero();
        assertThat(pace.waitMs("s" + Pace.MAX_TRACKED, now)).isEqualTo(60_000);
        pace.count("x", now.plusSeconds(60));
        assertThat(pace.forgotten()).as("who is due is no loss").isEqualTo(10);
    }

    private static Act post(String text) {
        return new Act.PostMessage(text, Audience.EVERYONE, null, null);
    }

    private static Act act(String word, int number, long messageId) {
        return switch (word) {
            case "post" -> post("Message " + number);
            case "ask" -> new Act.AskQuestion("Question " + number, false);
            case "react" ->
                    new Act.ReactToMessage(messageId, List.of(Reaction.values()).get(number), true);
            case "hand" -> number % 2 == 0 ? new Act.RaiseHand() : new Act.LowerHand(null);
            case "search" -> new Act.SearchChat("hello");
            default -> throw new IllegalArgumentException(word);
        };
    }
}
