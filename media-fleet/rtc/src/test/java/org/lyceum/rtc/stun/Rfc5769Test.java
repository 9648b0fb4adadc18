package org.lyceum.rtc.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The test vectors of RFC 5769 for short-term credentials, sections 2.1 to 2.3.
class Rfc5769Test {
    private static final StunKey KEY = StunKey.of("VOkJxbRl1RmTxUk/WvJxBt");
    private static final StunTransaction TRANSACTION =
            new StunTransaction(0xb7e7a701, 0xbc34d686fa87dfaeL);

    private static final String REQUEST =
            """
            000100582112a442b7e7a701bc34d686fa87dfae\
            802200105354554e207465737420636c69656e74\
            002400046e0001ff\
            80290008932ff9b151263b36\
            000600096576746a3a68367659202020\
            000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2\
            80280004e57a3bcf\
            """;

    @Test
    void readsTheRequest() {
        StunMessage request = parse(REQUEST);
        assertThat(request.is(StunMessage.BINDING_REQUEST)).isTrue();
        assertThat(request.transaction()).isEqualTo(TRANSACTION);
        assertThat(request.username()).isEqualTo("evtj:h6vY");
        assertThat(request.priority()).isEqualTo(0x6e0001ffL);
        assertThat(request.isFromControlled()).isTrue();
        assertThat(request.isFromControlling()).isFalse();
        assertThat(request.hasUseCandidate()).isFalse();
        assertThat(request.notUnderstood()).isEmpty();
        assertThat(request.hasValidIntegrity(KEY)).isTrue();
        assertThat(request.hasValidIntegrity(StunKey.of("another"))).isFalse();
        assertThat(request.hasValidFingerprint()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE, ADDRESS,                              HEX
                    IPv4, 192.0.2.1,                            0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000080001a147e112a643000800142b91f599fd9e90c38c7489f92af9ba53f06be7d780280004c07d4c96
                    IPv6, 2001:db8:1234:5678:11:2233:4455:6677, 010100482112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d900080014a382954e4be67bf11784c97c8292c275bfe3ed4180280004c8fb0b4c
                    """)
    void readsTheResponse(String name, String address, String hex) {
        StunMessage response = parse(hex);
        assertThat(response.is(StunMessage.BINDING_SUCCESS)).isTrue();
        assertThat(response.mappedAddress()).isEqualTo(new InetSocketAddress(address, 32853));
        assertThat(response.hasValidIntegrity(KEY)).isTrue();
        assertThat(response.hasValidFingerprint()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1", "2001:db8:1234:5678:11:2233:4455:6677"})
    void writesWhatItReads(String address) {
        InetSocketAddress mapped = new InetSocketAddress(address, 32853);
        StunWriter writer = new StunWriter();
        int length =
                writer.begin(StunMessage.BINDING_SUCCESS, TRANSACTION)
                        .mappedAddress(mapped)
                        .finish(KEY);
        StunMessage read = Objects.requireNonNull(StunMessage.parse(writer.bytes(), length));
        assertThat(read.mappedAddress()).isEqualTo(mapped);
        assertThat(read.transaction()).isEqualTo(TRANSACTION);
        assertThat(read.hasValidIntegrity(KEY)).isTrue();
        assertThat(read.hasValidFingerprint()).isTrue();
    }

    private static StunMessage parse(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return Objects.requireNonNull(StunMessage.parse(bytes, bytes.length));
    }
}
