package org.lyceum.functions.accounts;

import static org.lyceum.functions.accounts.AccountSchema.SESSION;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.functions.platform.Attributes;
import org.lyceum.functions.platform.Change;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Randomness;
import org.lyceum.functions.platform.Table;

/// Keeps sign-ins. Each has a family of refresh tokens, of which only the newest is good; an older
/// one in use proves a theft, and the whole family dies (RFC 9700, section 4.14.2).
///
/// Tokens are kept as fingerprints only.
@Singleton
final class SessionStore {
    private static final Duration DEFAULT_LIFE = Duration.ofDays(7);

    private final Table table;
    private final Duration life;

    SessionStore(Table table, Environment environment) {
        this.table = table;
        this.life = environment.seconds(Environment.REFRESH_TOKEN_SECONDS, DEFAULT_LIFE);
    }

    /// What became of a refresh token that was shown.
    sealed interface Rotation {
        record Rotated(String accountId, RefreshToken token) implements Rotation {}

        /// An older token than the newest: the family has been revoked.
        record Reused(String family) implements Rotation {}

        record Unknown() implements Rotation {}
    }

    Duration life() {
        return life;
    }

    RefreshToken begin(String accountId, Instant now) {
        RefreshToken token = new RefreshToken(Randomness.id(), Randomness.secret());
        table.put(
                Item.keyed(AccountSchema.sessionPk(token.family()), SESSION)
                        .text("accountId", accountId)
                        .text("tokenHash", Randomness.fingerprint(token.secret()))
                        .number("version", 1)
                        .expiresAt(now.plus(life)));
        return token;
    }

    Rotation rotate(RefreshToken shown, Instant now) {
        RefreshToken next = new RefreshToken(shown.family(), Randomness.secret());
        Item rotated = table.update(rotation(shown, next, now));
        if (rotated != null) {
            return new Rotation.Rotated(rotated.text("accountId"), next);
        }
        Item session = table.get(AccountSchema.sessionPk(shown.family()), SESSION);
        if (session == null || session.isExpired(now)) {
            return new Rotation.Unknown();
        }
        revoke(shown.family());
        return new Rotation.Reused(shown.family());
    }

    /// Ends a sign-in: all tokens of the family, whichever of them was shown. False: there was
    /// none.
    boolean end(RefreshToken shown) {
        return endNewest(shown) || revoke(shown.family());
    }

    private boolean endNewest(RefreshToken shown) {
        return table.deleteIf(
                Change.of(AccountSchema.sessionPk(shown.family()), SESSION, "")
                        .onlyIf("tokenHash = :shown")
                        .with(
                                Map.of(
                                        ":shown",
                                        Attributes.text(Randomness.fingerprint(shown.secret())))));
    }

    private boolean revoke(String family) {
        return table.update(
                        Change.of(AccountSchema.sessionPk(family), SESSION, "SET tokenHash = :none")
                                .onlyIf("attribute_exists(pk)")
                                .with(Map.of(":none", Attributes.text(""))))
                != null;
    }

    private Change rotation(RefreshToken shown, RefreshToken next, Instant now) {
        return Change.of(
                        AccountSchema.sessionPk(shown.family()),
                        SESSION,
                        "SET tokenHash = :next, expiresAt = :until, version = version + :one")
                .onlyIf("tokenHash = :shown AND expiresAt > :now")
                .with(
                        Map.of(
                                ":next", Attributes.text(Randomness.fingerprint(next.secret())),
                                ":until", Attributes.number(now.plus(life).getEpochSecond()),
                                ":one", Attributes.number(1),
                                ":shown", Attributes.text(Randomness.fingerprint(shown.secret())),
                                ":now", Attributes.number(now.getEpochSecond())));
    }

    /// A refresh token as the cookie holds it: `<family>.<secret>`.
    record RefreshToken(String family, String secret) {
        static @Nullable RefreshToken parse(@Nullable String text) {
            int dot = text == null ? -1 : text.indexOf('.');
            return text == null || dot <= 0 || text.length() > 128
                    ? null
                    : new RefreshToken(text.substring(0, dot), text.substring(dot + 1));
        }

        String text() {
            return family + "." + secret;
        }

        /// Never shows the secret.
        @Override
        public String toString() {
            return "RefreshToken[" + family + "]";
        }
    }
}
