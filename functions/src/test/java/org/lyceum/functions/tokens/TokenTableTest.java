package org.lyceum.functions.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lyceum.api.ApiJson;
import org.lyceum.functions.TestServer;
import org.lyceum.functions.TestTable;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Table;
import org.lyceum.functions.tokens.JsonWebToken.Outcome;

/// Everything that is wrong with a token, one row each, and keys that change while tokens are out.
final class TokenTableTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String AUDIENCE = "lyceum-api";

    private static final SigningKey KEY = SigningKey.generate();
    private static final SigningKey STRANGER = SigningKey.generate();

    /// What somebody does to a good token, and what comes of it.
    record Doing(String name, UnaryOperator<String> change, Class<? extends Outcome> outcome) {}

    /// A signature of zeros was good for anything once (CVE-2022-21449). A token that was issued by
    /// a clock that is ahead counts by its end.
    static Stream<Doing> doings() {
        return Stream.of(
                new Doing("nothing", token -> token, Outcome.Verified.class),
                new Doing(
                        "another audience",
                        _ -> signed("aud", "lyceum-node"),
                        Outcome.Invalid.class),
                new Doing(
                        "another issuer",
                        _ -> signed("iss", "https://elsewhere"),
                        Outcome.Invalid.class),
                new Doing("run out now", _ -> expiring(NOW), Outcome.Expired.class),
                new Doing(
                        "run out a second from now",
                        _ -> expiring(NOW.plusSeconds(1)),
                        Outcome.Verified.class),
                new Doing(
                        "issued a minute from now",
                        _ -> issued(NOW.plusSeconds(60)),
                        Outcome.Verified.class),
                new Doing(
                        "expiry as a text",
                        _ -> signed("exp", "2026-11-21T11:00:00Z"),
                        Outcome.Invalid.class),
                new Doing(
                        "algorithm none",
                        _ -> headed("none", KEY.kid(), ""),
                        Outcome.Invalid.class),
                new Doing(
                        "algorithm none in capitals",
                        _ -> headed("NONE", KEY.kid(), ""),
                        Outcome.Invalid.class),
                new Doing(
                        "hmac with the public key",
                        _ -> hmacWithPublicKey(),
                        Outcome.Invalid.class),
                new Doing(
                        "another elliptic algorithm",
                        token -> reheaded(token, "ES384"),
                        Outcome.Invalid.class),
                new Doing(
                        "algorithm in lower case",
                        token -> reheaded(token, "es256"),
                        Outcome.Invalid.class),
                new Doing(
                        "an unknown key",
                        _ -> JsonWebToken.sign(claims(), STRANGER),
                        Outcome.Invalid.class),
                new Doing(
                        "the name of a known key",
                        _ -> JsonWebToken.sign(claims(), named(STRANGER, KEY.kid())),
                        Outcome.Invalid.class),
                new Doing("no key named", _ -> headed("ES256", "", "AA"), Outcome.Invalid.class),
                new Doing(
                        "one bit of the claims", token -> flipped(token, 1), Outcome.Invalid.class),
                new Doing(
                        "one bit of the signature",
                        token -> flipped(token, 2),
                        Outcome.Invalid.class),
                new Doing(
                        "a signature of zeros", token -> zeroSigned(token), Outcome.Invalid.class),
                new Doing(
                        "a signature cut off",
                        token -> token.substring(0, token.length() - 4),
                        Outcome.Invalid.class),
                new Doing("a fourth part", token -> token + ".AA", Outcome.Invalid.class),
                new Doing("a space behind", token -> token + " ", Outcome.Invalid.class),
                new Doing(
                        "four thousand characters",
                        _ -> signed("name", "x".repeat(JsonWebToken.MAX_CHARACTERS)),
                        Outcome.Invalid.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doings")
    void isGoodAsItWasIssuedAndNotOtherwise(Doing doing) {
        String token = doing.change().apply(JsonWebToken.sign(claims(), KEY));
        assertThat(
                        JsonWebToken.verify(
                                token,
                                AUDIENCE,
                                kid -> kid.equals(KEY.kid()) ? KEY.publicKey() : null,
                                NOW))
                .isInstanceOf(doing.outcome());
    }

    /// A change of the signing key: tokens of the old one are good until they run out, those of the
    /// new one at once.
    @Test
    void duringAChangeOfKeysBothAreGood() {
        Table table = new TestTable().table();
        PublicKeys writer = new PublicKeys(table, InstantSource.fixed(NOW));
        writer.publish(KEY);
        MovingClock clock = new MovingClock(NOW);
        PublicKeys reader = new PublicKeys(table, clock);
        assertThat(reader.find(KEY.kid())).isEqualTo(KEY.publicKey());

        writer.publish(STRANGER);
        assertThat(reader.find(STRANGER.kid())).as("looked for a moment ago").isNull();
        clock.move(Duration.ofSeconds(11));
        assertThat(reader.find(STRANGER.kid())).isEqualTo(STRANGER.publicKey());
        assertThat(reader.find(KEY.kid())).isEqualTo(KEY.publicKey());

        table.delete("KEYS", "KEY#" + KEY.kid());
        assertThat(reader.find(KEY.kid())).as("remembered for five minutes").isNotNull();
        clock.move(Duration.ofSeconds(301));
        assertThat(reader.find(KEY.kid())).isNull();
        assertThat(reader.find(STRANGER.kid())).isEqualTo(STRANGER.publicKey());
    }

    @Test
    void oneBadKeyInTheTableShutsNobodyOut() {
        Table table = new TestTable().table();
        PublicKeys keys = new PublicKeys(table, InstantSource.fixed(NOW));
        keys.publish(KEY);
        table.put(Item.keyed("KEYS", "KEY#bad").text("jwk", "{no json"));
        assertThat(keys.find(KEY.kid())).isEqualTo(KEY.publicKey());
        assertThat(keys.find("bad")).isNull();
    }

    @Test
    void aFloodOfWrongTokensCostsTheTableOneRead() throws IOException {
        try (TestServer dynamoDb =
                new TestServer(_ ->
                        new TestServer.Answer(
                                200, "{\"Items\":[],\"Count\":0,\"ScannedCount\":0}"))) {
            Map<String, String> variables = new HashMap<>(new TestTable().environment().values());
            variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.url());
            PublicKeys keys =
                    new PublicKeys(Table.of(new Environment(variables)), InstantSource.fixed(NOW));
            for (int i = 0; i < 1_000; i++) {
                SigningKey unknown = named(STRANGER, "kid" + i);
                assertThat(
                                JsonWebToken.verify(
                                        JsonWebToken.sign(claims(), unknown), AUDIENCE, keys, NOW))
                        .isInstanceOf(Outcome.Invalid.class);
            }
            assertThat(dynamoDb.requests()).hasSize(1);
        }
    }

    private static final class MovingClock implements InstantSource {
        private Instant now;

        MovingClock(Instant now) {
            this.now = now;
        }

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static ObjectNode claims() {
        ObjectNode claims = ApiJson.mapper().createObjectNode();
        claims.put("iss", "lyceum").put("aud", AUDIENCE).put("sub", "somebody");
        return claims.put("exp", NOW.plusSeconds(60).getEpochSecond());
    }

    private static String signed(String claim, String value) {
        return JsonWebToken.sign(claims().put(claim, value), KEY);
    }

    private static String expiring(Instant at) {
        return JsonWebToken.sign(claims().put("exp", at.getEpochSecond()), KEY);
    }

    private static String issued(Instant at) {
        ObjectNode claims = claims().put("iat", at.getEpochSecond());
        return JsonWebToken.sign(claims.put("exp", at.plusSeconds(900).getEpochSecond()), KEY);
    }

    private static SigningKey named(SigningKey key, String kid) {
        return new SigningKey(kid, key.privateKey(), key.publicKey());
    }

    private static String headed(String algorithm, String kid, String signature) {
        String header = "{\"alg\":\"%s\",\"kid\":\"%s\"}".formatted(algorithm, kid);
        return encode(header) + "." + encode(claims().toString()) + "." + signature;
    }

    private static String reheaded(String token, String algorithm) {
        String[] parts = token.split("\\.");
        String header = "{\"alg\":\"%s\",\"kid\":\"%s\"}".formatted(algorithm, KEY.kid());
        return encode(header) + "." + parts[1] + "." + parts[2];
    }

    /// RFC 8725, section 2.1: a public key is no secret.
    private static String hmacWithPublicKey() {
        try {
            String unsigned = headed("HS256", KEY.kid(), "");
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY.publicKey().getEncoded(), "HmacSHA256"));
            byte[] tag =
                    mac.doFinal(
                            unsigned.substring(0, unsigned.length() - 1)
                                    .getBytes(StandardCharsets.US_ASCII));
            return unsigned + Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String flipped(String token, int part) {
        String[] parts = token.split("\\.");
        byte[] bytes = Base64.getUrlDecoder().decode(parts[part]);
        bytes[bytes.length / 2] ^= 1;
        parts[part] = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return String.join(".", parts);
    }

    private static String zeroSigned(String token) {
        String[] parts = token.split("\\.");
        String zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
        return parts[0] + "." + parts[1] + "." + zeros;
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
