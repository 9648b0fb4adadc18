package org.lyceum.functions.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts survive the way there and back; nothing else gets through.
final class DeflationTest {
    @Test
    void inflatesWhatItDeflated() {
        String offer = "v=0\r\na=mid:0 ünïcode\r\n".repeat(2_000);
        String coded = Deflation.deflate(offer);
        assertThat(coded).hasSizeLessThan(1_000).doesNotContain("+", "/", "=");
        assertThat(Deflation.inflate(coded)).isEqualTo(offer);
    }

    @Test
    void stopsAtTheBound() {
        String most = "x".repeat(Deflation.MAX_INFLATED_BYTES);
        assertThat(Deflation.inflate(Deflation.deflate(most))).hasSize(most.length());
        assertThat(Deflation.inflate(Deflation.deflate(most + "x"))).isNull();
        assertThat(Deflation.inflate(Deflation.deflate("x".repeat(50_000_000)))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAA", "not base64!", "eJwDAAAAAAE"})
    void refusesWhatIsNoDeflatedText(String coded) {
        assertThat(Deflation.inflate(coded)).isNull();
    }

    @Test
    void refusesWhatIsCutOff() {
        String coded = Deflation.deflate("v=0 and some more text that does not repeat");
        assertThat(Deflation.inflate(coded.substring(0, coded.length() - 4))).isNull();
    }
}
