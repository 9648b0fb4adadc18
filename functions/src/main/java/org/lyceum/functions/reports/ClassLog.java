package org.lyceum.functions.reports;

import java.util.function.Consumer;
import org.lyceum.api.store.TableKeys;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Query;
import org.lyceum.functions.platform.Query.KeyRange;
import org.lyceum.functions.platform.QueryPage;
import org.lyceum.functions.platform.Table;

/// Reads the event log of a class from the table, which is the truth.
final class ClassLog {
    private static final int PAGE = 200;

    private final Table table;

    ClassLog(Table table) {
        this.table = table;
    }

    /// Hands over the batches that begin at `fromSeq` or later, in order, sees every write before
    /// it.
    void forEachBatch(String classId, long fromSeq, Consumer<LogBatch> batches) {
        KeyRange range = new KeyRange(TableKeys.logSk(fromSeq), KeyRange.END);
        Query query = Query.partitionRange(TableKeys.logPk(classId), range, PAGE);
        QueryPage page = table.query(query);
        handOver(page, batches);
        while (!page.isLast()) {
            page = table.query(query.after(page.last()));
            handOver(page, batches);
        }
    }

    private static void handOver(QueryPage page, Consumer<LogBatch> batches) {
        for (Item item : page.items()) {
            batches.accept(LogBatch.of(item));
        }
    }
}
