package org.lyceum.functions.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.lyceum.functions.tokens.JsonWebToken.Outcome;

/// Whatever is shown as a token or kept as a key: only what we signed is verified.
@Tag("fuzz")
final class TokenFuzzTest {
    /// The example of RFC 7517, appendix A.2: no seed is signed with it.
    private static final SigningKey KEY =
            Objects.requireNonNull(
                    SigningKey.parse(
                            "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"fuzz\","
                                    + "\"d\":\"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE\","
                                    + "\"x\":\"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4\","
                                    + "\"y\":\"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM\"}"));

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @FuzzTest(maxDuration = "60s")
    void verifiesNothingThatIsNotSigned(byte[] text) {
        String token = new String(text, UTF_8);
        Outcome outcome = JsonWebToken.verify(token, "test", _ -> KEY.publicKey(), NOW);
        assertThat(outcome).isEqualTo(new Outcome.Invalid());
    }

    /// The fuzzer writes header and claims, and knows the name of the key.
    @FuzzTest(maxDuration = "60s")
    void refusesForgedParts(byte[] data) {
        int half = data.length / 2;
        String header = part(data, 0, half);
        String claims = part(data, half, data.length);
        String zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
        for (String signature : new String[] {zeros, "", claims}) {
            String token = header + "." + claims + "." + signature;
            assertThat(JsonWebToken.verify(token, "test", _ -> KEY.publicKey(), NOW))
                    .isEqualTo(new Outcome.Invalid());
        }
    }

    /// A key that is read is written as it was.
    @FuzzTest(maxDuration = "60s")
    void readsKeysOrRefuses(byte[] text) {
        SigningKey key = SigningKey.parse(new String(text, UTF_8));
        if (key != null) {
            SigningKey again = Objects.requireNonNull(SigningKey.parse(key.privateJwk()));
            assertThat(again.publicJwk()).isEqualTo(key.publicJwk());
            assertThat(again.privateJwk()).isEqualTo(key.privateJwk());
        }
    }

    private static String part(byte[] data, int from, int to) {
        byte[] bytes = Arrays.copyOfRange(data, from, to);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
