package org.lyceum.functions.guests;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.store.TableKeys;
import org.lyceum.functions.platform.Attributes;
import org.lyceum.functions.platform.Change;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Page;
import org.lyceum.functions.platform.Query;
import org.lyceum.functions.platform.Query.KeyRange;
import org.lyceum.functions.platform.Table;

/// Keeps guest links.
///
/// ```text
/// pk           sk               what
/// CLASS#<id>   GUESTLINK#<id>   a link, its secret as a fingerprint; TTL
/// CLASS#<id>   GUESTLINKS       how many were made
/// ```
final class GuestLinkStore {
    private static final String LINK = "GUESTLINK#";
    private static final String COUNT = "GUESTLINKS";

    /// A link stays in the list for so long after its end.
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final Table table;

    GuestLinkStore(Table table) {
        this.table = table;
    }

    /// Keeps links; false when the class has too many.
    boolean putAll(String classId, List<GuestLink> links) {
        Item counted =
                table.update(
                        Change.of(TableKeys.classPk(classId), COUNT, "ADD made :more")
                                .onlyIf("attribute_not_exists(made) OR made <= :room")
                                .with(
                                        Map.of(
                                                ":more",
                                                Attributes.number(links.size()),
                                                ":room",
                                                Attributes.number(
                                                        GuestLinkPolicy.MOST_LINKS
                                                                - links.size()))));
        if (counted == null) {
            return false;
        }
        table.putAll(links.stream().map(link -> item(classId, link)).toList());
        return true;
    }

    @Nullable GuestLink find(String classId, String linkId) {
        Item item = table.get(TableKeys.classPk(classId), LINK + linkId);
        return item == null ? null : link(item);
    }

    Page<GuestLink> list(String classId, @Nullable String cursor, int limit) {
        KeyRange range = new KeyRange(Page.lowest(cursor, LINK), LINK + KeyRange.END);
        List<GuestLink> read =
                table
                        .query(Query.partitionRange(TableKeys.classPk(classId), range, limit + 1))
                        .items()
                        .stream()
                        .map(GuestLinkStore::link)
                        .toList();
        return Page.cut(read, limit, link -> LINK + link.id());
    }

    /// Counts a use: the link as it is now, or null when it had none left.
    @Nullable GuestLink use(String classId, GuestLink link) {
        Item used =
                table.update(
                        Change.of(TableKeys.classPk(classId), LINK + link.id(), "ADD #used :one")
                                .onlyIf("#used < #uses AND revoked = :no")
                                .naming(Map.of("#used", "used", "#uses", "uses"))
                                .with(
                                        Map.of(
                                                ":one",
                                                Attributes.number(1),
                                                ":no",
                                                Attributes.flag(false))));
        return used == null ? null : link(used);
    }

    /// False when there is no such link.
    boolean revoke(String classId, String linkId) {
        return table.update(
                        Change.of(TableKeys.classPk(classId), LINK + linkId, "SET revoked = :yes")
                                .onlyIf("attribute_exists(pk)")
                                .with(Map.of(":yes", Attributes.flag(true))))
                != null;
    }

    private static Item item(String classId, GuestLink link) {
        return Item.keyed(TableKeys.classPk(classId), LINK + link.id())
                .text("id", link.id())
                .text("name", link.name())
                .text("secretHash", link.secretHash())
                .time("until", link.expiresAt())
                .number("uses", link.uses())
                .number("used", link.used())
                .flag("revoked", link.revoked())
                .expiresAt(link.expiresAt().plus(REMEMBERED));
    }

    private static GuestLink link(Item item) {
        return new GuestLink(
                item.text("id"),
                item.text("name"),
                item.text("secretHash"),
                item.requiredTime("until"),
                (int) item.number("uses"),
                (int) item.number("used"),
                item.flag("revoked"));
    }
}
