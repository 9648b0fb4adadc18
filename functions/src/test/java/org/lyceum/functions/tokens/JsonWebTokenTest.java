package org.lyceum.functions.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.api.ApiJson;
import org.lyceum.functions.tokens.JsonWebToken.Outcome;

/// A token is good when we signed it, for this audience, until it expires; never otherwise.
final class JsonWebTokenTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final SigningKey key = SigningKey.generate();
    private final SigningKey other = SigningKey.generate();

    @Test
    void verifiesUntilItExpires() {
        String token = JsonWebToken.sign(claims(), key);
        assertThat(verify(token, NOW.plusSeconds(59))).isInstanceOf(Outcome.Verified.class);
        assertThat(verify(token, NOW.plusSeconds(60))).isInstanceOf(Outcome.Expired.class);
    }

    @Test
    void refusesAnotherAudienceIssuerOrKey() {
        assertThat(verify(JsonWebToken.sign(claims().put("aud", "other"), key), NOW))
                .isEqualTo(new Outcome.Invalid());
        assertThat(verify(JsonWebToken.sign(claims().put("iss", "other"), key), NOW))
                .isEqualTo(new Outcome.Invalid());
        assertThat(verify(JsonWebToken.sign(claims(), other), NOW))
                .isEqualTo(new Outcome.Invalid());
        ObjectNode eternal = claims();
        eternal.remove("exp");
        assertThat(verify(JsonWebToken.sign(eternal, key), NOW)).isEqualTo(new Outcome.Invalid());
    }

    @Test
    void refusesChangedClaimsAndOtherAlgorithms() {
        String[] parts = JsonWebToken.sign(claims(), key).split("\\.");
        String forged = encode(claims().put("sub", "somebody-else").toString());
        assertThat(verify(parts[0] + "." + forged + "." + parts[2], NOW))
                .isEqualTo(new Outcome.Invalid());
        String none = encode("{\"alg\":\"none\",\"kid\":\"" + key.kid() + "\"}");
        assertThat(verify(none + "." + parts[1] + ".", NOW)).isEqualTo(new Outcome.Invalid());
        String zero = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
        assertThat(verify(parts[0] + "." + parts[1] + "." + zero, NOW))
                .isEqualTo(new Outcome.Invalid());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "a.b.c.d", "e30.e30.", "W10.W10.AA"})
    void refusesWhatIsNoToken(String text) {
        assertThat(verify(text, NOW)).isEqualTo(new Outcome.Invalid());
    }

    private Outcome verify(String token, Instant now) {
        return JsonWebToken.verify(
                token, "test", kid -> kid.equals(key.kid()) ? key.publicKey() : null, now);
    }

    private static ObjectNode claims() {
        ObjectNode claims = ApiJson.mapper().createObjectNode();
        claims.put("iss", "lyceum").put("aud", "test").put("sub", "somebody");
        return claims.put("exp", NOW.plusSeconds(60).getEpochSecond());
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
