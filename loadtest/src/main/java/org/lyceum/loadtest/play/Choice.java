package org.lyceum.loadtest.play;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.PollAnswer;
import org.lyceum.api.classroom.PollKey;
import org.lyceum.api.classroom.PollKind;
import org.lyceum.api.classroom.PollSheet;
import org.lyceum.api.classroom.Reaction;

/// How a bot does what it is asked to: pure, by dice.
public final class Choice {
    private static final int PERCENT = 100;
    private static final int TO_TEACHERS = 5;
    private static final int REPLIES = 20;
    private static final int EDITS = 5;
    private static final PollSheet SHEET =
            new PollSheet(
                    "What is next?",
                    PollKind.SINGLE,
                    List.of("Waves", "Lenses", "Mirrors", "A break"),
                    false,
                    true);

    private Choice() {}

    /// What the bot knows of itself.
    ///
    /// @param words that nobody else in the class says
    /// @param ownMessage its newest message to everyone; null before the first
    public record Self(String words, @Nullable Long ownMessage, boolean handUp) {}

    /// Null when there is nothing of that kind to do now.
    public static @Nullable Act of(ActPlan.Step step, Self self, TalkingPoints points) {
        long dice = step.dice();
        return switch (step.kind()) {
            case CHAT -> chat(dice, self, points);
            case REACT -> react(dice, points);
            case HAND -> self.handUp() ? new Act.LowerHand(null) : new Act.RaiseHand();
            case RAISE_HAND -> new Act.RaiseHand();
            case ASK -> new Act.AskQuestion("Why? " + self.words(), Math.floorMod(dice, 2) == 0);
            case VOTE -> {
                Long question = points.question(dice);
                yield question == null ? null : new Act.VoteForQuestion(question, true);
            }
            case ANSWER_POLL -> answer(dice, points.poll());
            case OPEN_POLL -> new Act.OpenPoll(SHEET, PollKey.NONE);
            case CLOSE_POLL -> {
                TalkingPoints.OpenPoll open = points.poll();
                yield open == null ? null : new Act.ClosePoll(open.id());
            }
            case LOWER_ALL_HANDS -> new Act.LowerAllHands();
            case RECONNECT -> null;
        };
    }

    private static Act chat(long dice, Self self, TalkingPoints points) {
        int share = Math.floorMod(dice, PERCENT);
        Long own = self.ownMessage();
        if (share < EDITS && own != null) {
            return new Act.EditMessage(own, self.words() + " (edited)");
        }
        if (share < EDITS + TO_TEACHERS) {
            return new Act.PostMessage(self.words(), Audience.TEACHERS, null, null);
        }
        Long answered = share < EDITS + TO_TEACHERS + REPLIES ? points.message(dice) : null;
        return new Act.PostMessage(self.words(), Audience.EVERYONE, null, answered);
    }

    private static Act react(long dice, TalkingPoints points) {
        Reaction[] all = Reaction.values();
        Reaction reaction = all[Math.floorMod(dice, all.length)];
        Long message = Math.floorMod(dice, 4) == 0 ? points.message(dice) : null;
        return message == null
                ? new Act.React(reaction)
                : new Act.ReactToMessage(message, reaction, true);
    }

    private static @Nullable Act answer(long dice, TalkingPoints.@Nullable OpenPoll poll) {
        if (poll == null) {
            return null;
        }
        int options = poll.sheet().options().size();
        PollAnswer answer =
                poll.sheet().kind() == PollKind.TYPED
                        ? new PollAnswer(List.of(), "option " + Math.floorMod(dice, 4))
                        : new PollAnswer(List.of(Math.floorMod(dice, options)), null);
        return new Act.AnswerPoll(poll.id(), answer);
    }
}
