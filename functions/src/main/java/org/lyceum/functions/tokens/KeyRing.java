package org.lyceum.functions.tokens;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.functions.audit.Audit;
import org.lyceum.functions.audit.AuditEvent;
import org.lyceum.functions.platform.Attributes;
import org.lyceum.functions.platform.Change;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.platform.Table;
import org.lyceum.functions.problem.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The key that signs. The first function that needs one makes it: the private half goes into
/// Secrets Manager, the public half into the table.
///
/// Two functions that need it at the same moment are told apart by a lease in the table: the one
/// that gets it makes the pair, the other waits for the secret.
///
/// Whoever replaces the secret replaces the key: it is read again every five minutes, and a new one
/// is published one reading before it signs, so that everybody who verifies knows it by then. The
/// old public key stays in the table for the tokens that are out. Safe for threads.
public final class KeyRing {
    private static final String LEASE_PK = "SIGNER";
    private static final String LEASE_SK = "LEASE";
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final int WAITS = 40;
    private static final Duration WAIT = Duration.ofMillis(250);

    private final Table table;
    private final PublicKeys publicKeys;
    private final Environment environment;
    private final InstantSource clock;
    private @Nullable SigningKey signer;
    private @Nullable SigningKey next;
    private Instant readAt = Instant.MIN;

    public KeyRing(
            Table table, PublicKeys publicKeys, Environment environment, InstantSource clock) {
        this.table = table;
        this.publicKeys = publicKeys;
        this.environment = environment;
        this.clock = clock;
    }

    synchronized SigningKey signer() {
        SigningKey known = signer;
        if (known == null) {
            known = readOrMake(new SecretVault(environment));
            publicKeys.publish(known);
            readAt = clock.instant();
        } else if (readAt.isBefore(clock.instant().minus(FRESH))) {
            known = following(known);
            readAt = clock.instant();
        }
        signer = known;
        return known;
    }

    /// The key to sign with after the secret was looked at again. While it cannot be read, the one
    /// that is there goes on.
    private SigningKey following(SigningKey present) {
        SigningKey kept = keptOrNull();
        if (kept == null || kept.kid().equals(present.kid())) {
            next = null;
            return present;
        }
        if (next != null && next.kid().equals(kept.kid())) {
            next = null;
            return kept;
        }
        publicKeys.publish(kept);
        next = kept;
        return present;
    }

    private @Nullable SigningKey keptOrNull() {
        try {
            return kept(new SecretVault(environment));
        } catch (StoreUnavailableException e) {
            LOG.warn("The signing key cannot be looked at, the present one signs on", e);
            return null;
        }
    }

    private SigningKey readOrMake(SecretVault vault) {
        for (int wait = 0; wait < WAITS; wait++) {
            SigningKey kept = kept(vault);
            if (kept != null) {
                return kept;
            }
            if (takesLease()) {
                return make(vault);
            }
            pause();
        }
        throw new StoreUnavailableException("No function finishes making the signing key");
    }

    /// Looks once more under the lease: whoever had it before may just have finished.
    private SigningKey make(SecretVault vault) {
        SigningKey kept = kept(vault);
        if (kept != null) {
            return kept;
        }
        SigningKey made = SigningKey.generate();
        publicKeys.publish(made);
        vault.write(made.privateJwk());
        Audit.note(new AuditEvent.SigningKeyMade(made.kid()));
        return made;
    }

    private static @Nullable SigningKey kept(SecretVault vault) {
        String text = vault.read();
        return text == null ? null : SigningKey.parse(text);
    }

    private boolean takesLease() {
        Instant now = clock.instant();
        return table.update(
                        Change.of(LEASE_PK, LEASE_SK, "SET leasedUntil = :until")
                                .onlyIf("attribute_not_exists(pk) OR leasedUntil < :now")
                                .with(
                                        Map.of(
                                                ":until",
                                                Attributes.number(now.plus(LEASE).toEpochMilli()),
                                                ":now",
                                                Attributes.number(now.toEpochMilli()))))
                != null;
    }

    private static void pause() {
        try {
            Thread.sleep(WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("Interrupted while the key is made", e);
        }
    }
}
