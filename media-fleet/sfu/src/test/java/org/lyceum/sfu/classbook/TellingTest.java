package org.lyceum.sfu.classbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.ClassRules;
import org.lyceum.api.classroom.LeaveReason;
import org.lyceum.api.classroom.Lock;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.PollAnswer;
import org.lyceum.api.classroom.PollKey;
import org.lyceum.api.classroom.PollKind;
import org.lyceum.api.classroom.PollSheet;
import org.lyceum.api.classroom.PollTally;
import org.lyceum.api.classroom.Reaction;
import org.lyceum.api.classroom.Role;

/// Who is told of which entry. Seq 8 is a message of Sam to all, 9 one of Sam to the teachers, 10
/// one of Tess to Sia, 11 a message of Sam that was deleted by entry 12.
class TellingTest {
    private static final List<String> READERS = List.of("tess", "alex", "sam", "sia", "gus");

    private final Lesson lesson = Lesson.withEverybody();

    TellingTest() {
        lesson.says("sam", "to all");
        lesson.whispers("sam", "to the teachers", null);
        lesson.whispers("tess", "to Sia", "sia");
        lesson.says("sam", "a slip");
        lesson.log("sam", new LogEvent.MessageDeleted(11));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            textBlock =
                    """
                    CASE                               | BY   | WHAT            | TOLD_TO
                    a node takes the class             |      | owner           |
                    the class is closed                |      | closed          |
                    somebody comes                     | sam  | joined          |
                    somebody leaves                    | sam  | left            |
                    presence is checked                |      | presence        |
                    somebody comes on stage            |      | stageEntered    |
                    somebody leaves the stage          |      | stageLeft       |
                    a message is changed               | sam  | edited 8        | tess alex sam sia gus
                    a message to the teachers too      | sam  | edited 9        | tess alex sam
                    a message to one person too        | tess | edited 10       | tess alex sia
                    one that is not known              | sam  | edited 99       |
                    a message is deleted               | tess | deleted 8       | tess alex sam sia gus
                    a private one                      | tess | deleted 9       | tess alex sam
                    somebody reacts                    | sia  | reacted 8       |
                    a message is pinned                | tess | pinned 8        | tess alex sam sia gus
                    nothing is pinned any more         | tess | unpinned        | tess alex sam sia gus
                    somebody asks                      | sam  | asked           | tess alex
                    somebody votes                     | sam  | voted           |
                    a question is answered             | tess | answered        | tess alex
                    a question is deleted              | sam  | questionDeleted | tess alex
                    a hand is raised                   | sam  | raised          | tess alex
                    a hand is lowered                  | sam  | lowered         | tess alex
                    all hands are lowered              | tess | allLowered      | tess alex
                    a poll is opened                   | tess | pollOpened      | tess alex sam sia gus
                    its key is set                     | tess | keySet          | tess alex
                    somebody answers                   | sam  | pollAnswered    |
                    a poll is closed                   | tess | pollClosed      | tess alex sam sia gus
                    a poll is revealed                 | tess | pollRevealed    | tess alex sam sia gus
                    rules are set                      | tess | rules           | tess alex sam sia gus
                    rights are set                     | tess | rights          | tess alex
                    somebody becomes an assistant      | tess | role            | tess alex sam
                    somebody is renamed                | tess | renamed         | tess alex sam
                    somebody is muted                  | tess | muted           | tess alex sam
                    all are muted                      | tess | allMuted        | tess alex
                    somebody is removed                | tess | removed         | tess alex
                    """)
    void reachesWhomItMay(String name, @Nullable String by, String what, @Nullable String toldTo) {
        lesson.log(by, event(what));
        Telling telling = lesson.book.telling(lesson.log.getLast());
        assertThat(READERS.stream().filter(id -> telling.as(lesson.reader(id)) != null).toList())
                .isEqualTo(toldTo == null ? List.of() : List.of(toldTo.split(" ")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            textBlock =
                    """
                    CASE                       | SEQ | TOLD_TO
                    a message to all           | 8   | tess alex sam sia gus
                    to the teachers            | 9   | tess alex sam
                    to one person              | 10  | tess alex sia
                    """)
    void messagesReachWhomTheyAreFor(String name, int seq, String toldTo) {
        Telling telling = lesson.book.telling(lesson.log.get(seq - 1));
        assertThat(READERS.stream().filter(id -> telling.as(lesson.reader(id)) != null).toList())
                .isEqualTo(List.of(toldTo.split(" ")));
    }

    /// The log keeps what was said; whoever reads it afterwards does not.
    @Test
    void aDeletedMessageIsToldWithoutItsText() {
        for (String reader : READERS) {
            LogEntry told = lesson.book.telling(lesson.log.get(10)).as(lesson.reader(reader));
            LogEvent event = Objects.requireNonNull(told).event();
            assertThat(((LogEvent.MessagePosted) event).text()).isEmpty();
        }
    }

    @Test
    void aForgottenMessageIsToldToNobody() {
        for (int i = 0; i < Chat.MAX_MESSAGES; i++) {
            lesson.log("sia", posted("Message " + i));
        }
        for (String reader : READERS) {
            assertThat(lesson.book.telling(lesson.log.get(7)).as(lesson.reader(reader))).isNull();
        }
    }

    /// At most two encodings for a class of any size.
    @Test
    void thereAreTwoFormsAndNoMore() {
        lesson.locks(Lock.ROSTER);
        lesson.log("sam", posted("Hello"));
        Telling telling = lesson.book.telling(lesson.log.getLast());
        List<LogEntry> forms = new ArrayList<>();
        READERS.forEach(id -> forms.add(Objects.requireNonNull(telling.as(lesson.reader(id)))));
        assertThat(forms)
                .allSatisfy(form -> assertThat(form).isIn(telling.plain(), telling.covered()));
        assertThat(telling.as(lesson.reader("sam"))).isSameAs(telling.plain());
        assertThat(telling.as(lesson.reader("sia"))).isSameAs(telling.covered());
        assertThat(telling.covered())
                .isEqualTo(
                        new LogEntry(
                                telling.plain().seq(),
                                telling.plain().at(),
                                null,
                                null,
                                new LogEvent.MessagePosted(
                                        "", Role.STUDENT, "Hello", Audience.EVERYONE, null, null)));
    }

    @Test
    void whatTeachersSayHasOneForm() {
        lesson.says("tess", "Hello");
        Telling telling = lesson.book.telling(lesson.log.getLast());
        assertThat(telling.covered()).isSameAs(telling.plain()).isSameAs(lesson.log.getLast());
    }

    private static LogEvent event(String what) {
        String[] words = what.split(" ");
        long id = words.length > 1 ? Long.parseLong(words[1]) : 0;
        PollSheet sheet = new PollSheet("Which?", PollKind.SINGLE, List.of("A", "B"), false, false);
        return switch (words[0]) {
            case "owner" -> new LogEvent.OwnerStarted("n1", "w1");
            case "closed" -> new LogEvent.ClassClosed();
            case "joined" -> new LogEvent.Joined("sam", 4, "Mx Sam", Role.STUDENT, 99);
            case "left" -> new LogEvent.Left("sam", 5, LeaveReason.LEFT);
            case "presence" -> new LogEvent.PresenceChecked(7, "fw");
            case "stageEntered" -> new LogEvent.StageEntered("sam");
            case "stageLeft" -> new LogEvent.StageLeft("sam");
            case "edited" -> new LogEvent.MessageEdited(id, "changed");
            case "deleted" -> new LogEvent.MessageDeleted(id);
            case "reacted" -> new LogEvent.MessageReacted(id, Reaction.CLAP, true);
            case "pinned" -> new LogEvent.MessagePinned(id);
            case "unpinned" -> new LogEvent.MessagePinned(null);
            case "asked" -> new LogEvent.QuestionAsked("Mx Sam", "Why?");
            case "voted" -> new LogEvent.QuestionVoted(8, true);
            case "answered" -> new LogEvent.QuestionAnswered(8, true, null);
            case "questionDeleted" -> new LogEvent.QuestionDeleted(8);
            case "raised" -> new LogEvent.HandRaised("sam", "Mx Sam");
            case "lowered" -> new LogEvent.HandLowered("sam");
            case "allLowered" -> new LogEvent.AllHandsLowered();
            case "pollOpened" -> new LogEvent.PollOpened(sheet);
            case "keySet" -> new LogEvent.PollKeySet(8, PollKey.NONE);
            case "pollAnswered" -> new LogEvent.PollAnswered(8, new PollAnswer(List.of(0), null));
            case "pollClosed" -> new LogEvent.PollClosed(8);
            case "pollRevealed" ->
                    new LogEvent.PollRevealed(
                            8, new PollTally(8, 0, 3, List.of(0, 0), List.of()), PollKey.NONE);
            case "rules" -> new LogEvent.RulesSet(ClassRules.OPEN);
            case "rights" -> new LogEvent.RightsSet("sam", Set.of(), Set.of());
            case "role" -> new LogEvent.RoleSet("sam", Role.ASSISTANT);
            case "renamed" -> new LogEvent.Renamed("sam", "Samuel");
            case "muted" -> new LogEvent.Muted("sam");
            case "allMuted" -> new LogEvent.Muted(null);
            case "removed" -> new LogEvent.Removed("sam", false);
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static LogEvent posted(String text) {
        return new LogEvent.MessagePosted(
                "Mx Sam", Role.STUDENT, text, Audience.EVERYONE, null, null);
    }
}
