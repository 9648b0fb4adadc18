package org.lyceum.api.control;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Role;

/// What a join token says: one person, one class, a few minutes.
///
/// Signed with ES256 as a JWT (RFC 7519): `iss` is [#ISSUER], `aud` is [#AUDIENCE], `sub` the
/// account, `jti` unique, `exp` in seconds; the fields of this record are private claims of the
/// same names, `title` and `capacity` being those of the class, `liveSince` in seconds.
///
/// @param liveSince when the class went live; null where the token does not say
public record JoinTokenClaims(
        String accountId,
        String name,
        Role role,
        Set<Permission> permissions,
        String classId,
        String title,
        int capacity,
        String tokenId,
        long expiresAtEpochSecond,
        @Nullable Instant liveSince) {
    public static final String ISSUER = "lyceum";
    public static final String AUDIENCE = "lyceum-node";

    /// Of a token that does not say since when its class is live.
    public JoinTokenClaims(
            String accountId,
            String name,
            Role role,
            Set<Permission> permissions,
            String classId,
            String title,
            int capacity,
            String tokenId,
            long expiresAtEpochSecond) {
        this(
                accountId,
                name,
                role,
                permissions,
                classId,
                title,
                capacity,
                tokenId,
                expiresAtEpochSecond,
                null);
    }
}
