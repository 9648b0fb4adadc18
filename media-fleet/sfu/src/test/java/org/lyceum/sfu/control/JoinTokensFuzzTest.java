package org.lyceum.sfu.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.lyceum.sfu.control.JoinTokens.Verdict;
import org.lyceum.sfu.registry.PublicKeys;

/// Whatever a node is shown as a join token: it gives a verdict, and never a good one for what was
/// not signed.
@Tag("fuzz")
class JoinTokensFuzzTest {
    private static final SignedTokens SIGNER = new SignedTokens("k1");

    private final JoinTokens tokens =
            new JoinTokens(new PublicKeys(SIGNER::publicKeys, System::nanoTime));

    @FuzzTest(maxDuration = "60s")
    void refusesWhatIsNotSigned(byte[] text) {
        refuses(new String(text, UTF_8));
    }

    /// The fuzzer writes header and claims.
    @FuzzTest(maxDuration = "60s")
    void refusesForgedParts(byte[] data) {
        int half = data.length / 2;
        String zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
        refuses(part(data, 0, half) + "." + part(data, half, data.length) + "." + zeros);
    }

    /// The fuzzer writes the claims, and holds the key: whatever they are, there is a verdict.
    @FuzzTest(maxDuration = "60s")
    void judgesSignedClaims(byte[] claims) {
        Verdict verdict = tokens.verify(SIGNER.signed(new String(claims, UTF_8)), Instant.EPOCH);
        if (verdict instanceof Verdict.Valid(var read)) {
            assertThat(read.accountId()).isNotNull();
            assertThat(read.classId()).isNotNull();
            assertThat(read.permissions()).doesNotContainNull();
        }
    }

    private void refuses(String token) {
        assertThat(tokens.verify(token, Instant.EPOCH)).isEqualTo(new Verdict.Invalid());
    }

    private static String part(byte[] data, int from, int to) {
        byte[] bytes = Arrays.copyOfRange(data, from, to);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
