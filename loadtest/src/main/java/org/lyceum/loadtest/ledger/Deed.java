package org.lyceum.loadtest.ledger;

import org.lyceum.api.classroom.Act;

/// What an act counts as in the report of a class.
///
/// @param about the poll that was answered; 0 otherwise
public record Deed(Kind kind, long about) {
    static final Deed OTHER = new Deed(Kind.OTHER, 0);

    /// The columns of the report.
    public enum Kind {
        MESSAGE,
        QUESTION,
        HAND,
        ANSWER,
        /// Not counted.
        OTHER
    }

    static Deed of(Act act) {
        return switch (act) {
            case Act.PostMessage _ -> new Deed(Kind.MESSAGE, 0);
            case Act.AskQuestion _ -> new Deed(Kind.QUESTION, 0);
            case Act.RaiseHand _ -> new Deed(Kind.HAND, 0);
            case Act.AnswerPoll answer -> new Deed(Kind.ANSWER, answer.pollId());
            default -> OTHER;
        };
    }
}
