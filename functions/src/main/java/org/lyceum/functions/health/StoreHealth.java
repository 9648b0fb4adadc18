package org.lyceum.functions.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.store.TableKeys;
import org.lyceum.functions.platform.Attributes;
import org.lyceum.functions.platform.Change;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Table;
import org.lyceum.functions.problem.StoreUnavailableException;

/// Whether MongoDB answers those functions that may reach it (`HEALTH`, `MONGODB`): the others, and
/// whoever asks for the health of the whole, cannot ask it themselves.
///
/// A function notes a change at once, and what stays the same at most twice a minute. What nobody
/// has noted for two minutes nobody knows. Safe for threads.
public final class StoreHealth {
    public static final String HEALTHY = "healthy";
    public static final String UNHEALTHY = "unhealthy";

    private static final String PK = "HEALTH";
    private static final String SK = "MONGODB";
    private static final String WORD = "word";
    private static final Duration REMEMBERED = Duration.ofMinutes(2);
    private static final Duration QUIET = Duration.ofSeconds(30);

    private final Table table;
    private final AtomicReference<Noted> last = new AtomicReference<>(new Noted("", Instant.EPOCH));

    public StoreHealth(Table table) {
        this.table = table;
    }

    private record Noted(String word, Instant at) {
        boolean covers(String other, Instant now) {
            return word.equals(other) && now.isBefore(at.plus(QUIET));
        }
    }

    /// Notes what became of a question to MongoDB.
    public void noteMongo(boolean answered, Instant now) {
        String word = answered ? HEALTHY : UNHEALTHY;
        Noted before = last.get();
        if (before.covers(word, now) || !last.compareAndSet(before, new Noted(word, now))) {
            return;
        }
        long until = now.plus(REMEMBERED).getEpochSecond();
        try {
            table.update(
                    Change.of(PK, SK, "SET #word = :word, #expires = :until")
                            .naming(Map.of("#word", WORD, "#expires", TableKeys.EXPIRES_AT))
                            .with(
                                    Map.of(
                                            ":word",
                                            Attributes.text(word),
                                            ":until",
                                            Attributes.number(until))));
        } catch (StoreUnavailableException _) {
            // Health says so of DynamoDB itself, which is worse.
        }
    }

    /// [#HEALTHY] or [#UNHEALTHY]; null: nobody has asked it lately.
    public @Nullable String ofMongo(Instant now) {
        Item noted = table.get(PK, SK);
        return noted == null || noted.isExpired(now) ? null : noted.text(WORD);
    }
}
