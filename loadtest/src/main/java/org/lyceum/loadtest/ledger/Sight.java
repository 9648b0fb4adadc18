package org.lyceum.loadtest.ledger;

import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.Audience;

/// Who is told by the log of what a kept act did.
public enum Sight {
    EVERYONE,
    /// Who leads the class, and the author.
    LEADERS_AND_AUTHOR,
    /// Who leads the class.
    LEADERS,
    /// Nobody by an entry: others see its effect in counts, windows and tallies.
    NOBODY;

    /// Whether the log keeps this act at all: then its acknowledgement says where.
    public static boolean isKept(Act act) {
        return switch (act) {
            case Act.PostMessage _,
                    Act.EditMessage _,
                    Act.DeleteMessage _,
                    Act.ReactToMessage _,
                    Act.PinMessage _,
                    Act.AskQuestion _,
                    Act.VoteForQuestion _,
                    Act.AnswerQuestion _,
                    Act.DeleteQuestion _,
                    Act.RaiseHand _,
                    Act.LowerHand _,
                    Act.LowerAllHands _,
                    Act.OpenPoll _,
                    Act.AnswerPoll _,
                    Act.ClosePoll _,
                    Act.RevealPoll _ ->
                    true;
            default -> false;
        };
    }

    /// Of an act that bots do; messages that they change are messages to everyone.
    public static Sight of(Act act) {
        return switch (act) {
            case Act.PostMessage message ->
                    message.audience() == Audience.TEACHERS ? LEADERS_AND_AUTHOR : EVERYONE;
            case Act.EditMessage _,
                    Act.DeleteMessage _,
                    Act.PinMessage _,
                    Act.OpenPoll _,
                    Act.ClosePoll _,
                    Act.RevealPoll _ ->
                    EVERYONE;
            case Act.RaiseHand _,
                    Act.LowerHand _,
                    Act.LowerAllHands _,
                    Act.AskQuestion _,
                    Act.AnswerQuestion _,
                    Act.DeleteQuestion _ ->
                    LEADERS;
            default -> NOBODY;
        };
    }

    boolean includes(boolean leads, boolean isAuthor) {
        return switch (this) {
            case EVERYONE -> true;
            case LEADERS_AND_AUTHOR -> leads || isAuthor;
            case LEADERS -> leads;
            case NOBODY -> false;
        };
    }
}
