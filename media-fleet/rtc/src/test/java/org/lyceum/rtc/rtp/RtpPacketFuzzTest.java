package org.lyceum.rtc.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/// Any bytes at all: nothing throws, and what is read lies within the packet.
@Tag("fuzz")
class RtpPacketFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void staysWithinThePacket(byte[] packet) {
        if (!RtpPacket.isValid(packet, packet.length)) {
            return;
        }
        assertThat(RtpPacket.payloadLength(packet, packet.length)).isNotNegative();
        for (int id = 0; id < 256; id++) {
            int at = RtpPacket.extensionOffset(packet, id);
            if (at >= 0) {
                int end = at + RtpPacket.extensionLength(packet, at);
                assertThat(end).isLessThanOrEqualTo(RtpPacket.headerLength(packet));
            }
        }
        byte[] repair = new byte[packet.length + RtxStream.OVERHEAD_BYTES];
        int wrapped = new RtxStream(1, 97, 7).wrap(packet, packet.length, repair);
        assertThat(RtpPacket.isValid(repair, wrapped)).isTrue();
        int plain = RtxStream.unwrap(repair, wrapped, 1, 96);
        assertThat(RtpPacket.isValid(repair, plain)).isTrue();
        RtxStream.unwrap(packet, packet.length, 1, 96);
    }
}
