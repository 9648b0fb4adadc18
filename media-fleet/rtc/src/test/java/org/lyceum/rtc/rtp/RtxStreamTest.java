package org.lyceum.rtc.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.rtc.PacketCaptures;
import org.lyceum.rtc.PacketCaptures.Captured;

class RtxStreamTest {
    private final RtxStream repair = new RtxStream(0x0000_0099, 97, 65_535);

    @Test
    void wrapsAndUnwraps() {
        byte[] original = RtpPacketTest.bytes("b1 HEADER 00000009 bede0001 10aa0000 010203 02 02");
        original[1] = (byte) 0xe0;
        byte[] packet = new byte[100];

        int wrapped = repair.wrap(original, original.length, packet);

        assertThat(HexFormat.of().formatHex(packet, 0, wrapped))
                .isEqualTo("91e1ffff000000020000009900000009bede000110aa00000001010203");
        int unwrapped = RtxStream.unwrap(packet, wrapped, 3, 96);
        int plain = RtpPacket.stripPadding(original, original.length);
        assertThat(Arrays.copyOf(packet, unwrapped)).isEqualTo(Arrays.copyOf(original, plain));
    }

    @Test
    void wrapsInPlaceAndNumbersOn() {
        byte[] packet = Arrays.copyOf(RtpPacketTest.bytes("80 HEADER 010203"), 40);
        byte[] apart = new byte[40];
        assertThat(new RtxStream(5, 97, 0).wrap(packet, 15, apart)).isEqualTo(17);

        assertThat(new RtxStream(5, 97, 0).wrap(packet, 15, packet)).isEqualTo(17);

        assertThat(packet).isEqualTo(apart);
        repair.wrap(packet, 17, apart);
        repair.wrap(packet, 17, apart);
        assertThat(RtpPacket.sequenceNumber(apart)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"80 HEADER", "80 HEADER 01", "a0 HEADER 000003", "a0 HEADER ff 01"})
    void unwrapsNothingFromAProbe(String hex) {
        byte[] packet = RtpPacketTest.bytes(hex);
        byte[] before = packet.clone();

        assertThat(RtxStream.unwrap(packet, packet.length, 3, 96)).isEqualTo(-1);
        assertThat(packet).isEqualTo(before);
    }

    @Test
    void repairsOfChromiumAreThePacketsItSentBefore() {
        List<Captured> originals = PacketCaptures.of("rtp/chromium-156-twcc-vp8-q.hex");
        int repaired = 0;
        for (Captured captured : PacketCaptures.of("rtp/chromium-156-twcc-rtx-q.hex")) {
            byte[] packet = captured.bytes();
            int length = RtxStream.unwrap(packet, packet.length, 1, 96);
            byte @Nullable [] original = length < 0 ? null : find(originals, packet);
            if (original != null) {
                assertThat(payload(packet, length)).isEqualTo(payload(original, original.length));
                repaired++;
            }
        }
        assertThat(repaired).isPositive();
    }

    private static byte @Nullable [] find(List<Captured> packets, byte[] wanted) {
        return packets.stream()
                .map(Captured::bytes)
                .filter(p -> RtpPacket.sequenceNumber(p) == RtpPacket.sequenceNumber(wanted))
                .findFirst()
                .orElse(null);
    }

    private static byte[] payload(byte[] packet, int length) {
        int from = RtpPacket.headerLength(packet);
        return Arrays.copyOfRange(packet, from, from + RtpPacket.payloadLength(packet, length));
    }
}
