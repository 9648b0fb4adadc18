package org.lyceum.sfu.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.control.JoinTokenClaims;
import org.lyceum.sfu.registry.KeysUnavailableException;
import org.lyceum.sfu.registry.PublicKeys;

/// Verifies join tokens offline: ES256 by a known key, for this audience, not expired.
public final class JoinTokens {
    private final PublicKeys keys;

    public JoinTokens(PublicKeys keys) {
        this.keys = keys;
    }

    /// What a token turned out to be.
    public sealed interface Verdict {
        /// It is genuine and valid now.
        record Valid(JoinTokenClaims claims) implements Verdict {}

        /// It was genuine, but its time is over.
        record Expired() implements Verdict {}

        /// It is not one of ours.
        record Invalid() implements Verdict {}

        /// Its key is not known here, and cannot be read now.
        record Unverifiable() implements Verdict {}
    }

    /// Looks at a token as it stood in the `Authorization` header.
    public Verdict verify(String token, Instant now) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!isSigned(jwt)) {
                return new Verdict.Invalid();
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            JoinTokenClaims read = read(claims);
            if (read == null) {
                return new Verdict.Invalid();
            }
            return now.getEpochSecond() >= read.expiresAtEpochSecond()
                    ? new Verdict.Expired()
                    : new Verdict.Valid(read);
        } catch (ParseException | JOSEException | IllegalArgumentException _) {
            return new Verdict.Invalid();
        } catch (KeysUnavailableException _) {
            return new Verdict.Unverifiable();
        }
    }

    private boolean isSigned(SignedJWT jwt) throws JOSEException {
        String keyId = jwt.getHeader().getKeyID();
        if (keyId == null || !JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())) {
            return false;
        }
        ECPublicKey key = keys.find(keyId);
        return key != null && jwt.verify(new ECDSAVerifier(key));
    }

    private static @Nullable JoinTokenClaims read(JWTClaimsSet claims) throws ParseException {
        String account = claims.getSubject();
        String name = claims.getStringClaim("name");
        String classId = claims.getStringClaim("classId");
        String title = claims.getStringClaim("title");
        Integer capacity = claims.getIntegerClaim("capacity");
        Role role = word(Role.class, claims.getStringClaim("role"));
        if (!JoinTokenClaims.ISSUER.equals(claims.getIssuer())
                || !claims.getAudience().contains(JoinTokenClaims.AUDIENCE)
                || claims.getExpirationTime() == null
                || claims.getJWTID() == null
                || account == null
                || name == null
                || classId == null
                || title == null
                || capacity == null
                || role == null) {
            return null;
        }
        return new JoinTokenClaims(
                account,
                name,
                role,
                permissions(claims.getStringListClaim("permissions")),
                classId,
                title,
                capacity,
                claims.getJWTID(),
                claims.getExpirationTime().toInstant().getEpochSecond(),
                time(claims.getLongClaim("liveSince")));
    }

    private static @Nullable Instant time(@Nullable Long epochSecond) {
        return epochSecond == null ? null : Instant.ofEpochSecond(epochSecond);
    }

    private static Set<Permission> permissions(@Nullable List<String> words) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        if (words != null) {
            for (String word : words) {
                Permission permission = word(Permission.class, word);
                if (permission != null) {
                    permissions.add(permission);
                }
            }
        }
        return permissions;
    }

    private static <E extends Enum<E>> @Nullable E word(Class<E> type, @Nullable String word) {
        for (E constant : type.getEnumConstants()) {
            if (ApiJson.wireName(constant).equals(word)) {
                return constant;
            }
        }
        return null;
    }
}
