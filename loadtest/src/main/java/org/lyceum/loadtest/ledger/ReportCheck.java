package org.lyceum.loadtest.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Compares the report of a class with the ledgers of those who were in it.
///
/// An act that was given up may be in the log or not, and may be in the report or not.
public final class ReportCheck {
    private ReportCheck() {}

    /// What the report says otherwise; nothing when it agrees.
    public static List<Violation> of(List<MemberLedger> ledgers, List<ReportRow> report) {
        Map<String, ReportRow> rows = new HashMap<>();
        report.forEach(row -> rows.put(row.participantId(), row));
        List<Violation> wrong = new ArrayList<>();
        for (MemberLedger ledger : ledgers) {
            if (ledger.memberId().isEmpty()) {
                continue;
            }
            ReportRow row = rows.get(ledger.memberId());
            if (row == null) {
                wrong.add(differs(ledger, "The report does not name them."));
            } else {
                compare(ledger, Deed.Kind.MESSAGE, row.messages(), wrong);
                compare(ledger, Deed.Kind.QUESTION, row.questions(), wrong);
                compare(ledger, Deed.Kind.HAND, row.hands(), wrong);
                compare(ledger, Deed.Kind.ANSWER, row.answers(), wrong);
            }
        }
        return wrong;
    }

    private static void compare(
            MemberLedger ledger, Deed.Kind kind, int reported, List<Violation> wrong) {
        long sure = count(ledger, kind, false);
        long possible = count(ledger, kind, true);
        if (reported < sure || reported > possible) {
            wrong.add(
                    differs(
                            ledger,
                            kind + ": the report has " + reported + ", the ledger " + sure + "."));
        }
    }

    /// Answers to the same poll count once.
    private static long count(MemberLedger ledger, Deed.Kind kind, boolean withGivenUp) {
        return ledger.acts().stream()
                .filter(act -> act.deed().kind() == kind)
                .filter(act -> act.isInLog() || (withGivenUp && act.fate() == ActFate.GIVEN_UP))
                .map(act ->
                        kind == Deed.Kind.ANSWER ? String.valueOf(act.deed().about()) : act.id())
                .distinct()
                .count();
    }

    private static Violation differs(MemberLedger ledger, String sentence) {
        return new Violation(ViolationKind.REPORT_DIFFERS, ledger.memberId(), 0, sentence);
    }
}
