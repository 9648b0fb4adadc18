package org.lyceum.functions.join;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.Role;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Randomness;
import org.lyceum.functions.platform.Table;

/// Keeps one-time tickets for the WebSocket (`TICKET#<fingerprint>`, `TICKET`): good for a minute,
/// and only once, because using one deletes it under a condition. They are kept as fingerprints.
public final class TicketStore {
    static final Duration LIFE = Duration.ofSeconds(60);
    private static final int MOST_CHARACTERS = 64;
    private static final String SK = "TICKET";

    private final Table table;

    public TicketStore(Table table) {
        this.table = table;
    }

    /// Whom a ticket lets in, and for which class.
    public record Holder(String accountId, String name, String classId, Role role) {}

    /// A fresh ticket.
    String issue(Holder holder, Instant now) {
        String ticket = Randomness.secret();
        table.put(
                Item.keyed(pk(ticket), SK)
                        .text("accountId", holder.accountId())
                        .text("name", holder.name())
                        .text("classId", holder.classId())
                        .text("role", ApiJson.wireName(holder.role()))
                        .expiresAt(now.plus(LIFE)));
        return ticket;
    }

    /// Whom the ticket lets in; null when it is unknown, used or too old.
    public @Nullable Holder use(String ticket, Instant now) {
        if (ticket.isEmpty() || ticket.length() > MOST_CHARACTERS) {
            return null;
        }
        Item item = table.take(pk(ticket), SK);
        return item == null || item.isExpired(now)
                ? null
                : new Holder(
                        item.text("accountId"),
                        item.text("name"),
                        item.text("classId"),
                        Role.valueOf(item.text("role").toUpperCase(Locale.ROOT)));
    }

    private static String pk(String ticket) {
        return "TICKET#" + Randomness.fingerprint(ticket);
    }
}
