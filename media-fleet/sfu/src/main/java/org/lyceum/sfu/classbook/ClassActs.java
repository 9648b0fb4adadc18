package org.lyceum.sfu.classbook;

import java.time.Instant;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.Permission;

/// What the acts of a class come to: whether somebody may do something now, and what then goes into
/// the log.
///
/// It reads the book and never changes it; how often people act is its own, and starts anew with
/// each owner of a class. Decide on a book that knows every entry appended before. Not thread-safe:
/// owned by its room's event loop.
public final class ClassActs {
    private final ActLimits limits = new ActLimits();
    private final Gate gate;
    private final ChatActs chat;
    private final QuestionActs questions;
    private final HandActs hands;
    private final PollActs polls;
    private final RuleActs rules;
    private final PeopleActs people;
    private final ReadActs reading;

    public ClassActs(ClassBook book) {
        gate = new Gate(book);
        chat = new ChatActs(book, gate, limits);
        questions = new QuestionActs(book, gate, limits);
        hands = new HandActs(book, gate, limits);
        polls = new PollActs(book, gate, limits);
        rules = new RuleActs(book, gate);
        people = new PeopleActs(book, gate, limits);
        reading = new ReadActs(book, gate, limits);
    }

    /// Whether this decides about an act; the room itself decides about the others (stage, sending,
    /// roster, media, ending, leaving).
    ///
    /// Acts that only ask for something (`readChat`, `searchChat`, `watchQuestions`, `watchHands`,
    /// `readUnanswered`, `readLog`) and `react` are decided too: done, or refused.
    public static boolean decidesAbout(Act act) {
        return switch (act) {
            case Act.Subscribe _,
                    Act.SetSending _,
                    Act.WatchRoster _,
                    Act.InviteToStage _,
                    Act.AnswerInvitation _,
                    Act.LeaveStage _,
                    Act.EndClass _,
                    Act.Leave _ ->
                    false;
            default -> true;
        };
    }

    /// @param nextSeq the number of the first entry that the act will make
    public Decision decide(Actor actor, Act act, Instant now, long nextSeq) {
        return switch (act) {
            case Act.PostMessage post -> chat.post(actor, post, now);
            case Act.EditMessage edit -> chat.edit(actor, edit, now);
            case Act.DeleteMessage delete -> chat.delete(actor, delete);
            case Act.ReactToMessage react -> chat.react(actor, react, now);
            case Act.PinMessage pin -> chat.pin(actor, pin);
            case Act.ReadChat read -> reading.readChat(actor, read);
            case Act.SearchChat search -> reading.searchChat(actor, search, now);
            case Act.AskQuestion ask -> questions.ask(actor, ask, now);
            case Act.VoteForQuestion vote -> questions.vote(actor, vote, now);
            case Act.AnswerQuestion answer -> questions.answer(actor, answer);
            case Act.DeleteQuestion delete -> questions.delete(actor, delete);
            case Act.WatchQuestions watch -> reading.watchQuestions(watch);
            case Act.RaiseHand _ -> hands.raise(actor, now);
            case Act.LowerHand lower -> hands.lower(actor, lower, now);
            case Act.LowerAllHands _ -> hands.lowerAll(actor);
            case Act.WatchHands watch -> reading.watchHands(watch);
            case Act.React _ -> react(actor);
            case Act.OpenPoll open -> polls.open(actor, open, nextSeq);
            case Act.AnswerPoll answer -> polls.answer(actor, answer, now);
            case Act.ClosePoll close -> polls.close(actor, close);
            case Act.RevealPoll reveal -> polls.reveal(actor, reveal);
            case Act.ReadUnanswered read -> reading.readUnanswered(actor, read);
            case Act.SetRules set -> rules.setRules(actor, set.rules());
            case Act.Mute mute -> rules.mute(actor, mute.participantId());
            case Act.SetRights set -> people.setRights(actor, set);
            case Act.SetRole set -> people.setRole(actor, set);
            case Act.Rename rename -> people.rename(actor, rename, now);
            case Act.Remove remove -> people.remove(actor, remove);
            case Act.ReadLog read -> reading.readLog(read);
            case Act.Subscribe _,
                    Act.SetSending _,
                    Act.WatchRoster _,
                    Act.InviteToStage _,
                    Act.AnswerInvitation _,
                    Act.LeaveStage _,
                    Act.EndClass _,
                    Act.Leave _ ->
                    throw new IllegalArgumentException("The room decides about " + act);
        };
    }

    /// How often somebody's pace was forgotten at a bound.
    public long forgottenPaces() {
        return limits.forgotten();
    }

    /// It is counted, not kept: the connection's budget bounds it.
    private Decision react(Actor actor) {
        Decision.Refused refused = gate.refuse(actor, Permission.REACTION_SEND);
        return refused == null ? Decision.DONE : refused;
    }
}
