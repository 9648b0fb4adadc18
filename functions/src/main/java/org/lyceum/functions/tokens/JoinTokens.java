package org.lyceum.functions.tokens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.lyceum.api.ApiJson;
import org.lyceum.api.control.JoinTokenClaims;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.problem.ProblemException;

/// Reads and writes join tokens: one person, one class, a few minutes. The layout is described at
/// [JoinTokenClaims]; media nodes verify the same tokens by themselves.
public final class JoinTokens {
    private final PublicKeys keys;

    public JoinTokens(PublicKeys keys) {
        this.keys = keys;
    }

    public static String issue(KeyRing ring, JoinTokenClaims claims, Instant now) {
        ObjectNode payload = ApiJson.mapper().valueToTree(claims);
        payload.put("iss", JoinTokenClaims.ISSUER).put("aud", JoinTokenClaims.AUDIENCE);
        payload.put("sub", claims.accountId()).put("jti", claims.tokenId());
        payload.put("iat", now.getEpochSecond()).put("exp", claims.expiresAtEpochSecond());
        Instant liveSince = claims.liveSince();
        if (liveSince != null) {
            payload.put("liveSince", liveSince.getEpochSecond());
        }
        return JsonWebToken.sign(payload, ring.signer());
    }

    public JoinTokenClaims verify(String token, Instant now) {
        return switch (JsonWebToken.verify(token, JoinTokenClaims.AUDIENCE, keys, now)) {
            case JsonWebToken.Outcome.Verified(JsonNode payload) -> claims(payload);
            case JsonWebToken.Outcome.Expired(JsonNode _) ->
                    throw new ProblemException(
                            ProblemCode.JOIN_TOKEN_EXPIRED,
                            "The permission to join has run out. Ask for a new one and join"
                                    + " again.");
            case JsonWebToken.Outcome.Invalid() -> throw invalid();
        };
    }

    /// As [#verify], whatever the time: leaving hurts nobody.
    public JoinTokenClaims verifyForLeaving(String token, Instant now) {
        return switch (JsonWebToken.verify(token, JoinTokenClaims.AUDIENCE, keys, now)) {
            case JsonWebToken.Outcome.Verified(JsonNode payload) -> claims(payload);
            case JsonWebToken.Outcome.Expired(JsonNode payload) -> claims(payload);
            case JsonWebToken.Outcome.Invalid() -> throw invalid();
        };
    }

    private static JoinTokenClaims claims(JsonNode payload) {
        try {
            return ApiJson.mapper().treeToValue(payload, JoinTokenClaims.class);
        } catch (JsonProcessingException _) {
            throw invalid();
        }
    }

    private static ProblemException invalid() {
        return new ProblemException(
                ProblemCode.JOIN_TOKEN_INVALID,
                "The permission to join cannot be verified. Ask for a new one and join again.");
    }
}
