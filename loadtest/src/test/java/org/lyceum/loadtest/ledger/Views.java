package org.lyceum.loadtest.ledger;

import java.util.ArrayList;
import java.util.List;

/// Ledgers written by hand: what a test says that somebody did and saw.
final class Views {
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

    Views did(String id, Sight sight, long seq) {
        ledger.sends(id, sight, nowNs++);
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
                                .did("a-1", Sight.EVERYONE, 5)
                                .did("a-2", Sight.LEADERS_AND_AUTHOR, 6)
                                .did("a-3", Sight.NOBODY, 7)
                                .sawOf(5, "author", "a-1")
                                .saw(6, 8)
                                .snapshot(),
                        new Views("reader", false).saw(5, 8).snapshot()));
    }
}
