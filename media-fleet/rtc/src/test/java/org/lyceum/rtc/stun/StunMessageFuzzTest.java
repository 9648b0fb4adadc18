package org.lyceum.rtc.stun;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/// Whatever arrives, the parser says yes or no, and what it accepts can be read to the end.
@Tag("fuzz")
class StunMessageFuzzTest {
    private static final StunKey KEY = StunKey.of("VOkJxbRl1RmTxUk/WvJxBt");

    @FuzzTest
    void parses(byte[] data) {
        StunMessage message = StunMessage.parse(data, data.length);
        if (message == null) {
            assertThat(StunMessage.localUfragOf(data, data.length)).isNull();
            return;
        }
        message.username();
        message.priority();
        message.mappedAddress();
        message.hasValidFingerprint();
        message.hasValidIntegrity(KEY);
        assertThat(message.errorCode()).isBetween(0, 955);
        assertThat(message.notUnderstood()).hasSizeLessThanOrEqualTo(StunMessage.MAX_ATTRIBUTES);
    }
}
