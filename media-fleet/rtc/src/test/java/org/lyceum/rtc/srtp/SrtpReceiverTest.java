package org.lyceum.rtc.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lyceum.rtc.Drop;

class SrtpReceiverTest {
    private static final int SSRC = 0xcafe_babe;

    @ParameterizedTest
    @EnumSource
    void takesPlainPacketsBackOut(SrtpProfile profile) {
        var pair = new SrtpPair(profile);
        byte[] packet = pair.rtp(SSRC, 1);
        byte[] report = pair.rtcp(SSRC);

        assertThat(pair.receiver.unprotectRtp(packet, packet.length)).isEqualTo(22);
        assertThat(Arrays.copyOfRange(packet, 12, 22)).containsOnly(7);
        assertThat(pair.receiver.unprotectRtcp(report, report.length)).isEqualTo(8);
        assertThat(pair.drops.total()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void followsTheSequenceNumberAcrossRollovers(SrtpProfile profile) {
        var pair = new SrtpPair(profile);

        for (int index = 65_000; index < 3 * 65_536; index += 97) {
            assertThat(pair.takesRtp(pair.rtp(SSRC, index & 0xffff)))
                    .as("index %d", index)
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                           FIRST, SECOND, TAKEN
                    next in order,                     10,     11, true
                    late within the window,          1000,    553, true
                    older than the window,           1000,    552, false
                    the same again,                    10,     10, false
                    a jump ahead,                      10,  30000, true
                    late across the rollover,       65535,      0, true
                    before the first rollover,          0,  65535, false
                    """)
    void takesEachPacketOnceWithinTheWindow(String name, int first, int second, boolean taken) {
        var pair = new SrtpPair(SrtpProfile.AEAD_AES_128_GCM);
        // A sender of its own for the second packet: this one refuses to seal an index twice, or an
        // old one.
        var other = new SrtpPair(SrtpProfile.AEAD_AES_128_GCM);
        if (second < first && first == 65_535) {
            other.rtp(SSRC, first);
        }
        byte[] late = other.rtp(SSRC, second);

        assertThat(pair.takesRtp(pair.rtp(SSRC, first))).isTrue();
        assertThat(pair.takesRtp(late)).isEqualTo(taken);
        assertThat(pair.drops.of(Drop.SRTP_REPLAY)).isEqualTo(taken ? 0 : 1);
    }

    @ParameterizedTest
    @EnumSource
    void takesALatePacketOfTheLastRolloverPeriod(SrtpProfile profile) {
        var pair = new SrtpPair(profile);
        byte[] first = pair.rtp(SSRC, 65_500);
        byte[] late = pair.rtp(SSRC, 65_530);
        byte[] next = pair.rtp(SSRC, 3);

        assertThat(pair.takesRtp(first)).isTrue();
        assertThat(pair.takesRtp(next)).isTrue();
        assertThat(pair.takesRtp(late)).isTrue();
        assertThat(pair.takesRtp(late)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void dropsReplayedReports(SrtpProfile profile) {
        var pair = new SrtpPair(profile);
        byte[] first = pair.rtcp(SSRC);
        byte[] second = pair.rtcp(SSRC);

        assertThat(pair.takesRtcp(second)).isTrue();
        assertThat(pair.takesRtcp(first)).isTrue();
        assertThat(pair.takesRtcp(first)).isFalse();
        assertThat(pair.takesRtcp(second)).isFalse();
        assertThat(pair.drops.of(Drop.SRTP_REPLAY)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void keepsNothingOfAFloodOfInventedSsrcs(SrtpProfile profile) {
        var pair = new SrtpPair(profile);
        byte[] packet = pair.rtp(SSRC, 1);
        byte[] report = pair.rtcp(SSRC);

        for (int ssrc = 0; ssrc < 10_000; ssrc++) {
            Wire.writeInt(packet, 8, ssrc);
            Wire.writeInt(report, 4, ssrc);
            assertThat(pair.takesRtp(packet)).isFalse();
            assertThat(pair.takesRtcp(report)).isFalse();
        }

        assertThat(pair.receiver.rememberedSsrcs()).isZero();
        assertThat(pair.drops.of(Drop.SRTP_BAD_TAG)).isEqualTo(20_000);
    }

    @Test
    void boundsTheSsrcsOfAnAuthenticPeerAndReclaimsIdleOnes() {
        var pair = new SrtpPair(SrtpProfile.AEAD_AES_128_GCM);
        for (int ssrc = 0; ssrc < SrtpReceiver.MAX_SSRCS; ssrc++) {
            assertThat(pair.takesRtp(pair.rtp(ssrc, 1))).isTrue();
        }
        assertThat(pair.takesRtp(pair.rtp(100, 1))).isFalse();
        assertThat(pair.drops.of(Drop.SRTP_TOO_MANY_SSRCS)).isEqualTo(1);

        for (int i = 0; i < SsrcTable.IDLE_AFTER; i++) {
            assertThat(pair.takesRtp(pair.rtp(5, 2 + i))).isTrue();
        }

        assertThat(pair.takesRtp(pair.rtp(100, 2))).isTrue();
        assertThat(pair.receiver.rememberedSsrcs()).isEqualTo(SrtpReceiver.MAX_SSRCS);
    }

    @ParameterizedTest
    @EnumSource
    void dropsEveryTruncatedPacket(SrtpProfile profile) {
        var pair = new SrtpPair(profile);
        byte[] packet = pair.rtp(SSRC, 1);
        byte[] report = pair.rtcp(SSRC);

        for (int length = 0; length < packet.length; length++) {
            assertThat(pair.takesRtp(Arrays.copyOf(packet, length))).isFalse();
        }
        for (int length = 0; length < report.length; length++) {
            assertThat(pair.takesRtcp(Arrays.copyOf(report, length))).isFalse();
        }

        assertThat(pair.drops.total()).isEqualTo(packet.length + report.length);
        assertThat(pair.takesRtp(packet)).isTrue();
        assertThat(pair.takesRtcp(report)).isTrue();
    }

    @ParameterizedTest(name = "{0}: SRTCP shorter than its header, tag and index")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    PROFILE,                SHORTEST
                    AEAD_AES_128_GCM,             28
                    AES128_CM_HMAC_SHA1_80,       22
                    """)
    void saysThatShortReportsAreTruncated(SrtpProfile profile, int shortest) {
        var pair = new SrtpPair(profile);

        for (int length = 0; length < shortest; length++) {
            byte[] report = new byte[length];
            Arrays.fill(report, (byte) 0x80);
            assertThat(pair.takesRtcp(report)).isFalse();
        }

        assertThat(pair.drops.of(Drop.SRTP_TRUNCATED)).isEqualTo(shortest);
    }

    @ParameterizedTest
    @EnumSource
    void dropsEveryPacketWithAFlippedBitAndLeavesItAsItWas(SrtpProfile profile) {
        var pair = new SrtpPair(profile);
        byte[] packet = pair.rtp(SSRC, 1);
        byte[] report = pair.rtcp(SSRC);

        for (int bit = 0; bit < 8 * packet.length; bit++) {
            byte[] flipped = flip(packet, bit);
            byte[] before = flipped.clone();
            assertThat(pair.receiver.unprotectRtp(flipped, flipped.length)).isNegative();
            assertThat(flipped).isEqualTo(before);
        }
        for (int bit = 0; bit < 8 * report.length; bit++) {
            assertThat(pair.takesRtcp(flip(report, bit))).isFalse();
        }
        assertThat(pair.receiver.rememberedSsrcs()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                                 HEADER
                    version 1,                            40600001
                    CSRCs beyond the end,                 8f600001
                    extension beyond the end,             90600001
                    """)
    void dropsBrokenHeaders(String name, String header) {
        var pair = new SrtpPair(SrtpProfile.AEAD_AES_128_GCM);
        byte[] packet = Arrays.copyOf(HexFormat.of().parseHex(header), 12 + 16 + 3);
        packet[15] = 100;

        assertThat(pair.takesRtp(packet)).isFalse();
        assertThat(pair.drops.of(Drop.SRTP_TRUNCATED)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void dropsNoiseWithoutException(SrtpProfile profile) {
        var pair = new SrtpPair(profile);
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            if (noise.length > 0) {
                noise[0] = (byte) (0x80 | (noise[0] & 0x3f));
            }
            assertThat(pair.takesRtp(noise)).isFalse();
            assertThat(pair.takesRtcp(noise)).isFalse();
        }
        assertThat(pair.receiver.rememberedSsrcs()).isZero();
    }

    private static byte[] flip(byte[] packet, int bit) {
        byte[] flipped = packet.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }
}
