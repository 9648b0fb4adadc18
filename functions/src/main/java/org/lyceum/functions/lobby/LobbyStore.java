package org.lyceum.functions.lobby;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.store.TableKeys;
import org.lyceum.functions.platform.Attributes;
import org.lyceum.functions.platform.Change;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Page;
import org.lyceum.functions.platform.Query;
import org.lyceum.functions.platform.Query.KeyRange;
import org.lyceum.functions.platform.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Keeps who waits in the lobby of a class, and what was decided about whom.
final class LobbyStore {
    /// Whoever does not ask again for so long is not there any more.
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String ASKED_AT = "askedAt";

    private final Table table;

    LobbyStore(Table table) {
        this.table = table;
    }

    /// Somebody who waits.
    record Waiting(String accountId, String name, Role role, Instant askedAt) {}

    /// A decision, and who made it.
    ///
    /// @param until when it may be forgotten
    record Verdict(LobbyDecision decision, String byAccountId, Instant until) {}

    LobbyDecision decisionOn(String classId, String accountId, Instant now) {
        Item item = table.get(LobbySchema.pk(classId), LobbySchema.sk(accountId));
        return item == null || item.isExpired(now)
                ? LobbyDecision.NONE
                : LobbyDecision.ofWire(item.text(LobbySchema.DECISION));
    }

    /// Notes that somebody waits. Who has waited keeps their place; what was decided stays.
    void waits(String classId, Waiting person, Instant now) {
        Instant until = now.plus(PATIENCE);
        if (again(classId, person.accountId(), until, now)) {
            return;
        }
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":id", Attributes.text(person.accountId()));
        values.put(":name", Attributes.text(person.name()));
        values.put(":role", Attributes.text(ApiJson.wireName(person.role())));
        values.put(":asked", Attributes.text(person.askedAt().toString()));
        values.put(":waiting", Attributes.text(LobbySchema.waitingPk(classId)));
        values.put(":place", Attributes.text(place(person.askedAt(), person.accountId())));
        values.put(":until", Attributes.number(until.getEpochSecond()));
        values.put(":now", Attributes.number(now.getEpochSecond()));
        table.update(
                Change.of(
                                LobbySchema.pk(classId),
                                LobbySchema.sk(person.accountId()),
                                "SET accountId = :id, #name = :name, #role = :role,"
                                        + " askedAt = :asked, gsi1pk = :waiting, gsi1sk = :place,"
                                        + " #expires = :until REMOVE decision")
                        .onlyIf("attribute_not_exists(pk) OR #expires <= :now")
                        .naming(
                                Map.of(
                                        "#name",
                                        "name",
                                        "#role",
                                        "role",
                                        "#expires",
                                        TableKeys.EXPIRES_AT))
                        .with(values));
    }

    private boolean again(String classId, String accountId, Instant until, Instant now) {
        return table.update(
                        Change.of(
                                        LobbySchema.pk(classId),
                                        LobbySchema.sk(accountId),
                                        "SET #expires = :until")
                                .onlyIf("attribute_exists(gsi1pk) AND #expires > :now")
                                .naming(Map.of("#expires", TableKeys.EXPIRES_AT))
                                .with(
                                        Map.of(
                                                ":until",
                                                Attributes.number(until.getEpochSecond()),
                                                ":now",
                                                Attributes.number(now.getEpochSecond()))))
                != null;
    }

    /// Who waits, first come first; a page may hold fewer than its limit where some have gone.
    Page<Waiting> list(String classId, @Nullable String cursor, int limit, Instant now) {
        KeyRange range = new KeyRange(Page.lowest(cursor, " "), KeyRange.END);
        List<Item> read =
                table.query(Query.indexRange(LobbySchema.waitingPk(classId), range, limit + 1))
                        .items();
        Page<Item> page = Page.cut(read, limit, item -> item.text(Table.INDEX_SK));
        return new Page<>(
                page.items().stream()
                        .filter(item -> !item.isExpired(now))
                        .map(LobbyStore::waiting)
                        .toList(),
                page.nextCursor());
    }

    /// Decides about somebody who asked to come in; false when nobody of this id did.
    boolean decide(String classId, String accountId, Verdict verdict) {
        return table.update(
                        Change.of(
                                        LobbySchema.pk(classId),
                                        LobbySchema.sk(accountId),
                                        "SET decision = :decision, decidedBy = :by,"
                                                + " #expires = :until REMOVE gsi1pk, gsi1sk")
                                .onlyIf("attribute_exists(pk)")
                                .naming(Map.of("#expires", TableKeys.EXPIRES_AT))
                                .with(
                                        Map.of(
                                                ":decision",
                                                Attributes.text(verdict.decision().wire()),
                                                ":by",
                                                Attributes.text(verdict.byAccountId()),
                                                ":until",
                                                Attributes.number(
                                                        verdict.until().getEpochSecond()))))
                != null;
    }

    private static Waiting waiting(Item item) {
        return new Waiting(
                item.text("accountId"),
                item.text("name"),
                Role.valueOf(item.text("role").toUpperCase(java.util.Locale.ROOT)),
                item.requiredTime(ASKED_AT));
    }

    /// Milliseconds have one width, so that texts sort as times do.
    private static String place(Instant askedAt, String accountId) {
        return "%015d#%s".formatted(askedAt.toEpochMilli(), accountId);
    }
}
