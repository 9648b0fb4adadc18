package org.lyceum.sfu.classbook;

import java.time.Instant;
import java.util.List;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.PollAnswer;
import org.lyceum.api.classroom.PollKey;
import org.lyceum.api.classroom.PollState;
import org.lyceum.api.problem.ProblemCode;

/// What people do with polls. Owned by the class's acts.
final class PollActs {
    /// As many as a page is shown.
    static final int MAX_OPEN = Polls.MAX_SHOWN;

    private final ClassBook book;
    private final Gate gate;
    private final ActLimits limits;

    PollActs(ClassBook book, Gate gate, ActLimits limits) {
        this.book = book;
        this.gate = gate;
        this.limits = limits;
    }

    Decision open(Actor actor, Act.OpenPoll act, long nextSeq) {
        Decision.Refused refused = gate.refuse(actor, Permission.POLL_RUN);
        if (refused == null) {
            refused = PollShape.refuse(act.sheet());
        }
        if (refused == null) {
            refused = PollShape.refuse(act.key(), act.sheet());
        }
        if (refused == null && book.polls().openCount() >= MAX_OPEN) {
            refused =
                    Decision.refused(
                            ProblemCode.CONFLICT, MAX_OPEN + " polls are open. Close one first.");
        }
        if (refused != null) {
            return refused;
        }
        LogEvent opened = new LogEvent.PollOpened(act.sheet());
        return act.key().equals(PollKey.NONE)
                ? Decision.logged(opened)
                : new Decision.Logged(List.of(opened, new LogEvent.PollKeySet(nextSeq, act.key())));
    }

    Decision answer(Actor actor, Act.AnswerPoll act, Instant now) {
        Decision.Refused refused = gate.refuse(actor, Permission.POLL_ANSWER);
        if (refused != null) {
            return refused;
        }
        OpenedPoll poll = book.polls().find(act.pollId());
        if (poll == null) {
            return notFound();
        }
        if (!poll.isOpen()) {
            return Decision.refused(
                    ProblemCode.POLL_CLOSED,
                    "This poll was closed before your answer came. Your last answer stands.");
        }
        refused = PollShape.refuse(act.answer(), poll.sheet());
        if (refused != null) {
            return refused;
        }
        PollAnswer answer =
                new PollAnswer(
                        act.answer().options().stream().sorted().toList(), act.answer().text());
        if (answer.equals(poll.answerOf(book.people().ordinalFor(actor.id())))) {
            return Decision.DONE;
        }
        refused = limits.mark(actor, now);
        return refused != null
                ? refused
                : Decision.logged(new LogEvent.PollAnswered(act.pollId(), answer));
    }

    Decision close(Actor actor, Act.ClosePoll act) {
        Decision.Refused refused = gate.refuse(actor, Permission.POLL_RUN);
        if (refused != null) {
            return refused;
        }
        OpenedPoll poll = book.polls().find(act.pollId());
        if (poll == null) {
            return notFound();
        }
        return poll.isOpen()
                ? Decision.logged(new LogEvent.PollClosed(act.pollId()))
                : Decision.DONE;
    }

    /// An open poll is closed by it.
    Decision reveal(Actor actor, Act.RevealPoll act) {
        Decision.Refused refused = gate.refuse(actor, Permission.POLL_RUN);
        if (refused != null) {
            return refused;
        }
        OpenedPoll poll = book.polls().find(act.pollId());
        if (poll == null) {
            return notFound();
        }
        return poll.state() == PollState.REVEALED
                ? Decision.DONE
                : Decision.logged(
                        new LogEvent.PollRevealed(
                                act.pollId(), book.polls().tally(poll), poll.key()));
    }

    static Decision.Refused notFound() {
        return Decision.refused(
                ProblemCode.POLL_NOT_FOUND, "There is no such poll any more. Choose another.");
    }
}
