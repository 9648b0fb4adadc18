package org.lyceum.sfu.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.lyceum.sfu.eventlog.LogBatch;
import org.lyceum.sfu.eventlog.LogStore;
import org.lyceum.sfu.eventlog.PutResult;
import org.lyceum.sfu.registry.LogTable;
import org.lyceum.sfu.registry.TestTable;

class RehearsalTest {
    @Test
    void welcomesEverybodyAndWritesNothing() {
        LogTable log = new TestTable().logTable(Clock.systemUTC());

        assertThat(new Rehearsal(log).run()).isTrue();

        assertThat(log.read(Rehearsal.CLASS_ID, 0).entries()).isEmpty();
        assertThat(log.readSnapshot(Rehearsal.CLASS_ID)).isNull();
    }

    @Test
    void aStoreThatIsAwayKeepsNoNodeFromStarting() {
        assertThat(new Rehearsal(new Away()).run()).isFalse();
    }

    private static final class Away implements LogStore {
        @Override
        public PutResult put(String classId, LogBatch batch) {
            throw new IllegalStateException("away");
        }

        @Override
        public LogPage read(String classId, long after) {
            throw new IllegalStateException("away");
        }

        @Override
        public void writeSnapshot(String classId, LogSnapshot snapshot) {
            throw new IllegalStateException("away");
        }

        @Override
        public LogSnapshot readSnapshot(String classId) {
            throw new IllegalStateException("away");
        }
    }
}
