package org.lyceum.rtc.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HexFormat;

class ChunkParsingTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                         BYTES,                    ELEMENTS, MALFORMED
                    nothing,                      '',                              0, false
                    one byte less than a header,  0b0000,                          0, true
                    a header alone,               0b000004,                        1, false
                    length below the header,      0b000003,                        0, true
                    length zero,                  0b000000,                        0, true
                    one byte less than length,    04000008aabbcc,                  0, true
                    exactly its length,           04000008aabbccdd,                1, false
                    one more byte,                04000008aabbccddee,              1, true
                    padded,                       04000005aa000000,                1, false
                    last padding missing,         04000005aa,                      1, false
                    last padding cut,             04000005aa0000,                  1, false
                    two,                          04000005aa0000000b000004,        2, false
                    padding is no element,        04000005aa0000000b0000,          1, true
                    """)
    void walksOverElements(String name, String hex, int elements, boolean malformed) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        TlvReader reader = new TlvReader().over(bytes, 0, bytes.length);
        int found = 0;
        while (reader.next()) {
            found++;
        }
        assertThat(found).isEqualTo(elements);
        assertThat(reader.isMalformed()).isEqualTo(malformed);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,               VALUE,                                SOUND
                    nothing,            '',                                   false
                    one byte less,      00000001000080000001000100000f,       false
                    exact,              00000001000080000001000100000f00,     true
                    one byte more,      00000001000080000001000100000f0000,   true
                    tag zero,           00000000000080000001000100000f00,     false
                    no streams out,     00000001000080000000000100000f00,     false
                    no streams in,      00000001000080000001000000000f00,     false
                    window too small,   00000001000005db0001000100000f00,     false
                    smallest window,    00000001000005dc0001000100000f00,     true
                    """)
    void readsInit(String name, String hex, boolean sound) {
        byte[] value = HexFormat.of().parseHex(hex);
        assertThat(InitChunk.read(value, 0, value.length) != null).isEqualTo(sound);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                        VALUE,                              SOUND
                    nothing,                     '',                                 false
                    one byte less,               00000001000080000000 00,            false
                    exact,                       00000001000080000000 0000,          true
                    one byte more,               00000001000080000000 000000,        true
                    a block,                     00000001000080000001 0000 00020003, true
                    a block one byte short,      00000001000080000001 0000 000200,   false
                    a duplicate,                 00000001000080000000 0001 00000001, true
                    a duplicate that is missing, 00000001000080000000 0001,          false
                    65535 of each,               0000000100008000ffff ffff,          false
                    """)
    void readsSack(String name, String hex, boolean sound) {
        byte[] value = HexFormat.of().parseHex(hex.replace(" ", ""));
        assertThat(new SackChunk().over(value, 0, value.length)).isEqualTo(sound);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,            CHUNK,                               SOUND
                    no value,        00030004,                            false
                    one byte less,   0003000f 00000001 00000000 000000,   false
                    no user data,    00030010 00000001 00000000 00000033, false
                    one byte,        00030011 00000001 00000000 00000033 61, true
                    """)
    void readsData(String name, String hex, boolean sound) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        TlvReader reader = new TlvReader().over(bytes, 0, bytes.length);
        assertThat(reader.next()).isTrue();
        assertThat(new DataChunk().over(bytes, reader)).isEqualTo(sound);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                              PARAMETERS,                          COOKIE, REPORTED
                    nothing,                           '',                                  ,       ''
                    a cookie,                          00070006 abcd0000,                   abcd,   ''
                    FORWARD-TSN: known,                c0000004 00070006 abcd0000,          abcd,   ''
                    0xc007: skip and report,           c0070004 00070006 abcd0000,          abcd,   c0070004
                    extensions: known,                 80080006 82c00000 00070006 abcd0000, abcd,   ''
                    0x4001: stop and report,           40010005 ff000000 00070006 abcd0000, ,       40010005ff000000
                    0x0fff: stop,                      0fff0004 00070006 abcd0000,          ,       ''
                    known without a meaning,           000c0006 00050000 00070006 abcd0000, abcd,   ''
                    """)
    void followsTheHighBitsOfUnknownParameters(
            String name, String hex, String cookie, String reported) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        InitParameters parameters = InitParameters.read(bytes, 0, bytes.length);
        byte[] found = parameters.cookie();
        assertThat(found == null ? null : HexFormat.of().formatHex(found)).isEqualTo(cookie);
        assertThat(HexFormat.of().formatHex(parameters.unrecognized())).isEqualTo(reported);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                       PARAMETERS,        FORWARD_TSN
                    nothing,                    '',                false
                    Forward-TSN-Supported,      c0000004,          true
                    listed among extensions,    80080006 82c00000, true
                    other extensions,           80080006 82400000, false
                    an empty list,              80080004,          false
                    """)
    void readsTheExtensionsOfAPeer(String name, String hex, boolean forwardTsn) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        Extensions extensions = InitParameters.read(bytes, 0, bytes.length).extensions();
        assertThat(extensions.forwardTsn()).isEqualTo(forwardTsn);
        assertThat(Extensions.ofBits(extensions.bits())).isEqualTo(extensions);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                       VALUE,                        SOUND, STREAMS
                    nothing,                    '',                           false, 0
                    one byte less,              000001,                       false, 0
                    no stream,                  00000001,                     true,  0
                    one byte more,              0000000100,                   false, 0
                    one stream,                 00000001 00000007,            true,  1
                    a stream cut,               00000001 00000007 0001 00,    false, 0
                    """)
    void readsForwardTsn(String name, String hex, boolean sound, int streams) {
        byte[] value = HexFormat.of().parseHex(hex.replace(" ", ""));
        ForwardTsnChunk chunk = new ForwardTsnChunk();
        assertThat(chunk.over(value, 0, value.length)).isEqualTo(sound);
        if (sound) {
            assertThat(chunk.streams()).isEqualTo(streams);
        }
    }
}
