package org.lyceum.loadtest.ledger;

import java.util.List;

/// What an audit found over all ledgers of a class.
///
/// @param members whose ledgers were looked at
/// @param entriesSeen entries in all views together
/// @param lost acts that were acknowledged and are missing somewhere, or never answered
/// @param violations at most `LedgerAudit.MAX_VIOLATIONS` of them
/// @param violationCount how many there are
public record AuditResult(
        int members,
        long entriesSeen,
        Fates fates,
        long lost,
        List<Violation> violations,
        long violationCount) {
    public AuditResult {
        violations = List.copyOf(violations);
    }

    /// How many acts came to which end.
    public record Fates(long acknowledged, long refused, long givenUp, long unanswered) {
        public long sent() {
            return acknowledged + refused + givenUp + unanswered;
        }
    }

    public boolean isClean() {
        return violationCount == 0;
    }
}
