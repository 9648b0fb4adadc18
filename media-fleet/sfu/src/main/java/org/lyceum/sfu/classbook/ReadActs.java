package org.lyceum.sfu.classbook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.Permission;

/// What people ask for without changing anything: whether they may, and how much at once. Owned by
/// the class's acts.
final class ReadActs {
    /// Entries of one answer from the log.
    static final int MAX_LOG = 100;

    private final ClassBook book;
    private final Gate gate;
    private final ActLimits limits;

    ReadActs(ClassBook book, Gate gate, ActLimits limits) {
        this.book = book;
        this.gate = gate;
        this.limits = limits;
    }

    Decision readChat(Actor actor, Act.ReadChat act) {
        Decision.Refused refused = gate.refuse(actor, Permission.CHAT_READ);
        if (refused == null && act.before() < 0) {
            refused = Gate.invalid("Messages are counted from 1; 0 asks for the newest.");
        }
        return done(refused != null ? refused : refuseLimit(act.limit(), 1, Chat.MAX_PAGE));
    }

    Decision searchChat(Actor actor, Act.SearchChat act, Instant now) {
        Decision.Refused refused = gate.refuse(actor, Permission.CHAT_READ);
        if (refused == null) {
            refused = Texts.refuseLine("What you look for", act.text(), Texts.MAX_SEARCH);
        }
        return done(refused != null ? refused : limits.search(actor, now));
    }

    Decision watchQuestions(Act.WatchQuestions act) {
        return done(refuseLimit(act.limit(), 0, Questions.MAX_WINDOW));
    }

    Decision watchHands(Act.WatchHands act) {
        return done(refuseLimit(act.limit(), 0, Hands.MAX_WINDOW));
    }

    Decision readUnanswered(Actor actor, Act.ReadUnanswered act) {
        Decision.Refused refused = gate.refuse(actor, Permission.POLL_RUN);
        if (refused == null && book.polls().find(act.pollId()) == null) {
            refused = PollActs.notFound();
        }
        if (refused == null && act.offset() < 0) {
            refused = Gate.invalid("Rows are counted from 0.");
        }
        return done(refused != null ? refused : refuseLimit(act.limit(), 1, Polls.MAX_UNANSWERED));
    }

    Decision readLog(Act.ReadLog act) {
        return done(
                act.after() < 0
                        ? Gate.invalid("Entries are counted from 1; 0 asks from the first.")
                        : refuseLimit(act.limit(), 1, MAX_LOG));
    }

    private static Decision.@Nullable Refused refuseLimit(int limit, int least, int most) {
        return limit < least || limit > most
                ? Gate.invalid("The limit is " + least + " to " + most + ".")
                : null;
    }

    private static Decision done(Decision.@Nullable Refused refused) {
        return refused == null ? Decision.DONE : refused;
    }
}
