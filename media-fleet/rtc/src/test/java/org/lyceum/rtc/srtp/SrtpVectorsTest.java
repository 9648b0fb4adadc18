package org.lyceum.rtc.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.rtc.DropCounters;

/// The test vectors of RFC 3711, appendix B, of RFC 7714, sections 16 and 17, and of libsrtp's
/// self-test.
class SrtpVectorsTest {
    private static final HexFormat HEX = HexFormat.of();

    private static final String QUID_PRO_QUO = "517569642070726f2071756f";
    private static final byte[] NO_KEY = new byte[20];

    private static final String RTP_7714 =
            "8040f17b8041f8d35501a0b247616c6c696120657374206f6d6e69732064697669736120696e207061727465732074726573";
    private static final String SRTP_7714 =
            "8040f17b8041f8d35501a0b2f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833"
                    + "899d7f27beb16a9152cf765ee4390cce";
    private static final String RTCP_7714 =
            "81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61"
                    + "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef";
    private static final String SRTCP_7714 =
            "81c8000d4d61727363e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32d"
                    + "c676a5f1730d6fda4ce09b4686303ded0bb9275bc84aa45896cf4d2fc5abf87245d9eade800005d4";
    private static final int SRTCP_INDEX_7714 = 0x5d4;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,               LABEL, DERIVED
                    cipher key,             0, c61e7a93744f39ee10734afe3ff7a087
                    authentication key,     1, cebe321f6ff7716b6fd4ab49af256a156d38baa4
                    cipher salt,            2, 30cbbc08863d8c85d49db34a9ae1
                    """)
    void derivesTheSessionKeysOfRfc3711AppendixB3(String name, int label, String derived) {
        var derivation =
                new KeyDerivation(
                        HEX.parseHex("e1f97a0d3e018be0d64fa32c06de4139"),
                        HEX.parseHex("0ec675ad498afeebb6960b3aabe6"));
        byte[] expected = HEX.parseHex(derived);

        assertThat(derivation.derive(label, expected.length)).isEqualTo(expected);
    }

    @Test
    void encryptsWithTheKeystreamOfRfc3711AppendixB2() {
        Transform transform =
                counter("2b7e151628aed2a6abf7158809cf4f3c", "f0f1f2f3f4f5f6f7f8f9fafbfcfd");
        byte[] packet = new byte[12 + 48 + 10];
        packet[0] = (byte) 0x80;

        transform.protectRtp(packet, 12, 12 + 48, 0);

        assertThat(HEX.formatHex(packet, 12, 12 + 48))
                .isEqualTo(
                        "e03ead0935c95e80e166b16dd92b4eb4"
                                + "d23513162b02d0f72a43a2fe4a5f97ab"
                                + "41e95b3bb0a2e8dd477901e4fca894c0");
    }

    @Test
    void sealsTheRtpPacketOfRfc7714Section16() {
        byte[] packet = padded(RTP_7714);

        int length = gcm().protectRtp(packet, 12, RTP_7714.length() / 2, 0xf17b);

        assertThat(HEX.formatHex(packet, 0, length)).isEqualTo(SRTP_7714);
    }

    @Test
    void opensTheRtpPacketOfRfc7714Section16() {
        byte[] packet = padded(SRTP_7714);

        int length = gcm().unprotectRtp(packet, 12, SRTP_7714.length() / 2, 0xf17b);

        assertThat(HEX.formatHex(packet, 0, length)).isEqualTo(RTP_7714);
    }

    @Test
    void sealsTheRtcpPacketOfRfc7714Section17() {
        byte[] packet = padded(RTCP_7714);

        int length = gcm().protectRtcp(packet, RTCP_7714.length() / 2, SRTCP_INDEX_7714);

        assertThat(HEX.formatHex(packet, 0, length)).isEqualTo(SRTCP_7714);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,              END_OF_THE_PACKET
                    encrypted,         ''
                    only authenticated, 841dd9683dd78ec92ae58790125f62b3000005d4
                    """)
    void opensTheRtcpPacketsOfRfc7714Section17(String name, String end) {
        String protectedPacket = end.isEmpty() ? SRTCP_7714 : RTCP_7714 + end;
        byte[] packet = padded(protectedPacket);

        int length = gcm().unprotectRtcp(packet, protectedPacket.length() / 2);

        assertThat(HEX.formatHex(packet, 0, length)).isEqualTo(RTCP_7714);
    }

    @Test
    void agreesWithLibsrtpFromTheMasterKeyOn() {
        byte[] key = HEX.parseHex("e1f97a0d3e018be0d64fa32c06de4139");
        byte[] salt = HEX.parseHex("0ec675ad498afeebb6960b3aabe6");
        var sender = new SrtpSender(SrtpProfile.AES128_CM_HMAC_SHA1_80, key, salt);
        byte[] rtp = padded("800f1234decafbadcafebabeabababababababababababababababab");
        byte[] rtcp = padded("81c8000bcafebabeabababababababababababababababab");

        int rtpLength = sender.protectRtp(rtp, 28);
        int rtcpLength = sender.protectRtcp(rtcp, 24);

        assertThat(HEX.formatHex(rtp, 0, rtpLength))
                .isEqualTo(
                        "800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb");
        assertThat(HEX.formatHex(rtcp, 0, rtcpLength))
                .isEqualTo(
                        "81c8000bcafebabe7128035be487b9bdbef89041f977a5a880000001993e08cd54d6c1230798");
        var receiver =
                new SrtpReceiver(SrtpProfile.AES128_CM_HMAC_SHA1_80, key, salt, new DropCounters());
        assertThat(receiver.unprotectRtp(rtp, rtpLength)).isEqualTo(28);
        assertThat(receiver.unprotectRtcp(rtcp, rtcpLength)).isEqualTo(24);
    }

    private static Transform gcm() {
        byte[] key = HEX.parseHex("000102030405060708090a0b0c0d0e0f");
        byte[] salt = HEX.parseHex(QUID_PRO_QUO);
        return new GcmTransform(new SessionKeys(key, NO_KEY, salt, key, NO_KEY, salt));
    }

    private static Transform counter(String key, String salt) {
        byte[] keyBytes = HEX.parseHex(key);
        byte[] saltBytes = HEX.parseHex(salt);
        return new CounterTransform(
                new SessionKeys(keyBytes, NO_KEY, saltBytes, keyBytes, NO_KEY, saltBytes));
    }

    private static byte[] padded(String hex) {
        byte[] bytes = HEX.parseHex(hex);
        return Arrays.copyOf(bytes, bytes.length + SrtpSender.MAX_RTCP_OVERHEAD);
    }
}
