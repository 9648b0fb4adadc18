package org.lyceum.functions.signaling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/// Whatever is called a deflated offer, it inflates to a bounded text or to nothing.
@Tag("fuzz")
final class DeflationFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void inflatesWithinItsBoundOrRefuses(byte[] coded) {
        check(Deflation.inflate(new String(coded, UTF_8)));
    }

    /// The fuzzer writes the compressed bytes themselves.
    @FuzzTest(maxDuration = "60s")
    void inflatesAnyStream(byte[] deflated) {
        check(Deflation.inflate(Base64.getUrlEncoder().encodeToString(deflated)));
    }

    private static void check(@Nullable String text) {
        if (text != null) {
            assertThat(text.length()).isLessThanOrEqualTo(Deflation.MAX_INFLATED_BYTES);
            boolean fits = text.getBytes(UTF_8).length <= Deflation.MAX_INFLATED_BYTES;
            assertThat(Deflation.inflate(Deflation.deflate(text))).isEqualTo(fits ? text : null);
        }
    }
}
