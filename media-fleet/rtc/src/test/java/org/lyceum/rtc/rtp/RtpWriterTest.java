package org.lyceum.rtc.rtp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RtpWriterTest {
    private final byte[] packet = new byte[200];
    private final RtpWriter writer = new RtpWriter();

    @Test
    void writesAPacketWithASourceAndAnExtensionBlock() {
        HeaderExtensionBlock block =
                HeaderExtensionBlock.builder().mid(4, "12").transportCc(3).audioLevel(1).build();

        writer.begin(packet, 0xdead_beefL, 111)
                .sequenceNumber(0x1234)
                .timestamp(0xabcd_ef01L)
                .marker(true)
                .csrc(7)
                .extensions(block)
                .payload(new byte[] {1, 2, 3}, 0, 3);

        assertThat(hex(writer.length()))
                .isEqualTo(
                        "91ef1234abcdef01deadbeef00000007" // header and CSRC
                                + "bede0002"
                                + "413132310000107f" // mid, transport-cc, level
                                + "010203");
        assertThat(RtpPacket.isValid(packet, writer.length())).isTrue();
    }

    @Test
    void putsTheChangingValuesAtTheirPlaces() {
        HeaderExtensionBlock block =
                HeaderExtensionBlock.builder()
                        .transportCc(3)
                        .absSendTime(2)
                        .audioLevel(1)
                        .playoutDelay(5, 0, 0)
                        .build();
        writer.begin(packet, 1, 96).extensions(block).payload(new byte[1], 0, 1);

        int at = RtpPacket.extensionBlockOffset(packet);
        block.setTransportCc(packet, at, 0xfedc);
        block.setAbsSendTime(packet, at, 65_500_000_000L);
        block.setAudioLevel(packet, at, AudioLevel.encode(true, 30));
        block.setPlayoutDelay(packet, at, 100, 40_950);

        assertThat(extension(3)).isEqualTo("fedc");
        assertThat(extension(2)).isEqualTo("060000"); // 1.5 s: seconds count modulo 64
        assertThat(extension(5)).isEqualTo("00afff");
        assertThat(AudioLevel.levelOf(packet, 1)).isEqualTo(30);
        assertThat(AudioLevel.isVoice(packet, 1)).isTrue();
        assertThat(block.sizeBytes() % 4).isZero();
    }

    @Test
    void leavesOutWhatWasNotNegotiated() {
        HeaderExtensionBlock block =
                HeaderExtensionBlock.builder().mid(0, "a").transportCc(15).mid(3, "").build();
        writer.begin(packet, 1, 96).extensions(block);
        block.setTransportCc(packet, 12, 1);

        assertThat(block.sizeBytes()).isZero();
        assertThat(writer.length()).isEqualTo(12);
        assertThat(RtpPacket.hasExtension(packet)).isFalse();
        assertThat(RtpPacket.extensionOffset(packet, 3)).isEqualTo(-1);
        assertThat(AudioLevel.levelOf(packet, 1)).isEqualTo(AudioLevel.ABSENT);
    }

    @Test
    void holdsAllElementsAtTheirLargest() {
        HeaderExtensionBlock block =
                HeaderExtensionBlock.builder()
                        .mid(1, "0123456789abcdef")
                        .transportCc(2)
                        .absSendTime(3)
                        .audioLevel(4)
                        .playoutDelay(5, 0, 0)
                        .build();
        writer.begin(packet, 1, 96).extensions(block);

        assertThat(extension(1))
                .isEqualTo(HexFormat.of().formatHex("0123456789abcdef".getBytes(US_ASCII)));
        assertThat(RtpPacket.isValid(packet, writer.length())).isTrue();
    }

    private String extension(int id) {
        int at = RtpPacket.extensionOffset(packet, id);
        byte[] data = Arrays.copyOfRange(packet, at, at + RtpPacket.extensionLength(packet, at));
        return HexFormat.of().formatHex(data);
    }

    private String hex(int length) {
        return HexFormat.of().formatHex(packet, 0, length);
    }
}
