package org.lyceum.sfu.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.control.JoinTokenClaims;
import org.lyceum.sfu.registry.PublicKeys;

class JoinTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final Instant SOON = NOW.plusSeconds(60);

    private final SignedTokens signer = new SignedTokens("k1");
    private final JoinTokens tokens =
            new JoinTokens(new PublicKeys(signer::publicKeys, System::nanoTime));

    @Test
    void readsWhatASignerWroteAndLeavesOutPermissionsThatItDoesNotKnow() {
        assertThat(tokens.verify(signer.token(SOON, _ -> {}), NOW))
                .isEqualTo(
                        new JoinTokens.Verdict.Valid(
                                new JoinTokenClaims(
                                        "account-1",
                                        "Ada",
                                        Role.TEACHER,
                                        Set.of(Permission.MEDIA_AUDIO, Permission.CLASS_END),
                                        "class-1",
                                        "Organic chemistry 2",
                                        40,
                                        "token-1",
                                        SOON.getEpochSecond())));
    }

    @Test
    void readsSinceWhenTheClassIsLive() {
        Instant live = NOW.minusSeconds(600);
        String token =
                signer.token(SOON, claims -> claims.claim("liveSince", live.getEpochSecond()));

        assertThat(tokens.verify(token, NOW))
                .isInstanceOfSatisfying(
                        JoinTokens.Verdict.Valid.class,
                        valid -> assertThat(valid.claims().liveSince()).isEqualTo(live));
    }

    @Test
    void saysWhenTheTimeOfATokenIsOver() {
        assertThat(tokens.verify(signer.token(NOW, _ -> {}), NOW))
                .isEqualTo(new JoinTokens.Verdict.Expired());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void refusesATokenWith(String change, Consumer<JWTClaimsSet.Builder> claims) {
        assertThat(tokens.verify(signer.token(SOON, claims), NOW))
                .isEqualTo(new JoinTokens.Verdict.Invalid());
    }

    static Stream<Arguments> changes() {
        return Map.<String, Consumer<JWTClaimsSet.Builder>>of(
                        "another audience", claims -> claims.audience("somebody"),
                        "another issuer", claims -> claims.issuer("somebody"),
                        "no subject", claims -> claims.subject(null),
                        "no expiry", claims -> claims.expirationTime(null),
                        "no class", claims -> claims.claim("classId", null),
                        "a role that is none", claims -> claims.claim("role", "king"),
                        "a capacity that is a word", claims -> claims.claim("capacity", "many"),
                        "a beginning that is a word", claims -> claims.claim("liveSince", "noon"))
                .entrySet()
                .stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @Test
    void refusesATokenOfAnotherSignerWithTheSameKeyId() {
        String foreign = new SignedTokens("k1").token(SOON, _ -> {});

        assertThat(tokens.verify(foreign, NOW)).isEqualTo(new JoinTokens.Verdict.Invalid());
    }

    @ParameterizedTest(name = "\"{0}\"")
    @MethodSource("noTokens")
    void refusesWhatIsNoToken(String text) {
        assertThat(tokens.verify(text, NOW)).isEqualTo(new JoinTokens.Verdict.Invalid());
    }

    static Stream<String> noTokens() {
        return Stream.of(
                "", "a", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "....", "é.é.é", "x".repeat(10_000));
    }
}
