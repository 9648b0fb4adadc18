package org.lyceum.sfu.classbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.ClassRules;
import org.lyceum.api.classroom.LeaveReason;
import org.lyceum.api.classroom.Lock;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.PollAnswer;
import org.lyceum.api.classroom.PollKey;
import org.lyceum.api.classroom.PollKind;
import org.lyceum.api.classroom.PollSheet;
import org.lyceum.api.classroom.Reaction;
import org.lyceum.api.classroom.Role;

/// Who may do what, and what stops them: one row for each.
class RightsToActTest {
    private static final PollSheet SHEET =
            new PollSheet("Ready?", PollKind.SINGLE, List.of("Yes", "No"), false, false);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            textBlock =
                    """
                    CASE                                     | STATE          | WHO  | ACT            | OUTCOME
                    students write                           |                | sam  | post           | logged
                    guests write                             |                | gus  | post           | logged
                    a locked chat is locked                  | CHAT           | sam  | post           | locked
                    who leads is never locked                | CHAT           | alex | post           | logged
                    a locked chat leaves the line to teachers| CHAT           | sam  | whisper        | logged
                    a locked line is locked                  | PRIVATE_CHAT   | sam  | whisper        | locked
                    a locked line leaves the chat            | PRIVATE_CHAT   | sam  | post           | logged
                    focus closes the chat                    | focus          | sam  | post           | locked
                    focus closes the line too                | focus          | gus  | whisper        | locked
                    focus does not bind who leads            | focus          | tess | post           | logged
                    focus leaves hands                       | focus          | sam  | raise          | logged
                    what was denied is forbidden             | denied         | sam  | post           | forbidden
                    also while it is locked                  | denied+lock    | sam  | post           | forbidden
                    only who leads announces                 |                | sam  | announce       | forbidden
                    assistants announce                      |                | alex | announce       | logged
                    students write to no single one          |                | sam  | whisperToSia   | forbidden
                    teachers do                              |                | tess | whisperToSia   | logged
                    nobody writes to themself                |                | tess | whisperToTess  | invalid-request
                    to one person only in private            |                | tess | postToSia      | invalid-request
                    nor to nobody                            |                | tess | whisperToX     | participant-not-found
                    authors change their message             |                | sam  | editOfSam      | logged
                    others do not                            |                | sia  | editOfSam      | forbidden
                    nor do teachers                          |                | tess | editOfSam      | forbidden
                    no change while locked                   | CHAT           | sam  | editOfSam      | locked
                    the same text again changes nothing      |                | sam  | editToTheSame  | done
                    authors take their message away          |                | sam  | deleteOfSam    | logged
                    also while locked                        | CHAT           | sam  | deleteOfSam    | logged
                    who moderates takes it away              |                | alex | deleteOfSam    | logged
                    others do not take it away               |                | sia  | deleteOfSam    | forbidden
                    what is not there cannot be taken        |                | tess | deleteOfNobody | message-not-found
                    students react                           |                | sia  | reactToSam     | logged
                    locked reactions are locked              | REACTIONS      | sia  | reactToSam     | locked
                    no reaction to take back                 |                | sia  | unreactToSam   | done
                    showing something is counted             |                | sam  | react          | done
                    and locked                               | REACTIONS      | sam  | react          | locked
                    who moderates pins                       |                | alex | pinOfSam       | logged
                    students do not pin                      |                | sam  | pinOfSam       | forbidden
                    nothing is pinned already                |                | tess | unpin          | done
                    private messages are not pinned          |                | tess | pinWhisper     | invalid-request
                    students do not see them to react        |                | sia  | reactToWhisper | message-not-found
                    nor to answer them                       |                | sia  | replyToWhisper | message-not-found
                    the author does                          |                | sam  | replyToWhisper | logged
                    students ask                             |                | sam  | ask            | logged
                    locked questions are locked              | QUESTIONS      | sam  | ask            | locked
                    students vote for others                 |                | sia  | voteForSam     | logged
                    not for themselves                       |                | sam  | voteForSam     | invalid-request
                    no vote to take back                     |                | sia  | unvoteForSam   | done
                    votes are locked with questions          | QUESTIONS      | sia  | voteForSam     | locked
                    who moderates answers                    |                | alex | answerSam      | logged
                    students do not                          |                | sia  | answerSam      | forbidden
                    an open question has no answer           |                | tess | reopenAnswered | invalid-request
                    who asked takes it away                  |                | sam  | deleteQuestion | logged
                    who moderates too                        |                | tess | deleteQuestion | logged
                    others do not delete it                  |                | sia  | deleteQuestion | forbidden
                    there is no such question                |                | tess | answerNothing  | question-not-found
                    students raise a hand                    |                | sam  | raise          | logged
                    a hand is up once                        | hand           | sam  | raise          | done
                    locked hands are locked                  | HANDS          | sam  | raise          | locked
                    the own hand goes down                   | hand           | sam  | lower          | logged
                    also while locked                        | hand+lock      | sam  | lower          | logged
                    no hand to lower                         |                | sam  | lower          | done
                    students do not lower others             | hand           | sia  | lowerSam       | forbidden
                    assistants do                            | hand           | alex | lowerSam       | logged
                    who moderates lowers all                 | hand           | tess | lowerAll       | logged
                    when there are any                       |                | tess | lowerAll       | done
                    students do not lower all                | hand           | sam  | lowerAll       | forbidden
                    assistants run polls                     |                | alex | openPoll       | logged
                    students do not                          |                | sam  | openPoll       | forbidden
                    students answer                          |                | sam  | answerPoll     | logged
                    a closed poll takes no answer            | closed         | sam  | answerPoll     | poll-closed
                    there is no such poll                    |                | sam  | answerNoPoll   | poll-not-found
                    who runs polls closes them               |                | alex | closePoll      | logged
                    once                                     | closed         | alex | closePoll      | done
                    students do not close them               |                | sam  | closePoll      | forbidden
                    who runs polls reveals them              | closed         | tess | revealPoll     | logged
                    students do not reveal them              | closed         | sam  | revealPoll     | forbidden
                    students do not see who has not answered |                | sam  | readUnanswered | forbidden
                    who moderates sets rules                 |                | alex | setRules       | logged
                    the same rules again change nothing      | CHAT           | alex | setRules       | done
                    students do not set rules                |                | sam  | setRules       | forbidden
                    slow mode has a most                     |                | tess | tooSlow        | invalid-request
                    the sole speaker is on stage             |                | tess | soleSam        | not-on-stage
                    as Sam is here                           | stage          | tess | soleSam        | logged
                    and no teacher                           |                | tess | soleTheo       | invalid-request
                    who moderates mutes one                  |                | alex | muteSam        | logged
                    and all                                  |                | alex | muteAll        | logged
                    assistants do not mute teachers          |                | alex | muteTess       | forbidden
                    teachers mute teachers                   |                | theo | muteTess       | logged
                    nobody mutes themself                    |                | tess | muteTess       | invalid-request
                    students do not mute                     |                | sam  | muteSia        | forbidden
                    nobody mutes who has left                | samLeft        | tess | muteSam        | participant-not-found
                    who moderates gives rights               |                | alex | grantSam       | logged
                    assistants do not make leaders           |                | alex | promoteSam     | forbidden
                    teachers may                             |                | tess | promoteSam     | logged
                    nobody gives what they have not          |                | alex | grantEndToSam  | forbidden
                    assistants take nothing from teachers    |                | alex | denyTess       | forbidden
                    nobody changes their own rights          |                | tess | denyTess       | invalid-request
                    giving and taking at once is nothing     |                | tess | bothSam        | invalid-request
                    teachers make assistants                 |                | tess | assistSam      | logged
                    assistants do not                        |                | alex | assistSam      | forbidden
                    a student is a student already           |                | tess | studentSam     | done
                    nobody makes teachers                    |                | tess | teacherSam     | invalid-request
                    teachers stay teachers                   |                | tess | studentTheo    | forbidden
                    students change their name               |                | sam  | renameSelf     | logged
                    guests do not                            |                | gus  | renameSelf     | forbidden
                    locked names are locked                  | NAMES          | sam  | renameSelf     | locked
                    who moderates names others               |                | alex | renameSam      | logged
                    but no teacher                           |                | alex | renameTess     | forbidden
                    students do not name others              |                | sia  | renameSam      | forbidden
                    the same name changes nothing            |                | tess | renameSamSame  | done
                    who moderates removes                    |                | alex | removeSam      | logged
                    but no teacher                           |                | alex | removeTess     | forbidden
                    students remove nobody                   |                | sam  | removeSia      | forbidden
                    nobody removes themself                  |                | tess | removeTess     | invalid-request
                    who has left is not removed              | samLeft        | tess | removeSam      | participant-not-found
                    who has left can be banned               | samLeft        | tess | banSam         | logged
                    a moderating student removes no assistant| samModerates   | sam  | removeAlex     | forbidden
                    but other students                       | samModerates   | sam  | removeSia      | logged
                    """)
    void decides(String name, @Nullable String state, String who, String act, String outcome) {
        Lesson lesson = prepared();
        apply(lesson, state == null ? "" : state);
        Decision decision = lesson.act(who, Objects.requireNonNull(acts(lesson).get(act)));
        assertThat(Lesson.word(decision)).isEqualTo(outcome);
    }

    @Test
    void aPollOfAQuizIsOpenedWithItsKey() {
        Lesson lesson = Lesson.withEverybody();
        PollKey key = new PollKey(List.of(0), List.of(), 5);
        long seq = lesson.book.seq() + 1;
        assertThat(lesson.decide("tess", new Act.OpenPoll(SHEET, key)))
                .isEqualTo(
                        new Decision.Logged(
                                List.of(
                                        new LogEvent.PollOpened(SHEET),
                                        new LogEvent.PollKeySet(seq, key))));
        assertThat(lesson.decide("tess", new Act.OpenPoll(SHEET, PollKey.NONE)))
                .isEqualTo(new Decision.Logged(List.of(new LogEvent.PollOpened(SHEET))));
    }

    @Test
    void theRoomDecidesAboutMediaItself() {
        assertThat(ClassActs.decidesAbout(new Act.Leave())).isFalse();
        assertThat(ClassActs.decidesAbout(new Act.InviteToStage("sam"))).isFalse();
        assertThat(ClassActs.decidesAbout(new Act.RaiseHand())).isTrue();
        assertThat(ClassActs.decidesAbout(new Act.ReadLog(0, 10))).isTrue();
    }

    /// With a message, a private message and a question of Sam, and an open poll.
    private static Lesson prepared() {
        Lesson lesson = Lesson.withEverybody();
        lesson.says("sam", "Hello");
        lesson.whispers("sam", "I am lost", null);
        lesson.does("sam", new Act.AskQuestion("Why?", false));
        lesson.does("tess", new Act.OpenPoll(SHEET, PollKey.NONE));
        return lesson;
    }

    private static void apply(Lesson lesson, String state) {
        switch (state) {
            case "" -> {}
            case "focus" ->
                    lesson.does("tess", new Act.SetRules(new ClassRules(Set.of(), 0, true, null)));
            case "denied" -> deny(lesson);
            case "denied+lock" -> {
                deny(lesson);
                lesson.locks(Lock.CHAT);
            }
            case "hand" -> lesson.does("sam", new Act.RaiseHand());
            case "hand+lock" -> {
                lesson.does("sam", new Act.RaiseHand());
                lesson.locks(Lock.HANDS);
            }
            case "closed" -> lesson.does("tess", new Act.ClosePoll(seqOf(lesson, "poll")));
            case "stage" -> lesson.log(null, new LogEvent.StageEntered("sam"));
            case "samLeft" -> lesson.leaves("sam", LeaveReason.LEFT);
            case "samModerates" ->
                    lesson.does(
                            "tess",
                            new Act.SetRights(
                                    "sam", Set.of(Permission.PARTICIPANT_MODERATE), Set.of()));
            default -> lesson.locks(Lock.valueOf(state));
        }
    }

    private static void deny(Lesson lesson) {
        lesson.does("tess", new Act.SetRights("sam", Set.of(), Set.of(Permission.CHAT_WRITE)));
    }

    private static Map<String, Act> acts(Lesson lesson) {
        return Map.ofEntries(
                Map.entry("post", new Act.PostMessage("Hi", Audience.EVERYONE, null, null)),
                Map.entry("whisper", new Act.PostMessage("Hi", Audience.TEACHERS, null, null)),
                Map.entry("announce", new Act.PostMessage("Hi", Audience.ANNOUNCEMENT, null, null)),
                Map.entry(
                        "whisperToSia", new Act.PostMessage("Hi", Audience.TEACHERS, "sia", null)),
                Map.entry(
                        "whisperToTess",
                        new Act.PostMessage("Hi", Audience.TEACHERS, "tess", null)),
                Map.entry("whisperToX", new Act.PostMessage("Hi", Audience.TEACHERS, "x", null)),
                Map.entry("postToSia", new Act.PostMessage("Hi", Audience.EVERYONE, "sia", null)),
                Map.entry("editOfSam", new Act.EditMessage(seqOf(lesson, "message"), "Hello!")),
                Map.entry("editToTheSame", new Act.EditMessage(seqOf(lesson, "message"), "Hello")),
                Map.entry("deleteOfSam", new Act.DeleteMessage(seqOf(lesson, "message"))),
                Map.entry("deleteOfNobody", new Act.DeleteMessage(999)),
                Map.entry("reactToSam", reaction(seqOf(lesson, "message"), true)),
                Map.entry("unreactToSam", reaction(seqOf(lesson, "message"), false)),
                Map.entry("reactToWhisper", reaction(seqOf(lesson, "whisper"), true)),
                Map.entry("react", new Act.React(Reaction.CLAP)),
                Map.entry("pinOfSam", new Act.PinMessage(seqOf(lesson, "message"))),
                Map.entry("pinWhisper", new Act.PinMessage(seqOf(lesson, "whisper"))),
                Map.entry("unpin", new Act.PinMessage(null)),
                Map.entry(
                        "replyToWhisper",
                        new Act.PostMessage(
                                "Hi", Audience.EVERYONE, null, seqOf(lesson, "whisper"))),
                Map.entry("ask", new Act.AskQuestion("How?", true)),
                Map.entry("voteForSam", new Act.VoteForQuestion(seqOf(lesson, "question"), true)),
                Map.entry(
                        "unvoteForSam", new Act.VoteForQuestion(seqOf(lesson, "question"), false)),
                Map.entry(
                        "answerSam", new Act.AnswerQuestion(seqOf(lesson, "question"), true, null)),
                Map.entry(
                        "reopenAnswered",
                        new Act.AnswerQuestion(seqOf(lesson, "question"), false, "So")),
                Map.entry("answerNothing", new Act.AnswerQuestion(999, true, null)),
                Map.entry("deleteQuestion", new Act.DeleteQuestion(seqOf(lesson, "question"))),
                Map.entry("raise", new Act.RaiseHand()),
                Map.entry("lower", new Act.LowerHand(null)),
                Map.entry("lowerSam", new Act.LowerHand("sam")),
                Map.entry("lowerAll", new Act.LowerAllHands()),
                Map.entry("openPoll", new Act.OpenPoll(SHEET, PollKey.NONE)),
                Map.entry("answerPoll", answer(seqOf(lesson, "poll"))),
                Map.entry("answerNoPoll", answer(999)),
                Map.entry("closePoll", new Act.ClosePoll(seqOf(lesson, "poll"))),
                Map.entry("revealPoll", new Act.RevealPoll(seqOf(lesson, "poll"))),
                Map.entry("readUnanswered", new Act.ReadUnanswered(seqOf(lesson, "poll"), 0, 10)),
                Map.entry("setRules", rules(Set.of(Lock.CHAT), 0, null)),
                Map.entry("tooSlow", rules(Set.of(), 3_601, null)),
                Map.entry("soleSam", rules(Set.of(), 0, "sam")),
                Map.entry("soleTheo", rules(Set.of(), 0, "theo")),
                Map.entry("muteSam", new Act.Mute("sam")),
                Map.entry("muteSia", new Act.Mute("sia")),
                Map.entry("muteTess", new Act.Mute("tess")),
                Map.entry("muteAll", new Act.Mute(null)),
                Map.entry("grantSam", rights("sam", Set.of(Permission.MEDIA_SCREEN), Set.of())),
                Map.entry(
                        "promoteSam",
                        rights("sam", Set.of(Permission.PARTICIPANT_MODERATE), Set.of())),
                Map.entry("grantEndToSam", rights("sam", Set.of(Permission.CLASS_END), Set.of())),
                Map.entry("denyTess", rights("tess", Set.of(), Set.of(Permission.CHAT_WRITE))),
                Map.entry(
                        "bothSam",
                        rights(
                                "sam",
                                Set.of(Permission.CHAT_WRITE),
                                Set.of(Permission.CHAT_WRITE))),
                Map.entry("assistSam", new Act.SetRole("sam", Role.ASSISTANT)),
                Map.entry("studentSam", new Act.SetRole("sam", Role.STUDENT)),
                Map.entry("teacherSam", new Act.SetRole("sam", Role.TEACHER)),
                Map.entry("studentTheo", new Act.SetRole("theo", Role.STUDENT)),
                Map.entry("renameSelf", new Act.Rename(null, "Somebody")),
                Map.entry("renameSam", new Act.Rename("sam", "Samuel")),
                Map.entry("renameSamSame", new Act.Rename("sam", " Mx Sam ")),
                Map.entry("renameTess", new Act.Rename("tess", "Tessa")),
                Map.entry("removeSam", new Act.Remove("sam", false)),
                Map.entry("removeSia", new Act.Remove("sia", false)),
                Map.entry("removeTess", new Act.Remove("tess", false)),
                Map.entry("removeAlex", new Act.Remove("alex", false)),
                Map.entry("banSam", new Act.Remove("sam", true)));
    }

    private static Act reaction(long messageId, boolean on) {
        return new Act.ReactToMessage(messageId, Reaction.HEART, on);
    }

    private static Act answer(long pollId) {
        return new Act.AnswerPoll(pollId, new PollAnswer(List.of(1), null));
    }

    private static Act rules(Set<Lock> locks, int seconds, @Nullable String sole) {
        return new Act.SetRules(new ClassRules(locks, seconds, false, sole));
    }

    private static Act rights(String id, Set<Permission> granted, Set<Permission> denied) {
        return new Act.SetRights(id, granted, denied);
    }

    /// The number of what [#prepared] made.
    private static long seqOf(Lesson lesson, String what) {
        return lesson.log.stream()
                .filter(entry ->
                        switch (entry.event()) {
                            case LogEvent.MessagePosted posted ->
                                    what.equals(
                                            posted.audience() == Audience.EVERYONE
                                                    ? "message"
                                                    : "whisper");
                            case LogEvent.QuestionAsked _ -> what.equals("question");
                            case LogEvent.PollOpened _ -> what.equals("poll");
                            default -> false;
                        })
                .findFirst()
                .orElseThrow()
                .seq();
    }
}
