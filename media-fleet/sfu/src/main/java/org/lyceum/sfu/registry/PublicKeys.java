package org.lyceum.sfu.registry;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The public keys by which tokens are verified, kept in memory and read again when an unknown one
/// is named.
///
/// Bounded: it reads at most once per [#PAUSE], however many tokens name keys that do not exist.
public final class PublicKeys {
    static final Duration PAUSE = Duration.ofSeconds(5);

    private final Supplier<Map<String, String>> store;
    private final LongSupplier nanoTime;
    private Map<String, ECPublicKey> keys = Map.of();
    private @Nullable Long readAtNs;

    public PublicKeys(Supplier<Map<String, String>> store, LongSupplier nanoTime) {
        this.store = store;
        this.nanoTime = nanoTime;
    }

    /// The key of that id, or null when there is none. May block for one read of the store.
    public synchronized @Nullable ECPublicKey find(String keyId) {
        ECPublicKey known = keys.get(keyId);
        if (known != null || !mayRead()) {
            return known;
        }
        readAtNs = nanoTime.getAsLong();
        keys = parse(store.get());
        return keys.get(keyId);
    }

    private boolean mayRead() {
        Long last = readAtNs;
        return last == null || nanoTime.getAsLong() - last >= PAUSE.toNanos();
    }

    private static Map<String, ECPublicKey> parse(Map<String, String> jwks) {
        Map<String, ECPublicKey> parsed = new HashMap<>();
        jwks.forEach((keyId, jwk) -> {
            try {
                parsed.put(keyId, ECKey.parse(jwk).toECPublicKey());
            } catch (ParseException | JOSEException e) {
                throw new IllegalStateException("Public key " + keyId + " is none", e);
            }
        });
        return parsed;
    }
}
