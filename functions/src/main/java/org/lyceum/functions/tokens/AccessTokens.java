package org.lyceum.functions.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.lyceum.api.ApiJson;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.platform.Randomness;
import org.lyceum.functions.problem.ProblemException;

/// Reads and writes access tokens: who somebody is in the institution, for a quarter of an hour.
public final class AccessTokens {
    private static final String AUDIENCE = "lyceum-api";

    /// Claim of a guest's token: the only class that it is for.
    private static final String CLASS_ID = "classId";

    private final PublicKeys keys;

    public AccessTokens(PublicKeys keys) {
        this.keys = keys;
    }

    public static String issue(KeyRing ring, Caller caller, Instant now, Duration life) {
        ObjectNode claims = ApiJson.mapper().createObjectNode();
        claims.put("iss", "lyceum").put("aud", AUDIENCE).put("sub", caller.accountId());
        claims.put("jti", Randomness.id());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(life).getEpochSecond());
        claims.put("name", caller.name()).put("role", caller.role().wire());
        if (caller.classId() != null) {
            claims.put(CLASS_ID, caller.classId());
        }
        return JsonWebToken.sign(claims, ring.signer());
    }

    /// Who is calling; a token that does not say so is refused with the reason.
    public Caller verify(String token, Instant now) {
        return switch (JsonWebToken.verify(token, AUDIENCE, keys, now)) {
            case JsonWebToken.Outcome.Verified(JsonNode claims) -> caller(claims);
            case JsonWebToken.Outcome.Expired(JsonNode _) ->
                    throw new ProblemException(
                            ProblemCode.TOKEN_EXPIRED,
                            "Your access token has run out. Refresh it and try again.");
            case JsonWebToken.Outcome.Invalid() ->
                    throw new ProblemException(
                            ProblemCode.TOKEN_INVALID,
                            "Your access token cannot be verified. Please sign in again.");
        };
    }

    private static Caller caller(JsonNode claims) {
        return new Caller(
                claims.path("sub").asText(),
                claims.path("name").asText(),
                AccountRole.ofWire(claims.path("role").asText()),
                claims.path(CLASS_ID).asText(null));
    }
}
