package org.lyceum.sfu.classbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.Audience;

/// What people may write, at each bound and one beyond it.
class TextsTest {
    /// In texts, `\n` and its like stand for the characters, and `x*5` for five of them.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            textBlock =
                    """
                    CASE                        | ACT      | TEXT              | OUTCOME
                    a message                   | message  | Hello             | logged
                    of several lines            | message  | a\\nb             | logged
                    nothing                     | message  | x*0               | invalid-request
                    blanks                      | message  | \\u0020\\u00A0    | invalid-request
                    invisible characters        | message  | \\u200B\\u2060    | invalid-request
                    newlines alone              | message  | \\n\\n            | invalid-request
                    a tab                       | message  | a\\u0009b         | invalid-request
                    a carriage return           | message  | a\\u000Db         | invalid-request
                    a null                      | message  | a\\u0000b         | invalid-request
                    an escape of 8 bits         | message  | a\\u009Bb         | invalid-request
                    as long as it may be        | message  | x*2000            | logged
                    one more                    | message  | x*2001            | invalid-request
                    a question                  | question | x*500             | logged
                    one more                    | question | x*501             | invalid-request
                    an empty question           | question | x*0               | invalid-request
                    a name                      | name     | Zoë van T. Hoff   | logged
                    one letter                  | name     | x                 | logged
                    as long as it may be        | name     | x*100             | logged
                    one more                    | name     | x*101             | invalid-request
                    nothing                     | name     | x*0               | invalid-request
                    a name of two lines         | name     | a\\nb             | invalid-request
                    one that turns the line     | name     | a\\u202Eb         | invalid-request
                    one that reads from right   | name     | \\u0645\\u0646\\u0649 | logged
                    a search                    | search   | x*100             | done
                    one more                    | search   | x*101             | invalid-request
                    a search for nothing        | search   | x*0               | invalid-request
                    """)
    void areTakenOrRefused(String name, String act, String text, String outcome) {
        Lesson lesson = Lesson.withEverybody();
        assertThat(Lesson.word(lesson.act("sam", act(act, unescaped(text))))).isEqualTo(outcome);
    }

    @Test
    void surroundingSpaceIsNoPartOfAName() {
        Lesson lesson = Lesson.withEverybody();
        lesson.does("sam", new Act.Rename(null, "  Samuel "));
        assertThat(lesson.actor("sam").name()).isEqualTo("Samuel");
    }

    private static Act act(String word, String text) {
        return switch (word) {
            case "message" -> new Act.PostMessage(text, Audience.EVERYONE, null, null);
            case "question" -> new Act.AskQuestion(text, false);
            case "name" -> new Act.Rename(null, text);
            case "search" -> new Act.SearchChat(text);
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static String unescaped(String text) {
        if (text.startsWith("x*")) {
            return "x".repeat(Integer.parseInt(text.substring(2)));
        }
        StringBuilder unescaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\n", i)) {
                unescaped.append('\n');
                i++;
            } else if (text.startsWith("\\u", i)) {
                unescaped.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                unescaped.append(text.charAt(i));
            }
        }
        return unescaped.toString();
    }
}
