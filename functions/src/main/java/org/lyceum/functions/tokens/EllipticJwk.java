package org.lyceum.functions.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;

/// P-256 keys to and from JSON Web Keys (RFC 7518, section 6.2).
final class EllipticJwk {
    private static final int COORDINATE_BYTES = 32;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private EllipticJwk() {}

    static ObjectNode of(String kid, ECPublicKey key) {
        ObjectNode jwk = ApiJson.mapper().createObjectNode();
        jwk.put("kty", "EC").put("crv", "P-256").put("use", "sig").put("alg", "ES256");
        jwk.put("kid", kid);
        jwk.put("x", coordinate(key.getW().getAffineX()));
        jwk.put("y", coordinate(key.getW().getAffineY()));
        return jwk;
    }

    /// RFC 7638, section 3.2: the required members in alphabetical order, hashed.
    static String thumbprint(ECPublicKey key) throws GeneralSecurityException {
        String x = coordinate(key.getW().getAffineX());
        String y = coordinate(key.getW().getAffineY());
        String members =
                "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}".formatted(x, y);
        byte[] hash =
                MessageDigest.getInstance("SHA-256")
                        .digest(members.getBytes(StandardCharsets.UTF_8));
        return ENCODER.encodeToString(hash);
    }

    static @Nullable ECPublicKey publicKey(JsonNode jwk) {
        BigInteger x = number(jwk, "x");
        BigInteger y = number(jwk, "y");
        if (!jwk.path("crv").asText().equals("P-256") || x == null || y == null) {
            return null;
        }
        try {
            return (ECPublicKey)
                    KeyFactory.getInstance("EC")
                            .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve()));
        } catch (GeneralSecurityException _) {
            return null;
        }
    }

    static @Nullable ECPrivateKey privateKey(JsonNode jwk) {
        BigInteger d = number(jwk, "d");
        if (d == null) {
            return null;
        }
        try {
            return (ECPrivateKey)
                    KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(d, curve()));
        } catch (GeneralSecurityException _) {
            return null;
        }
    }

    /// 32 bytes, big endian, whatever the leading zeros.
    static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] padded = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, padded, COORDINATE_BYTES - length, length);
        return ENCODER.encodeToString(padded);
    }

    private static @Nullable BigInteger number(JsonNode jwk, String member) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(jwk.path(member).asText());
            return bytes.length == COORDINATE_BYTES ? new BigInteger(1, bytes) : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static ECParameterSpec curve() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }
}
