package org.lyceum.rtc.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/// No packet raises an exception, and none that is not authentic comes out or leaves anything
/// behind.
@Tag("fuzz")
class SrtpFuzzTest {
    @FuzzTest(maxDuration = "2m")
    void anyPacket(byte[] packet) {
        for (SrtpProfile profile : SrtpProfile.values()) {
            var pair = new SrtpPair(profile);
            assertThat(pair.takesRtp(packet)).isFalse();
            assertThat(pair.takesRtcp(packet)).isFalse();
            assertThat(pair.receiver.rememberedSsrcs()).isZero();
        }
    }
}
