package org.lyceum.rtc.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;

/// No packet raises an exception, none that is not authentic comes out or leaves anything behind,
/// and what was sealed comes out as it was.
@Tag("fuzz")
class SrtpFuzzTest {
    @FuzzTest(maxDuration = "2m")
    void anyPacket(byte[] packet) {
        for (SrtpProfile profile : SrtpProfile.values()) {
            var pair = new SrtpPair(profile);
            assertThat(pair.takesRtp(packet)).isFalse();
            assertThat(pair.takesRtcp(packet)).isFalse();
            assertThat(pair.receiver.rememberedSsrcs()).isZero();
            assertThat(pair.drops.total()).isEqualTo(2);
        }
    }

    @FuzzTest(maxDuration = "2m")
    void opensWhatItSealedOnce(byte[] plain) {
        for (SrtpProfile profile : SrtpProfile.values()) {
            var pair = new SrtpPair(profile);
            byte[] rtp = Arrays.copyOf(plain, plain.length + SrtpSender.MAX_RTP_OVERHEAD);
            int sealed = pair.sender.protectRtp(rtp, plain.length);
            if (sealed >= 0) {
                byte[] again = rtp.clone();
                assertThat(pair.receiver.unprotectRtp(rtp, sealed)).isEqualTo(plain.length);
                assertThat(Arrays.copyOf(rtp, plain.length)).isEqualTo(plain);
                assertThat(pair.receiver.unprotectRtp(again, sealed)).isNegative();
            }
            byte[] rtcp = Arrays.copyOf(plain, plain.length + SrtpSender.MAX_RTCP_OVERHEAD);
            int report = pair.sender.protectRtcp(rtcp, plain.length);
            if (report >= 0 && (plain[0] & 0xc0) == 0x80) {
                assertThat(pair.receiver.unprotectRtcp(rtcp, report)).isEqualTo(plain.length);
                assertThat(Arrays.copyOf(rtcp, plain.length)).isEqualTo(plain);
            }
        }
    }
}
