package org.lyceum.rtc.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.rtc.stun.CapturedRequests.Captured;

class StunMessageTest {
    private static final String HEADER = "2112a442000102030405060708090a0b";

    @ParameterizedTest
    @ValueSource(strings = {"chromium-156", "firefox-153"})
    void readsAndVerifiesWhatBrowsersSend(String browser) {
        assertThat(CapturedRequests.of(browser)).hasSizeGreaterThanOrEqualTo(3);
        for (Captured captured : CapturedRequests.of(browser)) {
            byte[] bytes = captured.bytes();
            StunMessage message = parse(bytes);
            assertThat(message.is(StunMessage.BINDING_REQUEST)).isTrue();
            assertThat(message.username())
                    .isEqualTo(captured.localUfrag() + ":" + captured.remoteUfrag());
            assertThat(message.hasUseCandidate()).isEqualTo(captured.nominates());
            assertThat(message.isFromControlling()).isTrue();
            assertThat(message.notUnderstood()).isEmpty();
            assertThat(message.hasValidFingerprint()).isTrue();
            assertThat(message.hasValidIntegrity(StunKey.of(captured.password()))).isTrue();
            assertThat(StunMessage.localUfragOf(bytes, bytes.length))
                    .isEqualTo(captured.localUfrag());
        }
    }

    @Test
    void noByteMayBeMissingAddedOrChanged() {
        Captured captured = CapturedRequests.of("firefox-153").getFirst();
        byte[] bytes = captured.bytes();
        StunKey key = StunKey.of(captured.password());
        for (int length = 0; length < bytes.length; length++) {
            assertThat(StunMessage.parse(bytes, length)).isNull();
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThat(StunMessage.parse(longer, longer.length)).isNull();
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 0x10;
            StunMessage message = StunMessage.parse(changed, changed.length);
            assertThat(
                            message != null
                                    && message.hasValidIntegrity(key)
                                    && message.hasValidFingerprint())
                    .as("byte %d", i)
                    .isFalse();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                              TYPE_AND_LENGTH, ATTRIBUTES
                    no attributes but a length,        00010004,        ''
                    half an attribute header,          00010002,        0006
                    length past the end,               00010008,        0006000841414141
                    longest length,                    00010004,        0006ffff
                    padding past the end,              00010007,        00060003414141
                    PRIORITY of three bytes,           00010008,        0024000341414100
                    USE-CANDIDATE with a value,        00010008,        0025000400000000
                    MESSAGE-INTEGRITY of four bytes,   00010008,        0008000400000000
                    FINGERPRINT of no bytes,           00010004,        80280000
                    XOR-MAPPED-ADDRESS of twelve,      00010010,        0020000c000100000000000000000000
                    ERROR-CODE of no bytes,            00010004,        00090000
                    trailing after FINGERPRINT,        0001000c,        802800040000000080220000
                    first bits not zero,               40010000,        ''
                    """)
    void refuses(String name, String typeAndLength, String attributes) {
        byte[] bytes = HexFormat.of().parseHex(typeAndLength + HEADER + attributes);
        assertThat(StunMessage.parse(bytes, bytes.length)).isNull();
    }

    @Test
    void refusesAnotherCookie() {
        byte[] bytes = HexFormat.of().parseHex("00010000" + HEADER.replace("2112", "2113"));
        assertThat(StunMessage.parse(bytes, bytes.length)).isNull();
    }

    @Test
    void refusesMoreAttributesThanItsBound() {
        assertThat(manyAttributes(StunMessage.MAX_ATTRIBUTES)).isNotNull();
        assertThat(manyAttributes(StunMessage.MAX_ATTRIBUTES + 1)).isNull();
        assertThat(manyAttributes(16_000)).isNull();
    }

    @Test
    void ignoresWhatFollowsTheIntegrity() {
        StunKey key = StunKey.of("password");
        StunWriter writer = new StunWriter();
        int signed =
                writer.begin(StunMessage.BINDING_REQUEST, new StunTransaction(1, 2))
                        .username("a:b")
                        .finish(key);
        byte[] bytes = Arrays.copyOf(writer.bytes(), signed - 4);
        bytes[signed - 8] = 0; // USE-CANDIDATE instead of FINGERPRINT
        bytes[signed - 7] = 0x25;
        bytes[signed - 5] = 0;
        bytes[3] -= 4;
        StunMessage message = parse(bytes);
        assertThat(message.hasUseCandidate()).isFalse();
        assertThat(message.hasValidIntegrity(key)).isTrue();
        assertThat(message.hasValidFingerprint()).isFalse();
    }

    @Test
    void namesWhatItDoesNotUnderstand() {
        byte[] bytes = HexFormat.of().parseHex("0001000c" + HEADER + "7ffe00000001000080fe0000");
        assertThat(parse(bytes).notUnderstood()).containsExactly(0x7ffe, 0x0001);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                   TYPE_AND_LENGTH, ATTRIBUTES
                    no USERNAME,            00010000,        ''
                    USERNAME without colon, 00010008,        0006000441414141
                    not a request,          01010008,        00060004413a4141
                    """)
    void knowsNoUfragWhereThereIsNone(String name, String typeAndLength, String attributes) {
        byte[] bytes = HexFormat.of().parseHex(typeAndLength + HEADER + attributes);
        assertThat(StunMessage.localUfragOf(bytes, bytes.length)).isNull();
    }

    private static @Nullable StunMessage manyAttributes(int count) {
        byte[] bytes = new byte[StunMessage.HEADER_BYTES + 4 * count];
        byte[] header = HexFormat.of().parseHex("00010000" + HEADER);
        System.arraycopy(header, 0, bytes, 0, header.length);
        bytes[2] = (byte) ((4 * count) >> 8);
        bytes[3] = (byte) (4 * count);
        for (int i = 0; i < count; i++) {
            bytes[StunMessage.HEADER_BYTES + 4 * i] = (byte) 0x80;
        }
        return StunMessage.parse(bytes, bytes.length);
    }

    private static StunMessage parse(byte[] bytes) {
        return Objects.requireNonNull(StunMessage.parse(bytes, bytes.length));
    }
}
