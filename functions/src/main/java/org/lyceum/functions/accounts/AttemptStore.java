package org.lyceum.functions.accounts;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.lyceum.functions.limits.FailureCounts;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Randomness;
import org.lyceum.functions.platform.Table;

/// Counts sign-ins that fail, by account and by address, in windows of a quarter of an hour.
@Singleton
final class AttemptStore {
    static final Duration WINDOW = FailureCounts.WINDOW;

    private static final Duration KNOWN_FOR = Duration.ofDays(30);
    private static final String KNOWN = "KNOWN";

    private final Table table;
    private final FailureCounts counts;

    AttemptStore(Table table) {
        this.table = table;
        this.counts = new FailureCounts(table);
    }

    /// Counts an attempt on an account before it is tried, so that attempts at the same moment
    /// count too; the answer includes this one.
    long countAccount(String email, Instant now) {
        return counts.count(accountSubject(email), now);
    }

    /// A good sign-in proves the owner: the count of the account begins anew, and the address is
    /// one from which they come.
    void succeeded(String email, String address, Instant now) {
        counts.forget(accountSubject(email), now);
        table.put(
                Item.keyed(FailureCounts.pk(knownSubject(email, address)), KNOWN)
                        .expiresAt(now.plus(KNOWN_FOR)));
    }

    /// Whether the account has signed in from the address within the last month.
    boolean hasSucceeded(String email, String address, Instant now) {
        Item known = table.get(FailureCounts.pk(knownSubject(email, address)), KNOWN);
        return known != null && !known.isExpired(now);
    }

    long failuresOfAddress(String address, Instant now) {
        return counts.read("address#" + address, now);
    }

    void countFailureOfAddress(String address, Instant now) {
        counts.count("address#" + address, now);
    }

    private static String accountSubject(String email) {
        return "account#" + Randomness.fingerprint(AccountSchema.normal(email));
    }

    private static String knownSubject(String email, String address) {
        return "known#" + Randomness.fingerprint(AccountSchema.normal(email) + " " + address);
    }

    /// How long the present window still lasts.
    static Duration restOfWindow(Instant now) {
        return FailureCounts.restOfWindow(now);
    }
}
