package org.lyceum.loadtest.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerAuditTest {
    @Test
    void aClassInWhichAllWentWellIsClean() {
        AuditResult result = LedgerAudit.of(Views.good());
        assertThat(result.violations()).isEmpty();
        assertThat(result.isClean()).isTrue();
        assertThat(result.fates()).isEqualTo(new AuditResult.Fates(3, 0, 0, 0));
        assertThat(result.lost()).isZero();
        assertThat(result.entriesSeen()).isEqualTo(9);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                                 SEEN,  LOST, KINDS
                    sees all,                             '5,8',    0, ''
                    lacks the message,                    '8',      1, MISSING
                    stops before the end,                 '',       1, BEHIND MISSING
                    sees it twice,                        '5,8,5',  0, TWICE
                    sees it late,                         '8,5',    1, MISSING OUT_OF_ORDER
                    sees what was private to the teacher, '5,6,8',  0, ''
                    """)
    void whatAReaderSaw(String name, String seen, int lost, String kinds) {
        List<MemberLedger> ledgers = Views.good();
        Views reader = new Views("reader", false);
        for (String seq : seen.isEmpty() ? new String[0] : seen.split(",")) {
            reader.saw(Long.parseLong(seq));
        }
        ledgers.set(2, reader.snapshot());
        AuditResult result = LedgerAudit.of(ledgers);
        assertThat(kinds(result)).isEqualTo(kinds);
        assertThat(result.lost()).isEqualTo(lost);
    }

    /// A second author, whose one thing is wrong.
    private enum Wrong {
        UNANSWERED(author -> author.ledger().sends("b-1", Views.MESSAGE, 0)),
        NOWHERE(author -> author.did("b-1", Views.MESSAGE, 0)),
        SHARED_PLACE(author -> author.did("b-1", Views.ANSWER, 7)),
        WRONG_PLACE(author -> author.did("b-1", Views.MESSAGE, 5)),
        ACTS_SWAPPED(author -> author.did("b-1", Views.ANSWER, 10).did("b-2", Views.ANSWER, 9)),
        TWO_TRUTHS(author -> author.ledger().saw(9, 1, EntryHash.NO_ACT)),
        CHANGED_ANSWER(author -> {
            author.did("b-1", Views.ANSWER, 10);
            author.ledger().acknowledged("b-1", 11L, 0);
        }),
        REFUSED_AND_KEPT(author -> {
            author.ledger().sends("b-1", Views.MESSAGE, 0);
            author.ledger().refused("b-1", "log-full", 0);
            author.sawOf(9, "other", "b-1");
        });

        private final Consumer<Views> happens;

        Wrong(Consumer<Views> happens) {
            this.happens = happens;
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesWhatIsWrong(Wrong wrong) {
        List<MemberLedger> ledgers = Views.good();
        Views other = new Views("other", false).saw(5, 8);
        wrong.happens.accept(other);
        ledgers.add(other.snapshot());
        if (wrong == Wrong.TWO_TRUTHS) {
            ledgers.add(new Views("witness", false).saw(5, 8, 9).snapshot());
        }
        assertThat(kinds(LedgerAudit.of(ledgers))).contains(wrong.name());
    }

    @Test
    void aHandIsForTheTeacherAlone() {
        List<MemberLedger> ledgers = Views.good();
        ledgers.add(new Views("shy", false).saw(5, 8).did("b-1", Views.HAND, 7).snapshot());
        AuditResult result = LedgerAudit.of(ledgers);
        assertThat(result.violations())
                .filteredOn(wrong -> wrong.kind() == ViolationKind.MISSING)
                .extracting(Violation::member)
                .containsExactly("teacher");
    }

    @Test
    void oneActUnderTwoNumbersIsToldTwice() {
        List<MemberLedger> ledgers = Views.good();
        ledgers.set(2, new Views("reader", false).saw(5).sawOf(8, "author", "a-1").snapshot());
        assertThat(kinds(LedgerAudit.of(ledgers))).isEqualTo("TWICE");
    }

    @Test
    void aRefusedActAndOneThatWasGivenUpAreNotLost() {
        List<MemberLedger> ledgers = Views.good();
        Views other = new Views("other", false).saw(5, 8);
        other.ledger().sends("b-1", Views.MESSAGE, 0);
        other.ledger().refused("b-1", "slow-mode", 0);
        other.ledger().sends("b-2", Views.MESSAGE, 0);
        other.ledger().giveUp(1);
        ledgers.add(other.snapshot());
        AuditResult result = LedgerAudit.of(ledgers);
        assertThat(result.violations()).isEmpty();
        assertThat(result.fates()).isEqualTo(new AuditResult.Fates(3, 1, 1, 0));
    }

    @Test
    void whoCameLaterNeedNotHaveSeenWhatTheSnapshotHeld() {
        List<MemberLedger> ledgers = Views.good();
        Ledger late = new Ledger();
        late.welcomed("late", false, 6);
        late.saw(8, 8_000, EntryHash.NO_ACT);
        ledgers.add(late.snapshot());
        assertThat(LedgerAudit.of(ledgers).isClean()).isTrue();
    }

    @Test
    void whoNeverGotInHasNoView() {
        List<MemberLedger> ledgers = Views.good();
        ledgers.add(new Ledger().snapshot());
        assertThat(LedgerAudit.of(ledgers).isClean()).isTrue();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsTheOneEntryThatIsMissingSomewhere(long seed) {
        SplittableRandom luck = new SplittableRandom(seed);
        int acts = 200;
        int readers = 20;
        int missingAt = luck.nextInt(readers);
        long missing = 1 + luck.nextInt(acts);
        Views author = new Views("author", false);
        for (int seq = 1; seq <= acts; seq++) {
            author.did("a-" + seq, Views.MESSAGE, seq).saw(seq);
        }
        author.saw(acts + 1L);
        List<MemberLedger> ledgers = new ArrayList<>(List.of(author.snapshot()));
        for (int reader = 0; reader < readers; reader++) {
            Views view = new Views("r" + reader, false);
            for (int seq = 1; seq <= acts + 1; seq++) {
                if (reader != missingAt || seq != missing) {
                    view.saw(seq);
                }
            }
            ledgers.add(view.snapshot());
        }
        AuditResult result = LedgerAudit.of(ledgers);
        assertThat(result.lost()).isEqualTo(1);
        assertThat(result.violations())
                .extracting(Violation::kind, Violation::member, Violation::seq)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                ViolationKind.MISSING, "r" + missingAt, missing));
    }

    private static String kinds(AuditResult result) {
        return String.join(
                " ",
                result.violations().stream().map(wrong -> wrong.kind().name()).sorted().toList());
    }
}
