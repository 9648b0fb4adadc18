package org.lyceum.rtc.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/// Any bytes at all: nothing throws, and what is read lies within the packet.
@Tag("fuzz")
class Vp8DescriptorFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void staysWithinThePacket(byte[] packet) {
        Vp8Descriptor descriptor = new Vp8Descriptor();
        if (descriptor.parse(packet, 0, packet.length)) {
            assertThat(descriptor.length()).isBetween(1, Math.min(6, packet.length));
            descriptor.setPictureId(packet, 0x1234);
            descriptor.setTl0PicIdx(packet, 0x56);
            int written = descriptor.pictureId();
            assertThat(descriptor.parse(packet, 0, packet.length)).isTrue();
            assertThat(descriptor.pictureId()).isEqualTo(written);
        }
    }
}
