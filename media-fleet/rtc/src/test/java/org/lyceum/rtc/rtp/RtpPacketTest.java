package org.lyceum.rtc.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.rtc.PacketCaptures;
import org.lyceum.rtc.PacketCaptures.Captured;

class RtpPacketTest {
    private static final String HEADER = "6f 0001 00000002 00000003".replace(" ", "");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                                      PACKET,                                        VALID
                    nothing,                                   '',                                            false
                    a header alone,                            80 HEADER,                                     true
                    one byte less than a header,               80 6f000100000002000000,                       false
                    version 1,                                 40 HEADER,                                     false
                    version 3,                                 c0 HEADER,                                     false
                    one CSRC,                                  81 HEADER 00000009,                            true
                    a CSRC that overruns,                      81 HEADER 000000,                              false
                    fifteen CSRCs that overrun,                8f HEADER 00000009,                            false
                    an empty extension,                        90 HEADER bede0000,                            true
                    an extension cut in its header,            90 HEADER bede00,                              false
                    an extension that fits,                    90 HEADER bede0001 10aa0000,                   true
                    an extension that overruns,                90 HEADER bede0002 10aa0000,                   false
                    an extension of 256 kB,                    90 HEADER bedeffff 10aa0000,                   false
                    padding of one,                            a0 HEADER ff 01,                               true
                    padding 0,                                 a0 HEADER ff 00,                               false
                    padding only,                              a0 HEADER 000003,                              true
                    padding longer than the payload,           a0 HEADER 000004,                              false
                    a padding bit and nothing behind,          a0 HEADER,                                     false
                    padding that would reach into extensions,  b0 HEADER bede0001 10aa0000 05,                false
                    """)
    void saysWhetherThePacketHoldsTogether(String name, String packet, boolean valid) {
        byte[] bytes = bytes(packet);

        assertThat(RtpPacket.isValid(bytes, bytes.length)).isEqualTo(valid);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                                         EXTENSION,                              ID, DATA
                    the only one,                                 bede 0001 10aa0000,                      1, aa
                    absent,                                       bede 0001 10aa0000,                      2, none
                    the second after padding,                     bede 0002 10aa0000 31bbcc00,             3, bbcc
                    id 0 with a length ends the search,           bede 0002 01aabb10 10aa0000,             1, none
                    id 15 ends the search,                        bede 0002 f0aa20bb 00000000,             2, none
                    id 15 is no id of ours,                       bede 0001 f0aa0000,                     15, none
                    one byte running over the end,                bede 0001 13aabbcc,                      1, none
                    one byte up to the end,                       bede 0001 12aabbcc,                      1, aabbcc
                    two bytes,               1000 0001 0102aabb,                      1, aabb
                    two bytes of length 0,                        1000 0001 01000000,                      1, ''
                    two bytes after padding,                      1000 0001 000001 00,                     1, ''
                    two bytes: id 15 is an id,                    1000 0001 0f01aa00,                     15, aa
                    two bytes: id 200,                            1005 0001 c801aa00,                    200, aa
                    two bytes running over the end,               1000 0001 0103aabb,                      1, none
                    two bytes cut after the id,                   1000 0001 00000001,                      1, none
                    an unknown profile,                           abcd 0001 10aa0000,                      1, none
                    id 0 is never found,                          bede 0001 00000000,                      0, none
                    """)
    void findsHeaderExtensions(String name, String extension, int id, String data) {
        byte[] packet = bytes("90 HEADER" + extension + "ffff");
        assertThat(RtpPacket.isValid(packet, packet.length)).isTrue();

        int at = RtpPacket.extensionOffset(packet, id);

        String found =
                at < 0
                        ? "none"
                        : HexFormat.of()
                                .formatHex(packet, at, at + RtpPacket.extensionLength(packet, at));
        assertThat(found).isEqualTo(data);
        assertThat(RtpPacket.headerLength(packet)).isEqualTo(packet.length - 2);
    }

    static Stream<String> captures() {
        return Stream.of("chromium-156", "firefox-153")
                .flatMap(browser -> Stream.of(browser + "-remb", browser + "-twcc"))
                .flatMap(prefix ->
                        Stream.of("opus", "vp8-q", "vp8-h", "vp8-f", "rtx-q", "rtx-idle-screen")
                                .map(stream -> "rtp/" + prefix + "-" + stream + ".hex"));
    }

    @ParameterizedTest
    @MethodSource("captures")
    void readsWhatBrowsersSend(String file) {
        assertThat(PacketCaptures.of(file))
                .isNotEmpty()
                .allSatisfy(RtpPacketTest::readsAsCommented);
    }

    private static void readsAsCommented(Captured captured) {
        byte[] packet = captured.bytes();
        assertThat(RtpPacket.isValid(packet, packet.length)).isTrue();
        assertThat((long) RtpPacket.sequenceNumber(packet)).isEqualTo(captured.number("seq"));
        assertThat(RtpPacket.timestamp(packet)).isEqualTo(captured.number("ts"));
        assertThat(RtpPacket.ssrc(packet)).isEqualTo(captured.number("ssrc"));
        assertThat((long) RtpPacket.payloadType(packet)).isEqualTo(captured.number("pt"));
        assertThat(RtpPacket.marker(packet)).isEqualTo(Boolean.valueOf(captured.word("m")));
        for (String extension : captured.comment().replaceAll(".* ext ?", "").split(" ")) {
            carries(packet, extension);
        }
    }

    /// An extension of a comment, such as `4:mid=0` (its text) or `3:transport-cc=0001` (its hex).
    private static void carries(byte[] packet, String extension) {
        if (!extension.matches("\\d+:\\S+=\\S+")) {
            return;
        }
        int id = Integer.parseInt(extension.substring(0, extension.indexOf(':')));
        String value = extension.substring(extension.indexOf('=') + 1);
        int at = RtpPacket.extensionOffset(packet, id);
        assertThat(at).isPositive();
        int length = RtpPacket.extensionLength(packet, at);
        byte[] data = Arrays.copyOfRange(packet, at, at + length);
        assertThat(value)
                .isIn(HexFormat.of().formatHex(data), new String(data, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 255})
    void padsAndTakesThePaddingOffAgain(int count) {
        byte[] packet = Arrays.copyOf(bytes("80 HEADER aabbcc"), 400);

        int padded = RtpPacket.pad(packet, 15, count);

        assertThat(padded).isEqualTo(15 + count);
        assertThat(RtpPacket.isValid(packet, padded)).isTrue();
        assertThat(RtpPacket.payloadLength(packet, padded)).isEqualTo(3);
        assertThat(RtpPacket.stripPadding(packet, padded)).isEqualTo(15);
        assertThat(RtpPacket.hasPadding(packet)).isFalse();
    }

    @Test
    void rewritesFieldsInPlaceAndLeavesTheirNeighbours() {
        byte[] packet = bytes("81 HEADER 00000009 aa");
        RtpPacket.setMarker(packet, true);
        RtpPacket.setPayloadType(packet, 96);
        RtpPacket.setSequenceNumber(packet, 65_535);
        RtpPacket.setTimestamp(packet, 0xffff_fffeL);
        RtpPacket.setSsrc(packet, 0x8000_0001L);

        assertThat(HexFormat.of().formatHex(packet))
                .isEqualTo("81e0fffffffffffe8000000100000009aa");
        assertThat(RtpPacket.csrc(packet, 0)).isEqualTo(9);
    }

    static byte[] bytes(String text) {
        return HexFormat.of().parseHex(text.replace("HEADER", HEADER).replace(" ", ""));
    }
}
