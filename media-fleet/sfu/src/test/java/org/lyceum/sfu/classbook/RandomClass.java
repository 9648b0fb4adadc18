package org.lyceum.sfu.classbook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
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

/// A class in which people do whatever comes to their mind, by seed.
final class RandomClass {
    private static final Class<? extends LogEvent> QUESTION = LogEvent.QuestionAsked.class;
    private static final Class<? extends LogEvent> POLL = LogEvent.PollOpened.class;

    /// What became of one act.
    record Acted(Actor actor, Act act, Decision decision) {}

    private final Random random;
    private final Lesson lesson = Lesson.withEverybody();
    private final List<String> people = new ArrayList<>();
    private final List<Acted> acted = new ArrayList<>();

    RandomClass(Random random) {
        this.random = random;
        for (int i = 0; i < 12; i++) {
            lesson.join("p" + i, i % 3 == 0 ? Role.GUEST : Role.STUDENT);
        }
        lesson.book.people().all().forEach(person -> people.add(person.id()));
        Collections.sort(people);
    }

    Lesson lesson() {
        return lesson;
    }

    List<Acted> acted() {
        return acted;
    }

    void act(int count) {
        for (int i = 0; i < count; i++) {
            lesson.pass(Duration.ofMillis(random.nextInt(400)));
            if (random.nextInt(12) == 0) {
                comeOrGo();
            }
            String who = random.nextInt(3) == 0 ? "tess" : anybody();
            Act act = anyAct();
            Actor actor = lesson.actor(who);
            acted.add(new Acted(actor, act, lesson.act(who, act)));
        }
    }

    private void comeOrGo() {
        String who = anybody();
        Person person = lesson.person(who);
        switch (random.nextInt(5)) {
            case 0 -> lesson.join(who, person.role());
            case 1 -> lesson.log(null, lesson.book.people().presence());
            case 2 -> lesson.log(null, new LogEvent.StageEntered(who));
            case 3 -> lesson.log(null, new LogEvent.StageLeft(who));
            default -> {
                if (person.isPresent()) {
                    lesson.leaves(who, oneOf(List.of(LeaveReason.LEFT, LeaveReason.LOST)));
                }
            }
        }
    }

    private Act anyAct() {
        return switch (random.nextInt(24)) {
            case 0, 1, 2, 3 -> post();
            case 4 -> new Act.EditMessage(anyMessage(), "edited " + random.nextInt(9));
            case 5 -> new Act.DeleteMessage(anyMessage());
            case 6, 7 -> new Act.ReactToMessage(anyMessage(), anyOf(Reaction.values()), coin());
            case 8 -> new Act.PinMessage(coin() ? null : anyMessage());
            case 9 -> new Act.AskQuestion("Question " + random.nextInt(99) + "?", coin());
            case 10 -> new Act.VoteForQuestion(anyOf(QUESTION), coin());
            case 11 -> new Act.AnswerQuestion(anyOf(QUESTION), coin(), coin() ? null : "Therefore");
            case 12 -> new Act.DeleteQuestion(anyOf(QUESTION));
            case 13, 14 -> new Act.RaiseHand();
            case 15 -> new Act.LowerHand(coin() ? null : anybody());
            case 16 -> openPoll();
            case 17, 18 -> answerPoll();
            case 19 -> coin() ? new Act.ClosePoll(anyOf(POLL)) : new Act.RevealPoll(anyOf(POLL));
            case 20 -> new Act.SetRules(anyRules());
            case 21 ->
                    new Act.SetRights(
                            anybody(),
                            EnumSet.of(anyOf(Permission.values())),
                            EnumSet.of(anyOf(Permission.values())));
            case 22 -> coin() ? new Act.Mute(anybody()) : new Act.LowerAllHands();
            default -> new Act.Remove(anybody(), random.nextInt(4) == 0);
        };
    }

    private Act post() {
        Audience audience = anyOf(Audience.values());
        boolean toOne = audience == Audience.TEACHERS && coin();
        return new Act.PostMessage(
                "text " + random.nextInt(99),
                audience,
                toOne ? anybody() : null,
                random.nextInt(4) == 0 ? anyMessage() : null);
    }

    private Act openPoll() {
        PollKind kind = anyOf(PollKind.values());
        boolean typed = kind == PollKind.TYPED;
        PollSheet sheet =
                new PollSheet(
                        "Which?", kind, typed ? List.of() : List.of("A", "B", "C"), coin(), coin());
        PollKey key =
                typed
                        ? new PollKey(List.of(), List.of("X"), 1)
                        : new PollKey(List.of(1), List.of(), 1);
        return new Act.OpenPoll(sheet, coin() ? PollKey.NONE : key);
    }

    private Act answerPoll() {
        long id = anyOf(POLL);
        OpenedPoll poll = lesson.book.polls().find(id);
        PollAnswer answer =
                poll != null && poll.sheet().kind() == PollKind.TYPED
                        ? new PollAnswer(List.of(), oneOf(List.of("x", "X ", "y", "z")))
                        : new PollAnswer(coin() ? List.of(random.nextInt(3)) : List.of(0, 2), null);
        return new Act.AnswerPoll(id, answer);
    }

    private ClassRules anyRules() {
        Set<Lock> locks = EnumSet.noneOf(Lock.class);
        if (random.nextInt(3) == 0) {
            locks.add(anyOf(Lock.values()));
        }
        String sole = random.nextInt(4) == 0 ? anybody() : null;
        locks.remove(Lock.ROSTER);
        return new ClassRules(locks, random.nextInt(5) == 0 ? 3 : 0, random.nextInt(8) == 0, sole);
    }

    private long anyMessage() {
        return anyOf(LogEvent.MessagePosted.class);
    }

    /// The number of one of the newest entries of this kind; 0 for none.
    private long anyOf(Class<? extends LogEvent> kind) {
        List<Long> seqs =
                lesson.log.reversed().stream()
                        .filter(entry -> kind.isInstance(entry.event()))
                        .limit(4)
                        .map(entry -> entry.seq())
                        .toList();
        return seqs.isEmpty() ? 0 : oneOf(seqs);
    }

    private String anybody() {
        return oneOf(people);
    }

    private boolean coin() {
        return random.nextBoolean();
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> T anyOf(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
