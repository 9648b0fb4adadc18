package org.lyceum.functions.classes;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.Role;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Page;
import org.lyceum.functions.platform.Query;
import org.lyceum.functions.platform.Query.KeyRange;
import org.lyceum.functions.platform.Table;

/// Keeps who belongs to which class.
public final class EnrolmentStore {
    private static final int PAGE = 500;

    private final Table table;

    public EnrolmentStore(Table table) {
        this.table = table;
    }

    public @Nullable Enrolment find(String classId, String accountId) {
        Item item = table.get(ClassSchema.pk(classId), ClassSchema.enrolmentSk(accountId));
        return item == null ? null : enrolment(item);
    }

    /// Enrols many people; who was enrolled before gets the new role.
    void putAll(LiveClass of, List<Enrolment> enrolments) {
        table.putAll(enrolments.stream().map(enrolment -> item(of, enrolment)).toList());
    }

    /// Puts all enrolments of a class where its new start belongs in people's timetables.
    void follow(LiveClass moved) {
        Page<Enrolment> page = list(moved.id(), null, PAGE);
        putAll(moved, page.items());
        while (page.nextCursor() != null) {
            page = list(moved.id(), page.nextCursor(), PAGE);
            putAll(moved, page.items());
        }
    }

    /// A page of the people of a class, by their ids.
    Page<Enrolment> list(String classId, @Nullable String cursor, int limit) {
        KeyRange range =
                new KeyRange(
                        Page.lowest(cursor, ClassSchema.ENROLMENT),
                        ClassSchema.ENROLMENT + KeyRange.END);
        List<Enrolment> read =
                table
                        .query(Query.partitionRange(ClassSchema.pk(classId), range, limit + 1))
                        .items()
                        .stream()
                        .map(EnrolmentStore::enrolment)
                        .toList();
        return Page.cut(read, limit, one -> ClassSchema.enrolmentSk(one.accountId()));
    }

    /// People of a class by their ids, from the one after an id on.
    public List<Enrolment> listAfter(String classId, String accountId, int limit) {
        String low = ClassSchema.ENROLMENT + accountId + (accountId.isEmpty() ? "" : "!");
        KeyRange range = new KeyRange(low, ClassSchema.ENROLMENT + KeyRange.END);
        return table
                .query(Query.partitionRange(ClassSchema.pk(classId), range, limit))
                .items()
                .stream()
                .map(EnrolmentStore::enrolment)
                .toList();
    }

    private static Item item(LiveClass of, Enrolment enrolment) {
        String accountId = enrolment.accountId();
        return Item.keyed(ClassSchema.pk(of.id()), ClassSchema.enrolmentSk(accountId))
                .text(Table.INDEX_PK, ClassSchema.accountIndexPk(accountId))
                .text(Table.INDEX_SK, ClassSchema.indexSk(of.startsAt(), of.id()))
                .text("accountId", accountId)
                .text("name", enrolment.name())
                .text("role", ApiJson.wireName(enrolment.role()));
    }

    private static Enrolment enrolment(Item item) {
        return new Enrolment(item.text("accountId"), item.text("name"), role(item));
    }

    static Role role(Item item) {
        return Role.valueOf(item.text("role").toUpperCase(Locale.ROOT));
    }
}
