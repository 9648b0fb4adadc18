package org.lyceum.functions.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.lyceum.api.store.TableKeys;
import org.lyceum.functions.platform.Attributes;
import org.lyceum.functions.platform.Change;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Table;

/// Counts what fails, by subject, in windows of a quarter of an hour (`ATTEMPTS#<subject>`, the
/// number of the window), for all copies of a function together. Counts expire by themselves.
public final class FailureCounts {
    public static final Duration WINDOW = Duration.ofMinutes(15);

    private final Table table;

    public FailureCounts(Table table) {
        this.table = table;
    }

    /// How many there were in this window, with the present one.
    public long count(String subject, Instant now) {
        Instant until = now.plus(WINDOW).plus(WINDOW);
        Item counted =
                table.update(
                        Change.of(
                                        pk(subject),
                                        window(now),
                                        "ADD attempts :one SET #expires = :until")
                                .naming(Map.of("#expires", TableKeys.EXPIRES_AT))
                                .with(
                                        Map.of(
                                                ":one",
                                                Attributes.number(1),
                                                ":until",
                                                Attributes.number(until.getEpochSecond()))));
        return counted == null ? 0 : counted.number("attempts");
    }

    public long read(String subject, Instant now) {
        Item item = table.get(pk(subject), window(now));
        return item == null ? 0 : item.number("attempts");
    }

    public void forget(String subject, Instant now) {
        table.delete(pk(subject), window(now));
    }

    /// How long the present window still lasts.
    public static Duration restOfWindow(Instant now) {
        return Duration.ofSeconds(WINDOW.toSeconds() - now.getEpochSecond() % WINDOW.toSeconds());
    }

    /// Partition of a subject's counts.
    public static String pk(String subject) {
        return "ATTEMPTS#" + subject;
    }

    private static String window(Instant now) {
        return Long.toString(now.getEpochSecond() / WINDOW.toSeconds());
    }
}
