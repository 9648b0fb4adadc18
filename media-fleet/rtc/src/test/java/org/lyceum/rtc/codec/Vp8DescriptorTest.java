package org.lyceum.rtc.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.rtc.PacketCaptures;
import org.lyceum.rtc.PacketCaptures.Captured;
import org.lyceum.rtc.rtp.RtpPacket;

class Vp8DescriptorTest {
    private final Vp8Descriptor descriptor = new Vp8Descriptor();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                               PAYLOAD,            LENGTH, PICTURE, TL0, TID, KEY
                    one byte,                           10 01,                   1,      -1,  -1,  -1,  -1
                    an extension without anything,      90 00 01,                2,      -1,  -1,  -1,  -1
                    picture id of 7 bits,               90 80 7f 01,             3,     127,  -1,  -1,  -1
                    picture id of 15 bits,              90 80 ffff 01,           4,   32767,  -1,  -1,  -1
                    without picture id,                 90 60 09 80 01,          4,      -1,   9,   2,  -1
                    key index alone,                    90 10 3f 01,             3,      -1,  -1,  -1,  31
                    everything,                         90 f0 8001 02 65 01,     6,       1,   2,   1,   5
                    nothing behind it,                  90 f0 8001 02 65,        6,       1,   2,   1,   5
                    """)
    void readsWhatIsThere(
            String name, String payload, int length, int picture, int tl0, int tid, int key) {
        assertThat(parse(payload)).isTrue();
        assertThat(descriptor.length()).isEqualTo(length);
        assertThat(descriptor.pictureId()).isEqualTo(picture);
        assertThat(descriptor.tl0PicIdx()).isEqualTo(tl0);
        assertThat(descriptor.temporalId()).isEqualTo(tid);
        assertThat(descriptor.keyIndex()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "90",
        "90 80",
        "90 80 80",
        "90 c0 01",
        "90 e0 01 02",
        "90 f0 8001 02",
        "90 20"
    })
    void refusesWhatIsCut(String payload) {
        assertThat(parse(payload)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                       PAYLOAD,                          KEYFRAME, WIDTH, HEIGHT
                    a keyframe,                 10 10 0000 9d012a 4001 b400,          true,   320,    180
                    scaled: two bits are not size, 10 10 0000 9d012a 4041 b480,       true,   320,    180
                    without its start code,     10 10 0000 9d012b 4001 b400,          true,     0,      0
                    cut in its sizes,           10 10 0000 9d012a 4001 b4,            true,     0,      0
                    an interframe,              10 11 0000 9d012a 4001 b400,         false,     0,      0
                    its second packet,          00 10 0000 9d012a 4001 b400,         false,     0,      0
                    its second partition,       11 10 0000 9d012a 4001 b400,         false,     0,      0
                    nothing of the frame,       10,                                  false,     0,      0
                    """)
    void knowsKeyframes(String name, String payload, boolean keyframe, int width, int height) {
        assertThat(parse(payload)).isTrue();
        assertThat(descriptor.isKeyframe()).isEqualTo(keyframe);
        assertThat(descriptor.width()).isEqualTo(width);
        assertThat(descriptor.height()).isEqualTo(height);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,             BEFORE,       PICTURE, TL0, AFTER
                    seven bits,       90c07f0901,       128, 256, 90c0000001
                    fifteen bits,     90c0ffff0901,       5,   7, 90c080050701
                    rolling over,     90c0ffff0901,   32768, 255, 90c08000ff01
                    none of both,     9020a001,           5,   7, 9020a001
                    """)
    void rewritesInPlace(String name, String before, int picture, int tl0, String after) {
        byte[] bytes = HexFormat.of().parseHex(before);
        descriptor.parse(bytes, 0, bytes.length);

        descriptor.setPictureId(bytes, picture);
        descriptor.setTl0PicIdx(bytes, tl0);

        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(after);
    }

    @Test
    void marksAreReadFromTheirBits() {
        parse("b0 20 a0 01");

        assertThat(descriptor.isNonReference()).isTrue();
        assertThat(descriptor.startsFrame()).isTrue();
        assertThat(descriptor.temporalId()).isEqualTo(2);
        assertThat(descriptor.isLayerSync()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "chromium-156-twcc-vp8-q, 2, 320, 180",
        "chromium-156-remb-vp8-h, 2, 640, 360",
        "chromium-156-twcc-vp8-f, 2, 1280, 720",
        "firefox-153-twcc-vp8-q, 1, 320, 180",
        "firefox-153-remb-vp8-h, 1, 640, 360",
        "firefox-153-twcc-vp8-f, 1, 1280, 720"
    })
    void readsWhatBrowsersSend(String file, int highestLayer, int width, int height) {
        List<Integer> pictures = new ArrayList<>();
        int layers = 0;
        for (Captured captured : PacketCaptures.of("rtp/" + file + ".hex")) {
            byte[] packet = captured.bytes();
            int offset = RtpPacket.headerLength(packet);
            int length = RtpPacket.payloadLength(packet, packet.length);
            if (length == 0) {
                continue;
            }
            assertThat(descriptor.parse(packet, offset, length)).isTrue();
            layers = Math.max(layers, descriptor.temporalId());
            if (descriptor.startsFrame()) {
                pictures.add(descriptor.pictureId());
            }
            if (pictures.size() == 1 && descriptor.startsFrame()) {
                assertThat(descriptor.isKeyframe()).isTrue();
                assertThat(descriptor.width()).isEqualTo(width);
                assertThat(descriptor.height()).isEqualTo(height);
            }
        }
        assertThat(layers).isEqualTo(highestLayer);
        assertThat(pictures).isSorted().doesNotHaveDuplicates();
    }

    private boolean parse(String payload) {
        byte[] bytes = HexFormat.of().parseHex(payload.replace(" ", ""));
        return descriptor.parse(bytes, 0, bytes.length);
    }
}
