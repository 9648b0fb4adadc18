package org.lyceum.functions.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.api.classroom.LogEntry;

/// Entries in, reports out.
final class ReportFoldTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void attendanceEqualsTheNaiveRecomputation(long seed) {
        List<LogEntry> log = Logs.random(seed).entries();
        ReportFold fold = new ReportFold(ClassReport.empty("c"), List.of());
        fold.apply(log);
        assertThat(NaiveReport.of(fold.report(), fold.people())).isEqualTo(NaiveReport.of(log));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void entriesThatComeAgainChangeNothing(long seed) {
        List<LogEntry> log = Logs.random(seed).entries();
        Random random = new Random(seed);
        ReportFold fold = new ReportFold(ClassReport.empty("c"), List.of());
        int to = 0;
        while (to < log.size()) {
            int from = random.nextInt(to + 1);
            to = Math.min(log.size(), to + 1 + random.nextInt(20));
            fold.apply(log.subList(from, to));
        }
        assertThat(NaiveReport.of(fold.report(), fold.people())).isEqualTo(NaiveReport.of(log));
    }

    /// The people were written, the class was not: its entries come again.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aHalfWrittenBatchIsFinishedByTheNextTry(long seed) {
        List<LogEntry> log = Logs.random(seed).entries();
        int half = log.size() / 2;
        ReportFold first = new ReportFold(ClassReport.empty("c"), List.of());
        first.apply(log.subList(0, half));
        ReportFold lost = new ReportFold(first.report(), first.people());
        lost.apply(log.subList(half, log.size()));
        List<PersonReport> half1 = new ArrayList<>();
        for (PersonReport written : lost.people()) {
            if (written.ordinal() % 2 == 0) {
                half1.add(written);
            }
        }
        first.people().stream().filter(one -> one.ordinal() % 2 == 1).forEach(half1::add);
        ReportFold again = new ReportFold(first.report(), half1);
        again.apply(log.subList(half, log.size()));
        assertThat(NaiveReport.of(again.report(), again.people())).isEqualTo(NaiveReport.of(log));
    }

    @Test
    void aStayWithoutAnEndLastsToTheLastCheckpointThatSawIt() {
        Logs log = new Logs().started().joined(1).seconds(60).checked().seconds(50).died();
        assertThat(present(log)).isEqualTo(Duration.ofSeconds(60));
        log.joined(1).seconds(30).left(1);
        assertThat(present(log)).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void aConnectionThatReplacesAnotherGoesOnWithTheStay() {
        Logs log = new Logs().started().joined(1).seconds(30).joined(1).seconds(30).left(1);
        assertThat(present(log)).isEqualTo(Duration.ofSeconds(60));
    }

    private static Duration present(Logs log) {
        ReportFold fold = new ReportFold(ClassReport.empty("c"), List.of());
        fold.apply(log.entries());
        return fold.people().getFirst().present(fold.report());
    }
}
