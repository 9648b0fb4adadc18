package org.lyceum.rtc.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;

/// Whatever a client sends as its offer, it is answered or refused; and our own answers are SDP.
@Tag("fuzz")
class SdpParserFuzzTest {
    @FuzzTest
    void answersOrRefuses(byte[] data) {
        String offer = new String(data, StandardCharsets.UTF_8);
        SdpAnswer answer = CapturedOffers.answerer().answer(offer, CapturedOffers.SLOTS);
        if (answer instanceof Answered(String sdp, NegotiatedSession _)) {
            assertThat(SdpParser.parse(sdp)).isInstanceOf(Parsed.class);
        }
    }
}
