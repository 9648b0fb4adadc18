package org.lyceum.functions.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;

/// Signs and verifies JSON Web Tokens (RFC 7519) with ES256 (RFC 7518, section 3.4), and with no
/// other algorithm, whatever a token's header says (RFC 8725, section 3.1).
final class JsonWebToken {
    /// Longer texts are refused unread; ours have about 700 characters.
    static final int MAX_CHARACTERS = 4_096;

    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";

    private JsonWebToken() {}

    /// Where to find a public key by its name.
    interface Keys {
        @Nullable ECPublicKey find(String kid);
    }

    /// What became of a token's verification.
    sealed interface Outcome {
        record Verified(JsonNode claims) implements Outcome {}

        /// It was good until its time was over.
        record Expired(JsonNode claims) implements Outcome {}

        record Invalid() implements Outcome {}
    }

    static String sign(ObjectNode claims, SigningKey key) {
        ObjectNode header = ApiJson.mapper().createObjectNode();
        header.put("alg", "ES256").put("typ", "JWT").put("kid", key.kid());
        String signed = encode(header.toString()) + "." + encode(claims.toString());
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key.privateKey());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed
                    + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform signs with ES256", e);
        }
    }

    static Outcome verify(String token, String audience, Keys keys, Instant now) {
        String[] parts = token.length() > MAX_CHARACTERS ? new String[0] : token.split("\\.", -1);
        if (parts.length != 3) {
            return new Outcome.Invalid();
        }
        JsonNode header = decode(parts[0]);
        JsonNode claims = decode(parts[1]);
        if (header == null || claims == null || !header.path("alg").asText().equals("ES256")) {
            return new Outcome.Invalid();
        }
        ECPublicKey key = keys.find(header.path("kid").asText());
        if (key == null || !isSigned(parts, key) || !isOurs(claims, audience)) {
            return new Outcome.Invalid();
        }
        boolean expired = claims.path("exp").asLong() <= now.getEpochSecond();
        return expired ? new Outcome.Expired(claims) : new Outcome.Verified(claims);
    }

    private static boolean isOurs(JsonNode claims, String audience) {
        return claims.path("iss").asText().equals("lyceum")
                && claims.path("aud").asText().equals(audience)
                && claims.path("exp").isIntegralNumber();
    }

    private static boolean isSigned(String[] parts, ECPublicKey key) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable JsonNode decode(String part) {
        try {
            JsonNode json = ApiJson.mapper().readTree(Base64.getUrlDecoder().decode(part));
            return json != null && json.isObject() ? json : null;
        } catch (IOException | IllegalArgumentException _) {
            return null;
        }
    }
}
