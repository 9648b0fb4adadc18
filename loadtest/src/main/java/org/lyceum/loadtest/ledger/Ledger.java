package org.lyceum.loadtest.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Act;

/// What one person did and saw in a class, written down as it happens, over all of their
/// connections.
///
/// Bounded: at most `MAX_ACTS` acts (more are not done), `SeenEntries.MAX_ENTRIES` entries, and
/// `MAX_FAULTS` faults. Not thread-safe: owned by its bot's event loop.
public final class Ledger {
    static final int MAX_ACTS = 16_384;
    static final int MAX_FAULTS = 64;

    private final Map<String, KeptAct> acts = new LinkedHashMap<>();
    private final SeenEntries view = new SeenEntries();
    private final List<Violation> faults = new ArrayList<>();
    private String memberId = "";
    private boolean leads;
    private boolean welcomed;
    private long from;
    private long upTo;
    private long lastSeen;

    // Inputs: acts

    /// Notes an act before it is sent for the first time; false when there is no room for more.
    public boolean sends(String id, Act act, long nowNs) {
        if (acts.size() == MAX_ACTS) {
            return false;
        }
        acts.put(id, KeptAct.sent(id, acts.size(), act, nowNs));
        return true;
    }

    public void acknowledged(String id, @Nullable Long logSeq, long nowNs) {
        KeptAct act = acts.get(id);
        long seq = logSeq == null ? 0 : logSeq;
        if (act == null) {
            return;
        }
        switch (act.fate()) {
            case SENT, GIVEN_UP -> acts.put(id, act.answered(ActFate.ACKNOWLEDGED, seq, "", nowNs));
            case ACKNOWLEDGED -> {
                if (act.logSeq() != seq) {
                    changed(id, "acknowledged under " + act.logSeq() + ", then under " + seq, seq);
                }
            }
            case REFUSED -> changed(id, "refused with " + act.code() + ", then acknowledged", seq);
        }
    }

    public void refused(String id, String code, long nowNs) {
        KeptAct act = acts.get(id);
        if (act == null) {
            return;
        }
        if (act.fate() == ActFate.ACKNOWLEDGED) {
            changed(id, "acknowledged, then refused with " + code, act.logSeq());
        } else {
            acts.put(id, act.answered(ActFate.REFUSED, 0, code, nowNs));
        }
    }

    /// Nobody tries any longer to have the rest answered.
    public void giveUp(long nowNs) {
        acts.replaceAll((_, act) ->
                act.fate() == ActFate.SENT ? act.answered(ActFate.GIVEN_UP, 0, "", nowNs) : act);
    }

    // Inputs: the view

    /// Somebody is in the class, again or for the first time; the first snapshot begins the view.
    public void welcomed(String id, boolean leadsNow, long logSeq) {
        memberId = id;
        leads = leadsNow;
        if (!welcomed) {
            welcomed = true;
            from = logSeq;
            upTo = logSeq;
            lastSeen = logSeq;
        }
    }

    /// An entry is the next one of the view.
    public void saw(long seq, long hash, int actKey) {
        int known = view.find(seq);
        if (known >= 0) {
            seenAgain(seq, hash);
            fault(ViolationKind.TWICE, seq, "The entry was told again.");
            return;
        }
        if (seq <= lastSeen) {
            fault(ViolationKind.OUT_OF_ORDER, seq, "It came after entry " + lastSeen + ".");
            return;
        }
        view.add(seq, hash, actKey);
        lastSeen = seq;
        upTo = Math.max(upTo, seq);
    }

    /// An entry that the view has already came along with what was asked for.
    public void seenAgain(long seq, long hash) {
        int known = view.find(seq);
        if (known >= 0 && view.hash(known) != hash) {
            fault(ViolationKind.TWO_TRUTHS, seq, "The entry is not what it was before.");
        }
    }

    /// What was read reaches up to here.
    public void readUpTo(long seq) {
        upTo = Math.max(upTo, seq);
    }

    // Outputs

    public String memberId() {
        return memberId;
    }

    /// Everything up to this entry is in the view or was not for this person.
    public long upTo() {
        return upTo;
    }

    /// Whether this is the id of one of its acts.
    public boolean knows(String id) {
        return acts.containsKey(id);
    }

    public MemberLedger snapshot() {
        return new MemberLedger(
                memberId, leads, from, upTo, view.copy(), List.copyOf(acts.values()), faults);
    }

    private void changed(String id, String how, long seq) {
        fault(ViolationKind.CHANGED_ANSWER, seq, "Act " + id + " was " + how + ".");
    }

    private void fault(ViolationKind kind, long seq, String sentence) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(new Violation(kind, memberId, seq, sentence));
        }
    }
}
