package org.lyceum.functions.classes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Query;
import org.lyceum.functions.platform.QueryPage;
import org.lyceum.functions.platform.Table;

/// Keeps who came into a class by a guest link: what an enrolment is to people with accounts.
public final class GuestStore {
    private static final int PAGE = 500;

    private final Table table;

    public GuestStore(Table table) {
        this.table = table;
    }

    /// Somebody without an account, in one class.
    ///
    /// @param keyHash fingerprint of the key with which they come back as themselves; empty where
    ///   the link is theirs alone
    public record Guest(String participantId, String name, String keyHash) {}

    /// @param until when the guest may be forgotten
    public void put(String classId, Guest guest, Instant until) {
        table.put(
                Item.keyed(ClassSchema.pk(classId), ClassSchema.guestSk(guest.participantId()))
                        .text("participantId", guest.participantId())
                        .text("name", guest.name())
                        .text("keyHash", guest.keyHash())
                        .expiresAt(until));
    }

    public @Nullable Guest find(String classId, String participantId) {
        Item item = table.get(ClassSchema.pk(classId), ClassSchema.guestSk(participantId));
        return item == null
                ? null
                : new Guest(item.text("participantId"), item.text("name"), item.text("keyHash"));
    }

    /// Takes those whose ids begin so out of the class: they get in nowhere any more.
    public void removeAll(String classId, String beginning) {
        Query query =
                Query.partition(ClassSchema.pk(classId), ClassSchema.guestSk(beginning), PAGE);
        QueryPage page = table.query(query);
        remove(classId, page);
        while (!page.isLast()) {
            page = table.query(query.after(page.last()));
            remove(classId, page);
        }
    }

    private void remove(String classId, QueryPage page) {
        page.items()
                .forEach(item ->
                        table.delete(
                                ClassSchema.pk(classId),
                                ClassSchema.guestSk(item.text("participantId"))));
    }
}
