package org.lyceum.rtc.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/// Any bytes at all: nothing throws, and what is read lies within the packet.
@Tag("fuzz")
class RtcpFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void staysWithinThePacket(byte[] packet) {
        RecordingVisitor visitor = new RecordingVisitor();
        RtcpReader.read(packet, packet.length, visitor);
        assertThat(visitor.told).hasSizeLessThanOrEqualTo(17 * packet.length);
    }
}
