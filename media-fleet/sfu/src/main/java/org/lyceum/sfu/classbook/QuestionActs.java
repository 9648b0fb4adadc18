package org.lyceum.sfu.classbook;

import java.time.Instant;
import java.util.Objects;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ChatMessage;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Question;
import org.lyceum.api.problem.ProblemCode;

/// What people do with questions. Owned by the class's acts.
final class QuestionActs {
    private final ClassBook book;
    private final Gate gate;
    private final ActLimits limits;

    QuestionActs(ClassBook book, Gate gate, ActLimits limits) {
        this.book = book;
        this.gate = gate;
        this.limits = limits;
    }

    Decision ask(Actor actor, Act.AskQuestion act, Instant now) {
        Decision.Refused refused = gate.refuse(actor, Permission.QUESTION_ASK);
        if (refused == null) {
            refused = Texts.refuse("A question", act.text(), Question.MAX_TEXT);
        }
        if (refused == null && book.questions().open() >= Questions.MAX_QUESTIONS) {
            refused =
                    Decision.refused(
                            ProblemCode.CONFLICT,
                            Questions.MAX_QUESTIONS
                                    + " questions are open. Vote for one of them, or wait until some"
                                    + " are answered.");
        }
        if (refused == null) {
            refused = limits.question(actor, now);
        }
        return refused != null
                ? refused
                : Decision.logged(
                        new LogEvent.QuestionAsked(
                                act.anonymous() ? null : actor.name(), act.text()));
    }

    Decision vote(Actor actor, Act.VoteForQuestion act, Instant now) {
        Decision.Refused refused = gate.refuse(actor, Permission.QUESTION_ASK);
        if (refused != null) {
            return refused;
        }
        AskedQuestion question = book.questions().find(act.questionId());
        if (question == null) {
            return notFound();
        }
        if (actor.is(question.byId())) {
            return Gate.invalid("You cannot vote for your own question. Vote for another one.");
        }
        if (question.isAnswered()) {
            return Decision.refused(
                    ProblemCode.CONFLICT,
                    "This question was answered and takes no votes. Vote for an open one.");
        }
        if (question.hasVoteOf(book.people().ordinalFor(actor.id())) == act.on()) {
            return Decision.DONE;
        }
        refused = limits.mark(actor, now);
        return refused != null
                ? refused
                : Decision.logged(new LogEvent.QuestionVoted(act.questionId(), act.on()));
    }

    Decision answer(Actor actor, Act.AnswerQuestion act) {
        Decision.Refused refused = gate.refuse(actor, Permission.PARTICIPANT_MODERATE);
        if (refused != null) {
            return refused;
        }
        AskedQuestion question = book.questions().find(act.questionId());
        if (question == null) {
            return notFound();
        }
        String answer = act.answer();
        if (answer != null) {
            refused =
                    act.answered()
                            ? Texts.refuse("An answer", answer, ChatMessage.MAX_TEXT)
                            : Gate.invalid(
                                    "A question that is open again has no answer. Leave it out.");
        }
        if (refused != null) {
            return refused;
        }
        boolean same =
                question.isAnswered() == act.answered()
                        && Objects.equals(question.answer(), answer);
        return same
                ? Decision.DONE
                : Decision.logged(
                        new LogEvent.QuestionAnswered(act.questionId(), act.answered(), answer));
    }

    Decision delete(Actor actor, Act.DeleteQuestion act) {
        AskedQuestion question = book.questions().find(act.questionId());
        if (question == null) {
            return notFound();
        }
        Decision.Refused refused =
                actor.is(question.byId())
                        ? null
                        : gate.refuse(actor, Permission.PARTICIPANT_MODERATE);
        return refused != null
                ? refused
                : Decision.logged(new LogEvent.QuestionDeleted(act.questionId()));
    }

    private static Decision.Refused notFound() {
        return Decision.refused(
                ProblemCode.QUESTION_NOT_FOUND,
                "There is no such question any more: it was deleted, or is too old. Choose"
                        + " another.");
    }
}
