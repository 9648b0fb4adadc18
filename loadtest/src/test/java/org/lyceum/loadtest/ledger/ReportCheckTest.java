package org.lyceum.loadtest.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportCheckTest {
    /// Two messages, two answers to one poll, one hand; another message was given up.
    private static final MemberLedger LEDGER = ledger();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                               MESSAGES, QUESTIONS, HANDS, ANSWERS, WRONG
                    agrees,                                    2,         0,     1,       1,     0
                    has what was given up,                     3,         0,     1,       1,     0
                    lacks a message,                           1,         0,     1,       1,     1
                    has one too many,                          4,         0,     1,       1,     1
                    counts both answers,                       2,         0,     1,       2,     1
                    lacks the hand and invents a question,     2,         1,     0,       1,     2
                    """)
    void compares(String name, int messages, int questions, int hands, int answers, int wrong) {
        var row = new ReportRow("p", messages, questions, hands, answers);
        assertThat(ReportCheck.of(List.of(LEDGER), List.of(row))).hasSize(wrong);
    }

    @Test
    void missesWhoIsNotInTheReport() {
        assertThat(ReportCheck.of(List.of(LEDGER), List.of()))
                .extracting(Violation::kind)
                .containsExactly(ViolationKind.REPORT_DIFFERS);
    }

    @Test
    void whoNeverGotInNeedNotBeThere() {
        assertThat(ReportCheck.of(List.of(new Ledger().snapshot()), List.of())).isEmpty();
    }

    private static MemberLedger ledger() {
        Views views =
                new Views("p", false)
                        .did("1", Views.MESSAGE, 1)
                        .did("2", Views.PRIVATE, 2)
                        .did("3", Views.ANSWER, 3)
                        .did("4", Views.ANSWER, 4)
                        .did("5", Views.HAND, 5)
                        .did("6", Views.HAND, 0);
        views.ledger().sends("7", Views.MESSAGE, 0);
        views.ledger().giveUp(1);
        return views.snapshot();
    }
}
