package org.lyceum.rtc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultiplexingTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                   FIRST, SECOND, PROTOCOL
                    the lowest STUN,            0,      1, STUN
                    the highest STUN,           3,      0, STUN
                    above STUN,                 4,      0, UNKNOWN
                    ZRTP,                      16,      0, UNKNOWN
                    below DTLS,                19,      0, UNKNOWN
                    ChangeCipherSpec,          20,    254, DTLS
                    a handshake,               22,    254, DTLS
                    the highest DTLS,          63,      0, DTLS
                    a TURN channel,            64,      0, UNKNOWN
                    below RTP,                127,      0, UNKNOWN
                    RTP,                      128,     96, RTP
                    RTP with marker,          144,    224, RTP
                    below RTCP,               128,    191, RTP
                    the lowest RTCP,          128,    192, RTCP
                    a sender report,          129,    200, RTCP
                    the highest RTCP,         191,    223, RTCP
                    above RTP,                192,    200, UNKNOWN
                    """)
    void tellsProtocolsApart(String name, int first, int second, Multiplexing protocol) {
        assertThat(Multiplexing.of(new byte[] {(byte) first, (byte) second}, 2))
                .isEqualTo(protocol);
    }

    @Test
    void aByteAloneIsNothing() {
        assertThat(Multiplexing.of(new byte[] {0}, 1)).isEqualTo(Multiplexing.UNKNOWN);
        assertThat(Multiplexing.of(new byte[0], 0)).isEqualTo(Multiplexing.UNKNOWN);
    }
}
