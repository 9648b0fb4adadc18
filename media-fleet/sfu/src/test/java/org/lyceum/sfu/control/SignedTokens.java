package org.lyceum.sfu.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A signer as the functions have one, for tests of those who verify.
final class SignedTokens {
    final ECKey key;

    SignedTokens(String keyId) {
        try {
            key = new ECKeyGenerator(Curve.P_256).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, String> publicKeys() {
        return Map.of(key.getKeyID(), key.toPublicJWK().toJSONString());
    }

    /// Any text as claims, signed.
    String signed(String claims) {
        try {
            JWSObject token =
                    new JWSObject(
                            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                            new Payload(claims));
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String token(Instant expiresAt, Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder()
                        .issuer("lyceum")
                        .audience("lyceum-node")
                        .subject("account-1")
                        .jwtID("token-1")
                        .expirationTime(Date.from(expiresAt))
                        .claim("name", "Ada")
                        .claim("role", "teacher")
                        .claim("permissions", List.of("mediaAudio", "classEnd", "fly"))
                        .claim("classId", "class-1")
                        .claim("title", "Organic chemistry 2")
                        .claim("capacity", 40);
        change.accept(claims);
        try {
            SignedJWT jwt =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                            claims.build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
