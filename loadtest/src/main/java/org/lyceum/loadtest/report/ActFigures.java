package org.lyceum.loadtest.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.loadtest.ledger.ActFate;
import org.lyceum.loadtest.ledger.AuditResult;
import org.lyceum.loadtest.ledger.KeptAct;
import org.lyceum.loadtest.ledger.LedgerAudit;
import org.lyceum.loadtest.ledger.MemberLedger;
import org.lyceum.loadtest.ledger.Sight;
import org.lyceum.loadtest.ledger.Sightings;
import org.lyceum.loadtest.play.HandsCheck;

/// What became of the acts of a class, and how soon.
///
/// @param toAckMs from sending an act until its author knew that it is in the log
/// @param toSeenByAllMs from sending an act that everybody sees until the last of them saw it
/// @param notSeenByAll acknowledged acts for everybody that somebody has not seen
/// @param returns connections that came back
/// @param hands the queue of hands; null when it was not asked for
public record ActFigures(
        AuditResult audit,
        Distribution toAckMs,
        Distribution toSeenByAllMs,
        int notSeenByAll,
        int returns,
        HandsCheck.@Nullable Result hands) {
    private static final double NS_PER_MS = 1e6;

    public static ActFigures of(
            List<MemberLedger> ledgers,
            List<Sightings> sightings,
            int returns,
            HandsCheck.@Nullable Result hands) {
        List<Double> toAck = new ArrayList<>();
        List<Double> toAll = new ArrayList<>();
        int notSeen = 0;
        for (MemberLedger author : ledgers) {
            for (KeptAct act : author.acts()) {
                if (act.fate() == ActFate.ACKNOWLEDGED) {
                    toAck.add((act.answeredNs() - act.sentNs()) / NS_PER_MS);
                }
                if (act.isInLog() && act.sight() == Sight.EVERYONE) {
                    long seq = act.logSeq();
                    long readers = readers(ledgers, seq);
                    if (Sightings.count(sightings, seq) >= readers) {
                        long lastNs = Sightings.lastNs(sightings, seq);
                        toAll.add((lastNs - act.sentNs()) / NS_PER_MS);
                    } else {
                        notSeen++;
                    }
                }
            }
        }
        return new ActFigures(
                LedgerAudit.of(ledgers),
                Distribution.of(toAck),
                Distribution.of(toAll),
                notSeen,
                returns,
                hands);
    }

    /// Whether nothing was lost or told wrongly, and the queue of hands is in order.
    public boolean isGood() {
        return audit.isClean() && (hands == null || hands.inOrder());
    }

    /// How many have this entry in their view, and not in the snapshot before it.
    private static long readers(List<MemberLedger> ledgers, long seq) {
        return ledgers.stream()
                .filter(reader -> !reader.memberId().isEmpty() && reader.from() < seq)
                .count();
    }
}
