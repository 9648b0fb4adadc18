package org.lyceum.functions.waiting;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.lyceum.functions.platform.Attributes;
import org.lyceum.functions.platform.Change;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Table;

/// How many connections of a class wait: counted at most every five seconds, however many people
/// ask.
///
/// The first to find the count stale takes it by a condition and counts; the others get the last
/// one. Ten thousand people asking every ten seconds cost one count of the index in five.
public final class HeadCounts {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST = 20_000;

    private final Table table;
    private final ConnectionStore connections;

    public HeadCounts(Table table) {
        this.table = table;
        this.connections = new ConnectionStore(table);
    }

    public int waiting(String classId, Instant now) {
        Map.Entry<String, String> key = ConnectionStore.countKey(classId);
        Item kept = table.get(key.getKey(), key.getValue());
        long stale = now.minus(FRESH).toEpochMilli();
        if (kept != null && kept.number("countedAt") > stale) {
            return (int) kept.number("heads");
        }
        Item taken =
                table.update(
                        Change.of(key.getKey(), key.getValue(), "SET countedAt = :now")
                                .onlyIf("attribute_not_exists(countedAt) OR countedAt <= :stale")
                                .with(
                                        Map.of(
                                                ":now", Attributes.number(now.toEpochMilli()),
                                                ":stale", Attributes.number(stale))));
        if (taken == null) {
            return kept == null ? 0 : (int) kept.number("heads");
        }
        int heads = connections.countWaiting(classId, now, MOST);
        table.put(
                Item.keyed(key.getKey(), key.getValue())
                        .number("heads", heads)
                        .number("countedAt", now.toEpochMilli())
                        .expiresAt(now.plus(Connection.LONGEST_LIFE)));
        return heads;
    }
}
