package org.lyceum.sfu.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.sfu.eventlog.LogStore.LogSnapshot;

class LogOpeningTest {
    private final MemoryLogStore store = new MemoryLogStore();
    private final List<LogEntry> replayed = new ArrayList<>();
    private boolean understandsSnapshots = true;
    private int restored;

    @Test
    void beginsAnEmptyLog() {
        assertThat(open("n1")).isEqualTo(new LogOpening.Outcome.Opened(1));
        assertThat(replayed).isEqualTo(store.entries("c1"));
        assertThat(replayed.getFirst().event()).isEqualTo(new LogEvent.OwnerStarted("n1", "n1-w"));
    }

    @Test
    void readsWhatIsThereAndGoesOnAfterIt() {
        write(1, 7);
        assertThat(open("n1")).isEqualTo(new LogOpening.Outcome.Opened(8));
        assertThat(replayed)
                .extracting(LogEntry::seq)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void beginsWithTheSnapshot() {
        write(1, 7);
        store.writeSnapshot("c1", new LogSnapshot(5, new byte[0]));
        assertThat(open("n1")).isEqualTo(new LogOpening.Outcome.Opened(8));
        assertThat(restored).isEqualTo(1);
        assertThat(replayed).extracting(LogEntry::seq).containsExactly(6L, 7L, 8L);
    }

    @Test
    void readsEverythingWhenItDoesNotUnderstandTheSnapshot() {
        write(1, 7);
        store.writeSnapshot("c1", new LogSnapshot(5, new byte[0]));
        understandsSnapshots = false;
        assertThat(open("n1")).isEqualTo(new LogOpening.Outcome.Opened(8));
        assertThat(replayed).hasSize(8);
    }

    @Test
    void readsOnWhenTheOldOwnerWasFaster() {
        store.faults((batch, _) -> {
            if (batch.writerId().equals("n1-w") && batch.firstSeq() < 4) {
                store.faults((_, _) -> MemoryLogStore.Fault.NONE);
                write(batch.firstSeq(), 2);
            }
            return MemoryLogStore.Fault.NONE;
        });
        assertThat(open("n1")).isEqualTo(new LogOpening.Outcome.Opened(3));
        assertThat(replayed).extracting(LogEntry::seq).containsExactly(1L, 2L, 3L);
    }

    @Test
    void givesUpWhenSomebodyIsAlwaysFaster() {
        store.faults((batch, _) -> {
            if (batch.writerId().equals("n1-w")) {
                write(batch.firstSeq(), 1);
            }
            return MemoryLogStore.Fault.NONE;
        });
        assertThat(open("n1")).isEqualTo(new LogOpening.Outcome.Contended());
    }

    @Test
    void doesNotOpenAClassThatIsOver() {
        write(1, 2);
        LogEntry closed = new LogEntry(3, Instant.EPOCH, "tess", "a1", new LogEvent.ClassClosed());
        store.put("c1", LogBatch.of("old", closed));
        assertThat(open("n1")).isEqualTo(new LogOpening.Outcome.Closed());
        assertThat(store.entries("c1")).hasSize(3);
    }

    @Test
    void aStoreThatIsAwayIsTheCallersToTell() {
        store.faults((_, _) -> MemoryLogStore.Fault.LOST);
        assertThatThrownBy(() -> open("n1")).hasMessageContaining("does not answer");
    }

    private LogOpening.Outcome open(String nodeId) {
        LogOpening.Reader reader =
                new LogOpening.Reader() {
                    @Override
                    public boolean restore(byte[] state) {
                        restored++;
                        return understandsSnapshots;
                    }

                    @Override
                    public void replay(LogEntry entry) {
                        replayed.add(entry);
                    }
                };
        return new LogOpening(store, "c1", reader)
                .open(new LogOpening.Owner(nodeId, nodeId + "-w", Instant.EPOCH));
    }

    private void write(long firstSeq, int count) {
        for (long seq = firstSeq; seq < firstSeq + count; seq++) {
            LogEntry entry =
                    new LogEntry(seq, Instant.EPOCH, null, null, new LogEvent.AllHandsLowered());
            store.put("c1", LogBatch.of("old", entry));
        }
    }
}
