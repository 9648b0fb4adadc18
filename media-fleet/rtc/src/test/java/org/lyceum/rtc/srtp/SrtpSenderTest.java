package org.lyceum.rtc.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SrtpSenderTest {
    private static final int SSRC = 7;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                        FIRST, SECOND, SEALED
                    next in order,                  10,     11, true
                    late,                           10,      9, true
                    the same index again,           10,     10, false
                    rolls over,                  65535,      0, true
                    too old to tell,              1000,    100, false
                    before the first packet ever,    0,  65535, false
                    """)
    void neverSealsAnIndexTwice(String name, int first, int second, boolean isSealed) {
        var pair = new SrtpPair(SrtpProfile.AEAD_AES_128_GCM);
        pair.rtp(SSRC, first);

        assertThat(pair.rtp(SSRC, second).length > 0).isEqualTo(isSealed);
    }

    @Test
    void refusesMoreSsrcsThanItsBoundAndForgetsNone() {
        var pair = new SrtpPair(SrtpProfile.AES128_CM_HMAC_SHA1_80);
        for (int ssrc = 0; ssrc < SrtpSender.MAX_SSRCS; ssrc++) {
            assertThat(pair.rtp(ssrc, 1)).isNotEmpty();
        }

        assertThat(pair.rtp(SrtpSender.MAX_SSRCS, 1)).isEmpty();
        for (int ssrc = 0; ssrc < SrtpSender.MAX_SSRCS; ssrc++) {
            assertThat(pair.rtp(ssrc, 1)).isEmpty();
            assertThat(pair.rtp(ssrc, 2)).isNotEmpty();
        }
    }

    @Test
    void refusesBrokenHeaders() {
        var pair = new SrtpPair(SrtpProfile.AEAD_AES_128_GCM);

        assertThat(pair.sender.protectRtp(new byte[64], 12)).isEqualTo(SrtpSender.REFUSED);
        assertThat(pair.sender.protectRtp(new byte[64], 3)).isEqualTo(SrtpSender.REFUSED);
        assertThat(pair.sender.protectRtcp(new byte[64], 7)).isEqualTo(SrtpSender.REFUSED);
    }

    @Test
    void failsFastWithoutRoomForTheTag() {
        var pair = new SrtpPair(SrtpProfile.AEAD_AES_128_GCM);

        assertThatThrownBy(() -> pair.sender.protectRtp(new byte[20], 12))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
