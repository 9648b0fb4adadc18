package org.lyceum.sfu.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Role;
import org.lyceum.sfu.eventlog.LogStore.LogPage;
import org.lyceum.sfu.eventlog.LogStore.LogSnapshot;

/// What every store of logs must do.
public abstract class LogStoreContract {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private final String classId = UUID.randomUUID().toString();

    protected abstract LogStore store();

    @Test
    void keepsWhatWasPutAndGivesItBackInOrder() {
        for (long seq = 1; seq <= 20; seq += 2) {
            assertThat(store().put(classId, batch("w1", seq, 2))).isEqualTo(new PutResult.Stored());
        }
        List<LogEntry> expected = new ArrayList<>();
        for (long seq = 1; seq <= 20; seq++) {
            expected.add(entry(seq, "w1"));
        }

        assertThat(readAll(0)).isEqualTo(expected);
        assertThat(readAll(14)).isEqualTo(expected.subList(14, 20));
        assertThat(readAll(20)).isEmpty();
    }

    @Test
    void whoComesSecondIsToldWhoseThePlaceIs() {
        assertThat(store().put(classId, batch("w1", 1, 3))).isEqualTo(new PutResult.Stored());

        assertThat(store().put(classId, batch("w2", 1, 1))).isEqualTo(new PutResult.Taken("w1"));
        assertThat(store().put(classId, batch("w1", 1, 3))).isEqualTo(new PutResult.Taken("w1"));
        assertThat(readAll(0)).hasSize(3).allMatch(entry -> "w1".equals(entry.actId()));
    }

    @Test
    void classesHaveLogsOfTheirOwn() {
        store().put(classId, batch("w1", 1, 1));

        assertThat(store().put(classId + "x", batch("w2", 1, 1))).isEqualTo(new PutResult.Stored());
        assertThat(readAll(0)).containsExactly(entry(1, "w1"));
    }

    @Test
    void anUnknownClassHasNothing() {
        assertThat(store().read(classId, 0)).isEqualTo(new LogPage(List.of(), true));
        assertThat(store().readSnapshot(classId)).isNull();
    }

    @Test
    void keepsTheNewestSnapshotWholeHoweverLargeItIs() {
        byte[] large = new byte[1_000_000];
        new Random(1).nextBytes(large);
        store().writeSnapshot(classId, new LogSnapshot(2_000, large));
        assertThat(snapshot().seq()).isEqualTo(2_000);
        assertThat(snapshot().state()).isEqualTo(large);

        store().writeSnapshot(classId, new LogSnapshot(4_000, new byte[] {1, 2, 3}));
        assertThat(snapshot().seq()).isEqualTo(4_000);
        assertThat(snapshot().state()).containsExactly(1, 2, 3);
        assertThat(readAll(0)).isEmpty();
    }

    private LogSnapshot snapshot() {
        return Objects.requireNonNull(store().readSnapshot(classId));
    }

    private List<LogEntry> readAll(long after) {
        List<LogEntry> entries = new ArrayList<>();
        LogPage page;
        do {
            long from = entries.isEmpty() ? after : entries.getLast().seq();
            page = store().read(classId, from);
            entries.addAll(page.entries());
        } while (!page.isLast());
        return entries;
    }

    private static LogBatch batch(String writerId, long firstSeq, int count) {
        List<LogBatch.Written> written = new ArrayList<>();
        for (long seq = firstSeq; seq < firstSeq + count; seq++) {
            written.add(LogBatch.Written.of(entry(seq, writerId)));
        }
        return LogBatch.of(writerId, written);
    }

    private static LogEntry entry(long seq, String actId) {
        LogEvent event =
                new LogEvent.MessagePosted(
                        "Sam", Role.STUDENT, "नमस्ते " + seq, Audience.EVERYONE, null, null);
        return new LogEntry(seq, NOW.plusMillis(seq), "sam", actId, event);
    }
}
