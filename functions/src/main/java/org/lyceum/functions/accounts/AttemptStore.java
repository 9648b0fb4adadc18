package org.lyceum.functions.accounts;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.lyceum.api.store.TableKeys;
import org.lyceum.functions.platform.Attributes;
import org.lyceum.functions.platform.Change;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Randomness;
import org.lyceum.functions.platform.Table;

/// Counts sign-ins that fail, by account and by address, in windows of a quarter of an hour.
@Singleton
final class AttemptStore {
    static final Duration WINDOW = Duration.ofMinutes(15);

    private static final Duration KNOWN_FOR = Duration.ofDays(30);
    private static final String KNOWN = "KNOWN";

    private final Table table;

    AttemptStore(Table table) {
        this.table = table;
    }

    /// Counts an attempt on an account before it is tried, so that attempts at the same moment
    /// count too; the answer includes this one.
    long countAccount(String email, Instant now) {
        return add(accountSubject(email), now);
    }

    /// A good sign-in proves the owner: the count of the account begins anew, and the address is
    /// one from which they come.
    void succeeded(String email, String address, Instant now) {
        table.delete(AccountSchema.attemptsPk(accountSubject(email)), window(now));
        table.put(
                Item.keyed(AccountSchema.attemptsPk(knownSubject(email, address)), KNOWN)
                        .expiresAt(now.plus(KNOWN_FOR)));
    }

    /// Whether the account has signed in from the address within the last month.
    boolean hasSucceeded(String email, String address, Instant now) {
        Item known = table.get(AccountSchema.attemptsPk(knownSubject(email, address)), KNOWN);
        return known != null && !known.isExpired(now);
    }

    long failuresOfAddress(String address, Instant now) {
        Item item = table.get(AccountSchema.attemptsPk("address#" + address), window(now));
        return item == null ? 0 : item.number("attempts");
    }

    void countFailureOfAddress(String address, Instant now) {
        add("address#" + address, now);
    }

    private long add(String subject, Instant now) {
        Item counted =
                table.update(
                        Change.of(
                                        AccountSchema.attemptsPk(subject),
                                        window(now),
                                        "ADD attempts :one SET #expires = :until")
                                .naming(Map.of("#expires", TableKeys.EXPIRES_AT))
                                .with(
                                        Map.of(
                                                ":one",
                                                Attributes.number(1),
                                                ":until",
                                                Attributes.number(
                                                        now.plus(WINDOW)
                                                                .plus(WINDOW)
                                                                .getEpochSecond()))));
        return counted == null ? 0 : counted.number("attempts");
    }

    private static String accountSubject(String email) {
        return "account#" + Randomness.fingerprint(AccountSchema.normal(email));
    }

    private static String knownSubject(String email, String address) {
        return "known#" + Randomness.fingerprint(AccountSchema.normal(email) + " " + address);
    }

    /// How long the present window still lasts.
    static Duration restOfWindow(Instant now) {
        return Duration.ofSeconds(WINDOW.toSeconds() - now.getEpochSecond() % WINDOW.toSeconds());
    }

    private static String window(Instant now) {
        return Long.toString(now.getEpochSecond() / WINDOW.toSeconds());
    }
}
