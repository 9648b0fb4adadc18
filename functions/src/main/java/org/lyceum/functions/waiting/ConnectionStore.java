package org.lyceum.functions.waiting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Query;
import org.lyceum.functions.platform.Query.KeyRange;
import org.lyceum.functions.platform.QueryPage;
import org.lyceum.functions.platform.Table;

/// Keeps WebSocket connections, spread by their ids, and finds those of one class by the index.
///
/// ```text
/// pk                sk           what
/// CONNECTION#<id>   CONNECTION   a connection; while it waits gsi1: WAITING#<class>,
///                                <expiresAt>#<id>; TTL
/// CLASS#<id>        COUNT#WAITING   how many were counted, and when (HeadCounts)
/// ```
///
/// The index sorts by expiry, so that a question for the living skips the dead.
public final class ConnectionStore {
    private static final String SK = "CONNECTION";
    private static final int PAGE = 500;

    private final Table table;

    public ConnectionStore(Table table) {
        this.table = table;
    }

    /// What a connection is doing; it decides under which key of the index it is found.
    public enum Phase {
        /// Connected only: a push would fail, because `$connect` is not finished.
        CONNECTED,
        WAITING,
        /// In the class: what happens there it is told by its node.
        JOINED
    }

    public void put(Connection connection, Phase phase) {
        long expiresAt = connection.expiresAt().getEpochSecond();
        Item item =
                Item.keyed(pk(connection.id()), SK)
                        .text("accountId", connection.accountId())
                        .text("classId", connection.classId())
                        .text("name", connection.name())
                        .text("role", connection.role())
                        .expiresAt(connection.expiresAt());
        if (phase == Phase.WAITING) {
            item.text(Table.INDEX_PK, waitingPk(connection.classId()))
                    .text(Table.INDEX_SK, expiresAt + "#" + connection.id());
        }
        table.put(item);
    }

    public void remove(String connectionId) {
        table.delete(pk(connectionId), SK);
    }

    /// A connection that waits, and whose it is.
    public record Waiter(String connectionId, String accountId) {}

    /// Hands over all connections that wait for a class, a page at a time.
    public void forEachWaitingPage(String classId, Instant now, Consumer<List<Waiter>> pages) {
        Query query = Query.indexRange(waitingPk(classId), alive(now), PAGE);
        QueryPage page = table.query(query);
        pages.accept(waiters(page));
        while (!page.isLast()) {
            page = table.query(query.after(page.last()));
            pages.accept(waiters(page));
        }
    }

    /// Counts at most `most` connections that wait for a class.
    int countWaiting(String classId, Instant now, int most) {
        Query query = Query.indexRange(waitingPk(classId), alive(now), most).counting();
        QueryPage page = table.query(query);
        int count = page.count();
        while (!page.isLast() && count < most) {
            page = table.query(query.after(page.last()));
            count += page.count();
        }
        return Math.min(count, most);
    }

    private static String waitingPk(String classId) {
        return "WAITING#" + classId;
    }

    private static KeyRange alive(Instant now) {
        return new KeyRange(Long.toString(now.getEpochSecond()), KeyRange.END);
    }

    private static List<Waiter> waiters(QueryPage page) {
        return page.items().stream()
                .map(item ->
                        new Waiter(
                                item.text("pk").substring("CONNECTION#".length()),
                                item.text("accountId")))
                .toList();
    }

    private static String pk(String connectionId) {
        return "CONNECTION#" + connectionId;
    }

    /// Key of the item that keeps a count.
    static Map.Entry<String, String> countKey(String classId) {
        return Map.entry("CLASS#" + classId, "COUNT#WAITING");
    }
}
