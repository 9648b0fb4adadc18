package org.lyceum.loadtest.ledger;

import org.lyceum.api.classroom.Act;

/// One act that the log keeps, as its author knows it.
///
/// @param number the author's acts, counted from 0 in the order in which they were first sent
/// @param deed what it counts as in the report
/// @param logSeq where the acknowledgement says that it is; 0 when there was none, or nothing to
///   keep
/// @param sentNs when it was first sent, in the loop's time
/// @param answeredNs when it was acknowledged or refused; meaningless before
/// @param code why it was refused; empty when it was not
public record KeptAct(
        String id,
        int number,
        Sight sight,
        Deed deed,
        ActFate fate,
        long logSeq,
        long sentNs,
        long answeredNs,
        String code) {

    static KeptAct sent(String id, int number, Act act, long nowNs) {
        return new KeptAct(id, number, Sight.of(act), Deed.of(act), ActFate.SENT, 0, nowNs, 0, "");
    }

    KeptAct answered(ActFate now, long seq, String why, long nowNs) {
        return new KeptAct(id, number, sight, deed, now, seq, sentNs, nowNs, why);
    }

    /// Whether it is acknowledged as an entry of the log.
    public boolean isInLog() {
        return fate == ActFate.ACKNOWLEDGED && logSeq > 0;
    }
}
