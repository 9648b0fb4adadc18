package org.lyceum.rtc.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SdpParserTest {
    private static final String TOP = "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "offer-slots-chromium-156",
                "offer-slots-firefox-153",
                "answer-for-chromium-156",
                "answer-for-firefox-153"
            })
    void readsWhatBrowsersWrite(String name) {
        String text = CapturedOffers.text(name + ".sdp");
        SessionDescription description = CapturedOffers.parsed(text);
        assertThat(description.sections()).hasSize(13);
        assertThat(description.bundle()).hasSize(13).startsWith("0", "1").endsWith("12");
        assertThat(description.sections().getLast().isData()).isTrue();
        assertThat(CapturedOffers.parsed(text.replace("\r\n", "\n"))).isEqualTo(description);
    }

    @Test
    void readsTheParts() {
        SessionDescription description =
                CapturedOffers.parsed(
                        TOP
                                + "a=ice-lite\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111 0\r\na=mid:x\r\n"
                                + "a=rtpmap:111 opus/48000/2\r\na=recvonly\r\n");
        assertThat(description.version()).isEqualTo(2);
        assertThat(description.attributes().has("ice-lite")).isTrue();
        MediaSection section = description.sections().getFirst();
        assertThat(section.formats()).containsExactly("111", "0");
        assertThat(section.attributes().keyed("rtpmap", "111")).isEqualTo("opus/48000/2");
        assertThat(section.attributes().keyed("rtpmap", "11")).isNull();
        assertThat(section.sends()).isFalse();
        assertThat(section.receives()).isTrue();
    }

    @Test
    void refusesAMegabyte() {
        assertThat(code(TOP + "a=x\r\n".repeat(200_000))).isEqualTo("sdpTooLarge");
    }

    @Test
    void refusesTooManyLines() {
        assertThat(code(TOP + "a=x\n".repeat(20_000))).isEqualTo("sdpTooLarge");
    }

    @Test
    void refusesALongLine() {
        assertThat(code(TOP + "a=" + "x".repeat(5_000) + "\r\n")).isEqualTo("sdpTooLarge");
    }

    @Test
    void refusesAThousandSections() {
        StringBuilder text = new StringBuilder(TOP);
        for (int i = 0; i < 1_000; i++) {
            text.append("m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:").append(i).append("\r\n");
        }
        assertThat(code(text.toString())).isEqualTo("sdpTooManySections");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v", "v=", "V=0", "{}", "\u0000"})
    void refusesWhatIsNotSdp(String text) {
        assertThat(code(text)).isEqualTo("sdpMalformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m=audio",
                "m=audio 9 X",
                "m=audio 9 X 1",
                "m=audio -1 X 1\r\na=mid:0",
                "m=audio 99999999999999999999 X 1\r\na=mid:0",
                "m=audio 9 X 1\r\na=mid:",
                "m=audio 9 X 1\r\na=mid:01234567890123456",
                "m=audio 9 X 1\r\na=mid:a b",
                "x"
            })
    void refusesASectionThatIsNone(String section) {
        assertThat(code(TOP + section + "\r\n")).isEqualTo("sdpMalformed");
    }

    @Test
    void everyPrefixOfAnOfferIsReadOrRefused() {
        String offer = CapturedOffers.text("offer-slots-firefox-153.sdp");
        for (int length = 0; length < offer.length(); length += 7) {
            String prefix = offer.substring(0, length);
            assertThat(CapturedOffers.answerer().answer(prefix, CapturedOffers.SLOTS)).isNotNull();
        }
    }

    private static String code(String text) {
        return SdpParser.parse(text) instanceof Refused(String code, String _) ? code : "parsed";
    }
}
