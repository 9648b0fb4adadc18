package org.lyceum.loadtest.ledger;

import java.util.ArrayList;
import java.util.List;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.PollAnswer;

/// Ledgers written by hand: what a test says that somebody did and saw.
final class Views {
    static final Act MESSAGE = new Act.PostMessage("Hello", Audience.EVERYONE, null, null);
    static final Act PRIVATE = new Act.PostMessage("Hello", Audience.TEACHERS, null, null);
    static final Act ANSWER = new Act.AnswerPoll(3, new PollAnswer(List.of(1), null));
    static final Act HAND = new Act.RaiseHand();

    private final Ledger ledger = new Ledger();
    private long nowNs;

    Views(String name, boolean leads) {
        ledger.welcomed(name, leads, 0);
    }

    Ledger ledger() {
        return ledger;
    }

    MemberLedger snapshot() {
        return ledger.snapshot();
    }

    /// Saw these entries, each with the hash of its number.
    Views saw(long... seqs) {
        for (long seq : seqs) {
            ledger.saw(seq, seq * 1_000, EntryHash.NO_ACT);
        }
        return this;
    }

    Views sawOf(long seq, String author, String actId) {
        ledger.saw(seq, seq * 1_000, EntryHash.actKey(author, actId));
        return this;
    }

    Views did(String id, Act act, long seq) {
        ledger.sends(id, act, nowNs++);
        ledger.acknowledged(id, seq == 0 ? null : seq, nowNs++);
        return this;
    }

    /// A class of a teacher, an author and a reader in which one message to everyone (entry 5), one
    /// to the teachers (6) and one answer to a poll (7) went well.
    static List<MemberLedger> good() {
        return new ArrayList<>(
                List.of(
                        new Views("teacher", true).saw(4, 5, 6, 8).snapshot(),
                        new Views("author", false)
                                .did("a-1", MESSAGE, 5)
                                .did("a-2", PRIVATE, 6)
                                .did("a-3", ANSWER, 7)
                                .sawOf(5, "author", "a-1")
                                .saw(6, 8)
                                .snapshot(),
                        new Views("reader", false).saw(5, 8).snapshot()));
    }
}
