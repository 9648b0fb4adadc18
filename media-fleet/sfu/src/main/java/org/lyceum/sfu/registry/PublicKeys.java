package org.lyceum.sfu.registry;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import java.lang.System.Logger;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lyceum.sfu.log.LogTag;
import software.amazon.awssdk.core.exception.SdkException;

/// The public keys by which tokens are verified, kept in memory and read again when an unknown one
/// is named.
///
/// Bounded: it reads at most once per [#PAUSE], however many tokens name keys that do not exist.
public final class PublicKeys {
    static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Logger LOG = LogTag.REGISTRY.logger();

    private final Supplier<Map<String, String>> store;
    private final LongSupplier nanoTime;
    private volatile Map<String, ECPublicKey> keys = Map.of();
    private @Nullable Long readAtNs;
    private @Nullable SdkException failure;

    public PublicKeys(Supplier<Map<String, String>> store, LongSupplier nanoTime) {
        this.store = store;
        this.nanoTime = nanoTime;
    }

    /// Reads before anybody asks, so that the first who comes does not wait for it.
    public synchronized void readAhead() {
        read();
    }

    /// The key of that id, or null when there is none. May block for one read of the store.
    ///
    /// @throws KeysUnavailableException when it is unknown and the store cannot be read
    public @Nullable ECPublicKey find(String keyId) {
        ECPublicKey known = keys.get(keyId);
        return known != null ? known : findInStore(keyId);
    }

    /// One reads, the others who name unknown keys wait for it; nobody else does.
    private synchronized @Nullable ECPublicKey findInStore(String keyId) {
        if (mayRead()) {
            readAtNs = nanoTime.getAsLong();
            read();
        }
        if (failure != null) {
            throw new KeysUnavailableException(failure);
        }
        return keys.get(keyId);
    }

    private void read() {
        try {
            keys = parse(store.get());
            failure = null;
        } catch (SdkException e) {
            failure = e;
        }
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
                // One bad key must not shut out the holders of all others.
                LOG.log(Logger.Level.ERROR, "Public key " + keyId + " is none", e);
            }
        });
        return parsed;
    }
}
