package org.lyceum.rtc.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SctpPacketTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                                CASE,                        PACKET
                    INIT from Chromium 156,      138813880000000015b2922b0100001e8e5fab5100500000ffffffffaa702fe2c00000048008000682c00000
                    INIT from Firefox 153,       138813880000000094321454010000203b138ca901000000ffffffff5274dfbcc00000048008000882c040c2
                    DATA computed bit by bit,    13881388deadbeefa4c621260003001200000001000000000000003368690000
                    """)
    void agreesWithTheChecksumsOfOthers(String name, String hex) {
        byte[] packet = HexFormat.of().parseHex(hex);
        assertThat(SctpPacket.hasValidChecksum(packet, packet.length)).isTrue();
        SctpPacket.writeChecksum(packet, packet.length);
        assertThat(HexFormat.of().formatHex(packet)).isEqualTo(hex);
    }

    @Test
    void noticesEveryChangedBit() {
        byte[] packet = Forge.data(7, 1, Forge.WHOLE, 5);
        for (int bit = 0; bit < 8 * packet.length; bit++) {
            packet[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(SctpPacket.hasValidChecksum(packet, packet.length)).isFalse();
            packet[bit / 8] ^= (byte) (1 << (bit % 8));
        }
        assertThat(SctpPacket.hasValidChecksum(packet, packet.length)).isTrue();
    }
}
