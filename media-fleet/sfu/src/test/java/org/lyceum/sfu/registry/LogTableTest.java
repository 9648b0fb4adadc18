package org.lyceum.sfu.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lyceum.api.store.TableKeys;
import org.lyceum.sfu.eventlog.LogStore;
import org.lyceum.sfu.eventlog.LogStore.LogSnapshot;
import org.lyceum.sfu.eventlog.LogStoreContract;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Against DynamoDB Local.
class LogTableTest extends LogStoreContract {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private final TestTable table = new TestTable();
    private final LogTable store = table.logTable(Clock.fixed(NOW, ZoneOffset.UTC));

    @Override
    protected LogStore store() {
        return store;
    }

    @Test
    void aSnapshotThatLacksAPartIsNone() {
        byte[] large = new byte[1_000_000];
        new Random(1).nextBytes(large);
        store.writeSnapshot("c1", new LogSnapshot(7, large));

        table.delete(SnapshotItems.pk("c1"), "000000000007#0001");

        assertThat(store.readSnapshot("c1")).isNull();
    }

    @Test
    void aSnapshotWithoutItsHeadIsNotFound() {
        store.writeSnapshot("c1", new LogSnapshot(7, new byte[] {1}));
        store.writeSnapshot("c1", new LogSnapshot(9, new byte[] {2}));
        table.delete(SnapshotItems.pk("c1"), SnapshotItems.HEAD_SK);

        assertThat(store.readSnapshot("c1")).isNull();
    }

    @Test
    void snapshotsExpireOnceNoClassCanLastSoLong() {
        store.writeSnapshot("c1", new LogSnapshot(7, new byte[] {1}));

        Map<String, AttributeValue> head = table.get(SnapshotItems.pk("c1"), SnapshotItems.HEAD_SK);
        assertThat(Objects.requireNonNull(head.get(TableKeys.EXPIRES_AT)).n())
                .isEqualTo(Long.toString(NOW.plus(LogTable.SNAPSHOT_LIFE).getEpochSecond()));
    }
}
