package org.lyceum.functions.tokens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.store.TableKeys;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Query;
import org.lyceum.functions.platform.Table;

/// The public keys of the table, remembered for five minutes: verifying a token asks nobody.
///
/// A name that is not known is looked for again at most every ten seconds, so that strangers'
/// tokens cost no reads. Safe for threads.
public final class PublicKeys implements JsonWebToken.Keys {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int MOST_KEYS = 100;

    private final Table table;
    private final InstantSource clock;
    private Map<String, ECPublicKey> keys = Map.of();
    private Instant readAt = Instant.MIN;

    public PublicKeys(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public synchronized @Nullable ECPublicKey find(String kid) {
        Instant now = clock.instant();
        Duration allowed = keys.containsKey(kid) ? FRESH : PAUSE;
        if (readAt.isBefore(now.minus(allowed))) {
            keys = read();
            readAt = now;
        }
        return keys.get(kid);
    }

    /// The keys as JSON Web Keys, unremembered.
    List<JsonNode> jwks() {
        return table
                .query(Query.partition(TableKeys.KEYS_PK, TableKeys.keySk(""), MOST_KEYS))
                .items()
                .stream()
                .map(PublicKeys::jwk)
                .toList();
    }

    /// Publishes the public half of a key, once.
    void publish(SigningKey key) {
        table.putIfAbsent(
                Item.keyed(TableKeys.KEYS_PK, TableKeys.keySk(key.kid()))
                        .text(TableKeys.JWK, key.publicJwk()));
    }

    private Map<String, ECPublicKey> read() {
        Map<String, ECPublicKey> found = new HashMap<>();
        for (JsonNode jwk : jwks()) {
            ECPublicKey key = EllipticJwk.publicKey(jwk);
            if (key != null) {
                found.put(jwk.path("kid").asText(), key);
            }
        }
        return Map.copyOf(found);
    }

    private static JsonNode jwk(Item item) {
        try {
            return ApiJson.mapper().readTree(item.text(TableKeys.JWK));
        } catch (JsonProcessingException _) {
            return ApiJson.mapper().createObjectNode();
        }
    }
}
