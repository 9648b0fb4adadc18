package org.lyceum.sfu.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Role;

class EventLogTest {
    private static final long MS = 1_000_000L;
    private static final PutResult STORED = new PutResult.Stored();
    private static final PutResult FAILED = new PutResult.Failed();

    private final EventLog log = new EventLog("me", 100);

    @Test
    void numbersWhatIsAppendedWithoutGaps() {
        append(1, 0);
        List<LogEntry> two =
                log.append(
                        origin("sam"),
                        List.of(new LogEvent.HandRaised("sam", "Sam"), message(1)),
                        0);

        assertThat(two).extracting(LogEntry::seq).containsExactly(102L, 103L);
        assertThat(log.nextSeq()).isEqualTo(104);
        assertThat(log.committedSeq()).isEqualTo(100);
        assertThat(log.isSettled()).isFalse();
    }

    /// When the second batch begins: the first began at 0 and was stored at 5.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                                     APPENDED_MS, BYTES,  BEGINS_MS
                    what comes at once waits for 20 ms,                 6,   100,  20
                    what comes later waits for nothing,                50,   100,  50
                    what comes at the last moment waits little,        19,   100,  20
                    a full batch waits for nothing,                     6, 70000,  6
                    """)
    void beginsABatch(String name, long appendedMs, int bytes, long beginsMs) {
        append(1, 0);
        assertThat(log.poll(0)).isNotNull();
        log.handleResult(STORED, 5 * MS);
        for (int sent = 0; sent < bytes; sent += 1_000) {
            append(Math.min(bytes, 1_000), appendedMs * MS);
        }

        if (beginsMs > appendedMs) {
            assertThat(log.poll(beginsMs * MS - 1)).isNull();
        }
        assertThat(log.deadlineNs()).isLessThanOrEqualTo(beginsMs * MS);
        assertThat(log.poll(beginsMs * MS)).isNotNull();
    }

    @Test
    void oneBatchIsUnderWayAtATime() {
        append(1, 0);
        assertThat(log.poll(0)).isNotNull();
        append(1, MS);

        assertThat(log.deadlineNs()).isEqualTo(Long.MAX_VALUE);
        assertThat(log.poll(1_000 * MS)).isNull();
    }

    @Test
    void aBatchIsAtMost64KilobytesAndNeverPartsOneAct() {
        for (int i = 0; i < 100; i++) {
            log.append(origin("sam"), List.of(message(800), message(800)), 0);
        }
        LogBatch first = batch(0);
        assertThat(first.json().length).isBetween(60_000, EventLog.MAX_BATCH_BYTES + 2);
        assertThat(first.entries().size() % 2).isZero();
        assertThat(log.handleResult(STORED, MS)).isEqualTo(first.entries());
        assertThat(batch(MS).firstSeq()).isEqualTo(first.lastSeq() + 1);
    }

    @Test
    void repeatsABatchThatFailedWithGrowingPausesAndNothingElse() {
        append(1, 0);
        LogBatch first = batch(0);
        append(1, MS);
        long nowNs = 0;
        for (long pauseMs : new long[] {100, 200, 400, 800, 1_000, 1_000}) {
            assertThat(log.handleResult(FAILED, nowNs)).isEmpty();
            assertThat(log.poll(nowNs + pauseMs * MS - 1)).isNull();
            nowNs += pauseMs * MS;
            assertThat(batch(nowNs)).isSameAs(first);
        }
        assertThat(log.handleResult(STORED, nowNs)).hasSize(1);
        assertThat(log.counters().failures()).isEqualTo(6);
        assertThat(batch(nowNs).firstSeq()).isEqualTo(102);
    }

    @Test
    void saysAfterTwoSecondsThatItIsDelayedUntilTheStoreAnswers() {
        append(1, 0);
        batch(0);
        assertThat(log.isDelayed(1_999 * MS)).isFalse();
        assertThat(log.isDelayed(2_000 * MS)).isTrue();
        assertThat(log.isDelayed(3_000 * MS)).isTrue();
        log.handleResult(STORED, 3_000 * MS);
        assertThat(log.isDelayed(3_000 * MS)).isFalse();
        assertThat(log.counters().delays()).isEqualTo(1);
    }

    @Test
    void recognisesItsOwnBatchThatWasStoredThoughNobodySaidSo() {
        append(1, 0);
        LogBatch batch = batch(0);
        log.handleResult(FAILED, 0);
        batch(100 * MS);

        assertThat(log.handleResult(new PutResult.Taken("me"), 101 * MS))
                .isEqualTo(batch.entries());
        assertThat(log.isDeposed()).isFalse();
        assertThat(log.committedSeq()).isEqualTo(101);
    }

    @Test
    void whoFindsAnotherWriterIsDeposedForEver() {
        append(1, 0);
        batch(0);
        append(1, MS);

        assertThat(log.handleResult(new PutResult.Taken("somebody"), MS)).isEmpty();

        assertThat(log.isDeposed()).isTrue();
        assertThat(log.committedSeq()).isEqualTo(100);
        assertThat(log.append(origin("sam"), List.of(message(1)), 2 * MS)).isNull();
        assertThat(log.deadlineNs()).isEqualTo(Long.MAX_VALUE);
        assertThat(log.counters().depositions()).isEqualTo(1);
        assertThat(log.counters().waiting()).isZero();
    }

    @Test
    void saysNoToActsWhenTooManyWaitAndHasRoomForWhatTheRoomSays() {
        for (int i = 0; i < EventLog.MAX_WAITING_ENTRIES; i++) {
            append(1, 0);
        }
        assertThat(log.append(origin("sam"), List.of(message(1)), 0)).isNull();
        assertThat(log.append(origin(null), List.of(message(1)), 0)).hasSize(1);
        assertThat(log.counters().refused()).isEqualTo(1);

        batch(0);
        log.handleResult(STORED, MS);
        assertThat(log.append(origin("sam"), List.of(message(1)), MS)).hasSize(1);
    }

    @Test
    void saysNoToActsWhenTooMuchWaits() {
        int accepted = 0;
        while (log.append(origin("sam"), Collections.nCopies(10, message(2_000)), 0) != null) {
            accepted++;
        }
        assertThat(accepted).isBetween(300, 500);
    }

    private LogBatch batch(long nowNs) {
        return Objects.requireNonNull(log.poll(nowNs));
    }

    private void append(int bytes, long nowNs) {
        assertThat(log.append(origin("sam"), List.of(message(bytes)), nowNs)).hasSize(1);
    }

    private static EventLog.Origin origin(@Nullable String by) {
        return new EventLog.Origin(by, "a1", Instant.EPOCH);
    }

    private static LogEvent message(int bytes) {
        return new LogEvent.MessagePosted(
                "Sam", Role.STUDENT, "x".repeat(bytes), Audience.EVERYONE, null, null);
    }
}
