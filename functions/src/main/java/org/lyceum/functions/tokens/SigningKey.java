package org.lyceum.functions.tokens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.functions.platform.Randomness;

/// A P-256 key pair with its name, as a JSON Web Key (RFC 7517; RFC 7518, section 6.2).
public record SigningKey(String kid, ECPrivateKey privateKey, ECPublicKey publicKey) {

    /// A fresh pair. Its name is its thumbprint (RFC 7638).
    static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            ECPublicKey publicKey = (ECPublicKey) pair.getPublic();
            String kid = EllipticJwk.thumbprint(publicKey);
            return new SigningKey(kid, (ECPrivateKey) pair.getPrivate(), publicKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has P-256", e);
        }
    }

    /// Reads a private JWK; null when the text is none, such as the random value that a secret is
    /// created with.
    static @Nullable SigningKey parse(String text) {
        try {
            JsonNode jwk = ApiJson.mapper().readTree(text);
            ECPublicKey publicKey = EllipticJwk.publicKey(jwk);
            ECPrivateKey privateKey = EllipticJwk.privateKey(jwk);
            String kid = jwk.path("kid").asText();
            return publicKey == null || privateKey == null || kid.isEmpty()
                    ? null
                    : new SigningKey(kid, privateKey, publicKey);
        } catch (JsonProcessingException _) {
            return null;
        }
    }

    /// The public half, as it stands in the table and in the key set.
    String publicJwk() {
        return EllipticJwk.of(kid, publicKey).toString();
    }

    /// Both halves, as they are kept in Secrets Manager.
    String privateJwk() {
        ObjectNode jwk = EllipticJwk.of(kid, publicKey);
        jwk.put("d", EllipticJwk.coordinate(privateKey.getS()));
        return jwk.toString();
    }

    /// Never shows the private half.
    @Override
    public String toString() {
        return "SigningKey[" + kid + ", " + Randomness.fingerprint(publicJwk()) + "]";
    }
}
