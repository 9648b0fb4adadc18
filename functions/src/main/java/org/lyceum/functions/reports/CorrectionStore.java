package org.lyceum.functions.reports;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.store.TableKeys;
import org.lyceum.functions.platform.Attributes;
import org.lyceum.functions.platform.Change;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Query;
import org.lyceum.functions.platform.QueryPage;
import org.lyceum.functions.platform.Table;
import org.lyceum.functions.reports.AttendanceRule.Mark;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Keeps corrections of attendance (`CLASS#<id>`, `ATTENDANCE#<account>`): in the table, because
/// they are the truth, while reports can be made anew.
final class CorrectionStore {
    private static final String PERSON = "ATTENDANCE#";
    private static final int PAGE = 500;

    private final Table table;

    CorrectionStore(Table table) {
        this.table = table;
    }

    @Nullable Correction find(String classId, String accountId) {
        Item item = table.get(TableKeys.classPk(classId), PERSON + accountId);
        return item == null ? null : correction(item);
    }

    /// Those of these people, by account.
    Map<String, Correction> findAll(String classId, Collection<String> accountIds) {
        List<Map<String, AttributeValue>> keys =
                accountIds.stream()
                        .map(id -> Table.key(TableKeys.classPk(classId), PERSON + id))
                        .toList();
        Map<String, Correction> found = new HashMap<>();
        table.getAll(keys).forEach(item -> add(item, found));
        return found;
    }

    /// All of a class, by account.
    Map<String, Correction> all(String classId) {
        Map<String, Correction> found = new HashMap<>();
        Query query = Query.partition(TableKeys.classPk(classId), PERSON, PAGE);
        QueryPage page = table.query(query);
        page.items().forEach(item -> add(item, found));
        while (!page.isLast()) {
            page = table.query(query.after(page.last()));
            page.items().forEach(item -> add(item, found));
        }
        return found;
    }

    /// Keeps a correction if the one before it is what its author has seen; false when it is not.
    boolean put(String classId, String accountId, Correction wanted) {
        Map<String, AttributeValue> values = new HashMap<>();
        Mark mark = wanted.mark();
        values.put(":mark", Attributes.text(mark == null ? "" : ApiJson.wireName(mark)));
        values.put(":note", Attributes.text(wanted.note()));
        values.put(":by", Attributes.text(wanted.byId()));
        values.put(":name", Attributes.text(wanted.byName()));
        values.put(":at", Attributes.text(wanted.at().toString()));
        values.put(":next", Attributes.number(wanted.version()));
        boolean first = wanted.version() == 1;
        if (!first) {
            values.put(":read", Attributes.number(wanted.version() - 1));
        }
        return table.update(
                        Change.of(
                                        TableKeys.classPk(classId),
                                        PERSON + accountId,
                                        "SET mark = :mark, note = :note, byId = :by,"
                                                + " byName = :name, correctedAt = :at,"
                                                + " #version = :next")
                                .onlyIf(
                                        first
                                                ? "attribute_not_exists(#version)"
                                                : "#version = :read")
                                .naming(Map.of("#version", "version"))
                                .with(values))
                != null;
    }

    private static void add(Item item, Map<String, Correction> to) {
        to.put(item.text(TableKeys.SK).substring(PERSON.length()), correction(item));
    }

    private static Correction correction(Item item) {
        String mark = item.text("mark");
        return new Correction(
                mark.isEmpty() ? null : Mark.valueOf(mark.toUpperCase(Locale.ROOT)),
                item.text("note"),
                item.text("byId"),
                item.text("byName"),
                item.requiredTime("correctedAt"),
                item.number("version"));
    }
}
