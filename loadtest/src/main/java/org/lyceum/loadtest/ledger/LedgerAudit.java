package org.lyceum.loadtest.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks whether all ledgers of one class agree: every acknowledged act is in every view that may
/// see it, once and in order, and nobody saw two different entries under one number.
///
/// A pure function of the ledgers. Take them when the class is quiet and everybody has caught up.
public final class LedgerAudit {
    static final int MAX_VIOLATIONS = 200;

    private final List<MemberLedger> ledgers;
    private final List<Violation> violations = new ArrayList<>();
    private final Map<Long, Long> hashes = new HashMap<>();
    private final Map<Long, Integer> keysBySeq = new HashMap<>();
    private final Map<Integer, Long> seqsByKey = new HashMap<>();
    private final Set<String> lost = new HashSet<>();
    private long violationCount;
    private long entriesSeen;
    private long acknowledged;
    private long refused;
    private long givenUp;
    private long unanswered;

    private LedgerAudit(List<MemberLedger> ledgers) {
        this.ledgers = ledgers;
    }

    public static AuditResult of(List<MemberLedger> ledgers) {
        return new LedgerAudit(ledgers).run();
    }

    private AuditResult run() {
        for (MemberLedger ledger : ledgers) {
            ledger.faults().forEach(this::violated);
            compareView(ledger);
        }
        List<Placed> placed = new ArrayList<>();
        for (MemberLedger ledger : ledgers) {
            lookAtActs(ledger, placed);
        }
        lookAtPlaces(placed);
        lookForMissing(placed);
        var fates = new AuditResult.Fates(acknowledged, refused, givenUp, unanswered);
        return new AuditResult(
                ledgers.size(), entriesSeen, fates, lost.size(), violations, violationCount);
    }

    /// An act that is acknowledged as an entry, with its author.
    private record Placed(MemberLedger author, KeptAct act) {}

    /// One number means one entry for everybody, and one act one entry.
    private void compareView(MemberLedger ledger) {
        SeenEntries view = ledger.view();
        entriesSeen += view.size() + view.beyond();
        for (int i = 0; i < view.size(); i++) {
            long seq = view.seq(i);
            Long before = hashes.putIfAbsent(seq, view.hash(i));
            if (before != null && before != view.hash(i)) {
                violated(ViolationKind.TWO_TRUTHS, ledger, seq, "Others saw another entry here.");
            }
            if (view.actKey(i) != EntryHash.NO_ACT) {
                keysBySeq.putIfAbsent(seq, view.actKey(i));
                noteKey(ledger, seq, view.actKey(i));
            }
        }
    }

    /// An act may make several entries in one go; they follow each other.
    private void noteKey(MemberLedger ledger, long seq, int key) {
        Long first = seqsByKey.merge(key, seq, Math::min);
        if (Math.abs(seq - first) > 1) {
            violated(ViolationKind.TWICE, ledger, seq, "The same act is entry " + first + " too.");
        }
    }

    private void lookAtActs(MemberLedger ledger, List<Placed> placed) {
        long before = 0;
        for (KeptAct act : ledger.acts()) {
            switch (act.fate()) {
                case ACKNOWLEDGED -> acknowledged++;
                case REFUSED -> refused(ledger, act);
                case GIVEN_UP -> givenUp++;
                case SENT -> unanswered(ledger, act);
            }
            if (act.isInLog()) {
                placed.add(new Placed(ledger, act));
                if (act.logSeq() < before) {
                    violated(
                            ViolationKind.ACTS_SWAPPED,
                            ledger,
                            act.logSeq(),
                            "Act " + act.id() + " was done after the one at " + before + ".");
                }
                before = Math.max(before, act.logSeq());
            } else if (act.fate() == ActFate.ACKNOWLEDGED
                    && act.deed().kind() == Deed.Kind.MESSAGE) {
                lost.add(act.id());
                violated(
                        ViolationKind.NOWHERE,
                        ledger,
                        0,
                        "Message " + act.id() + " was acknowledged without a place in the log.");
            }
        }
    }

    private void refused(MemberLedger ledger, KeptAct act) {
        refused++;
        Long seq = seqsByKey.get(EntryHash.actKey(ledger.memberId(), act.id()));
        if (seq != null) {
            violated(
                    ViolationKind.REFUSED_AND_KEPT,
                    ledger,
                    seq,
                    "Act " + act.id() + " was refused with " + act.code() + ".");
        }
    }

    private void unanswered(MemberLedger ledger, KeptAct act) {
        unanswered++;
        lost.add(act.id());
        violated(ViolationKind.UNANSWERED, ledger, 0, "Act " + act.id() + " has no answer.");
    }

    private void lookAtPlaces(List<Placed> placed) {
        Map<Long, String> taken = new HashMap<>();
        for (Placed one : placed) {
            long seq = one.act().logSeq();
            String other = taken.putIfAbsent(seq, one.act().id());
            if (other != null) {
                violated(
                        ViolationKind.SHARED_PLACE,
                        one.author(),
                        seq,
                        "Acts " + other + " and " + one.act().id() + " were both put here.");
            }
            Integer key = keysBySeq.get(seq);
            int own = EntryHash.actKey(one.author().memberId(), one.act().id());
            if (key != null && key != own) {
                violated(
                        ViolationKind.WRONG_PLACE,
                        one.author(),
                        seq,
                        "Act " + one.act().id() + " was put here, and this is another one.");
            }
        }
    }

    private void lookForMissing(List<Placed> placed) {
        long end =
                placed.stream()
                        .filter(one -> one.act().sight() == Sight.EVERYONE)
                        .mapToLong(one -> one.act().logSeq())
                        .max()
                        .orElse(0);
        for (MemberLedger reader : ledgers) {
            if (reader.memberId().isEmpty()) {
                continue; // never in the class: there is no view
            }
            if (reader.upTo() < end) {
                violated(
                        ViolationKind.BEHIND,
                        reader,
                        reader.upTo(),
                        "The view ends here, and the log goes on to " + end + ".");
            }
            for (Placed one : placed) {
                lookForMissing(reader, one);
            }
        }
    }

    /// What is beyond the end of a view was said above, and is lost to its reader all the same.
    private void lookForMissing(MemberLedger reader, Placed one) {
        KeptAct act = one.act();
        boolean isAuthor = reader.memberId().equals(one.author().memberId());
        boolean isFor =
                act.logSeq() > reader.from() && act.sight().includes(reader.leads(), isAuthor);
        if (!isFor || reader.view().find(act.logSeq()) >= 0 || reader.view().beyond() > 0) {
            return;
        }
        lost.add(act.id());
        violated(
                ViolationKind.MISSING,
                reader,
                act.logSeq(),
                "Act " + act.id() + " of " + one.author().memberId() + " was acknowledged.");
    }

    private void violated(ViolationKind kind, MemberLedger ledger, long seq, String sentence) {
        violated(new Violation(kind, ledger.memberId(), seq, sentence));
    }

    private void violated(Violation violation) {
        violationCount++;
        if (violations.size() < MAX_VIOLATIONS) {
            violations.add(violation);
        }
    }
}
