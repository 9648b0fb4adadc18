package org.lyceum.sfu.classbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.LeaveReason;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.RaisedHand;
import org.lyceum.api.classroom.Role;

/// The queue of hands.
class HandsTest {
    /// Classroom invariant 14.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theQueueIsInTheServersOrderUnderAThousandSimultaneousHands(long seed) {
        Random random = new Random(seed);
        Lesson lesson = new Lesson();
        lesson.join("tess", Role.TEACHER);
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            people.add("s" + i);
            lesson.join("s" + i, Role.STUDENT);
        }
        Collections.shuffle(people, random);
        people.forEach(id -> lesson.does(id, new Act.RaiseHand()));
        List<String> expected = new ArrayList<>(people);
        for (int i = 0; i < 300; i++) {
            String down = expected.remove(random.nextInt(expected.size()));
            lesson.does("tess", new Act.LowerHand(down));
        }
        Hands hands = lesson.book.hands();
        assertThat(hands.ids()).isEqualTo(expected);
        assertThat(hands.count()).isEqualTo(700);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(hands.position(expected.get(i))).isEqualTo(i + 1);
        }
        assertThat(hands.window(lesson.reader("tess"), 50).rows())
                .extracting(RaisedHand::participantId)
                .isEqualTo(expected.subList(0, 50));
        assertThat(hands.window(lesson.reader("tess"), 50).rows())
                .extracting(RaisedHand::position)
                .isSorted();
        assertThat(hands.window(lesson.reader("tess"), 50).total()).isEqualTo(700);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                                    WHAT,         IS_UP
                    nothing happens,                         nothing,      true
                    a connection is lost,                    lost,         true
                    it comes back,                           lost back,    true
                    one presence check misses them,          lost check,   true
                    two do,                                  lost check check, false
                    they are back in between,                lost check back check check, true
                    they leave,                              left,         false
                    they come on stage,                      stage,        false
                    they are removed,                        removed,      false
                    all hands are lowered,                   all,          false
                    the node dies and they come back,        owner back check check, true
                    the node dies and they do not,           owner check check, false
                    """)
    void aHandStaysUpWhileItsOwnerMayComeBack(String name, String what, boolean isUp) {
        Lesson lesson = Lesson.withEverybody();
        lesson.does("sia", new Act.RaiseHand());
        lesson.does("sam", new Act.RaiseHand());
        for (String word : what.split(" ")) {
            happens(lesson, word);
        }
        assertThat(lesson.book.hands().isUp("sam")).isEqualTo(isUp);
        assertThat(lesson.book.hands().position("sam") > 0).isEqualTo(isUp);
    }

    @Test
    void whoRaisesAgainStandsAtTheEnd() {
        Lesson lesson = Lesson.withEverybody();
        lesson.does("sam", new Act.RaiseHand());
        lesson.does("sia", new Act.RaiseHand());
        lesson.does("sam", new Act.LowerHand(null));
        lesson.does("sam", new Act.RaiseHand());
        assertThat(lesson.book.hands().ids()).containsExactly("sia", "sam");
        assertThat(lesson.book.snapshotFor(lesson.reader("sam")).handPosition()).isEqualTo(2);
        assertThat(lesson.book.snapshotFor(lesson.reader("gus")).handPosition()).isZero();
    }

    private static void happens(Lesson lesson, String word) {
        switch (word) {
            case "nothing" -> {}
            case "lost" -> lesson.leaves("sam", LeaveReason.LOST);
            case "back" -> lesson.join("sam", Role.STUDENT);
            case "left" -> lesson.leaves("sam", LeaveReason.LEFT);
            case "check" -> lesson.log(null, lesson.book.people().presence());
            case "stage" -> lesson.log(null, new LogEvent.StageEntered("sam"));
            case "removed" -> lesson.does("tess", new Act.Remove("sam", false));
            case "all" -> lesson.does("tess", new Act.LowerAllHands());
            case "owner" -> lesson.log(null, new LogEvent.OwnerStarted("n2", "w2"));
            default -> throw new IllegalArgumentException(word);
        }
    }
}
