package org.lyceum.rtc.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.rtc.PacketCaptures;
import org.lyceum.rtc.PacketCaptures.Captured;

class RtcpReaderTest {
    private static final String SSRCS = "0000000100000002";

    private final RecordingVisitor visitor = new RecordingVisitor();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                            PACKET
                    nothing,                         ''
                    half a header,                   80c9
                    version 1,                       40c90001 00000001
                    longer than the datagram,        80c90002 00000001
                    shorter than the datagram,       80c90001 00000001 00
                    a second header cut,             80c90001 00000001 80c9
                    a second of version 0,           80c90001 00000001 00c90001 00000001
                    padding 0,                       a0c90001 00000000
                    padding into the header,         a0c90001 00000005
                    """)
    void tellsNothingOfABrokenChain(String name, String packet) {
        assertThat(read(packet)).isFalse();
        assertThat(visitor.told).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                                   PACKET
                    a report without its block,             81c90001 00000001
                    a sender report without its info,       80c80005 00000001 00000000 00000000 00000000 00000000
                    a sender report with 31 blocks missing, 9fc80006 00000001 00000000 00000000 00000000 00000000 00000000
                    an item over the end,                   81ca0002 00000001 01ff6161
                    an item without its length,             81ca0002 00000001 01016101
                    items without an end,                   81ca0002 00000001 01026161
                    a chunk too many,                       82ca0002 00000001 01016100
                    a BYE without its source,               81cb0000
                    a BYE with a reason over the end,       80cb0001 04616161
                    feedback without its SSRCs,             81cd0001 00000001
                    a NACK of nothing,                      81cd0002 SSRCS
                    a FIR of nothing,                       84ce0002 SSRCS
                    half a FIR,                             84ce0003 SSRCS 00000002
                    an application message cut,             8fce0002 SSRCS
                    a REMB cut,                             8fce0003 SSRCS 52454d42
                    a REMB with a count past the end,       8fce0005 SSRCS 52454d42 02000001 00000002
                    a REMB with 255 SSRCs missing,          8fce0004 SSRCS 52454d42 ff000001
                    transport-cc cut,                       8fcd0003 SSRCS 00000001
                    transport-cc without its chunk,         8fcd0004 SSRCS 00000001 00000000
                    transport-cc of a reserved symbol,      8fcd0005 SSRCS 00000001 00000000 60010000
                    a reserved symbol in a vector,          8fcd0005 SSRCS 00000001 00000000 f0000000
                    transport-cc without its deltas,        8fcd0005 SSRCS 00000003 00000000 20030101
                    large deltas over the end,              8fcd0005 SSRCS 00000002 00000000 40020001
                    statuses without end,                   8fcd0005 SSRCS 0000ffff 00000000 1fff1fff
                    runs of length 0,                       8fcd0005 SSRCS 00000001 00000000 00000000
                    """)
    void leavesOutAPacketThatDoesNotFitAndTellsTheNext(String name, String packet) {
        assertThat(read(packet + "81ce0002" + SSRCS)).isFalse();
        assertThat(visitor.told).containsExactly("pli 2");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            textBlock =
                    """
                    CASE                          | PACKET                                           | TOLD
                    an empty receiver report      | 80c90001 00000001                                |
                    an unknown type               | 80cc0001 00000001                                |
                    an unknown format             | 82cd0002 SSRCS                                   |
                    an unknown application        | 8fce0003 SSRCS 41424344                          |
                    a NACK of one                 | 81cd0003 SSRCS 00050000                          | nack 2 5
                    a NACK with followers         | 81cd0003 SSRCS fffe8003                          | nack 2 65534; nack 2 65535; nack 2 0; nack 2 14
                    a PLI                         | 81ce0002 SSRCS                                   | pli 2
                    a FIR of two                  | 84ce0006 0000000100000000 0000000207000000 0000000308000000 | fir 2 7; fir 3 8
                    a REMB                        | 8fce0005 SSRCS 52454d42 010bffff 00000002        | remb 1048572
                    a REMB beyond all reason      | 8fce0004 SSRCS 52454d42 00ffffff                 | remb 9223372036854775807
                    two BYEs                      | 82cb0002 00000001 00000002                       | bye 1; bye 2
                    a BYE with a reason           | 81cb0002 00000001 02616100                       | bye 1
                    two chunks                    | 82ca0005 00000001 01026162 00000000 00000002 01016300 | cname 1 ab; cname 2 c
                    another item before the name  | 81ca0003 00000001 02017801 01610000              | cname 1 a
                    padding at the end            | a1cd0004 SSRCS 00050000 00000004                 | nack 2 5
                    """)
    void tellsWhatIsThere(String name, String packet, String told) {
        boolean wellFormed = read(packet);

        assertThat(String.join("; ", visitor.told)).isEqualTo(told == null ? "" : told);
        assertThat(wellFormed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chromium-156-publisher-remb-sender-reports",
                "chromium-156-publisher-remb",
                "chromium-156-publisher-twcc-sender-reports",
                "chromium-156-publisher-twcc",
                "chromium-156-viewer-nack",
                "chromium-156-viewer-pli",
                "chromium-156-viewer-receiver-reports",
                "chromium-156-viewer-start",
                "chromium-156-viewer-transport-cc",
                "firefox-153-publisher-remb-sender-reports",
                "firefox-153-publisher-remb",
                "firefox-153-publisher-twcc-sender-reports",
                "firefox-153-publisher-twcc",
                "firefox-153-viewer-nack",
                "firefox-153-viewer-pli",
                "firefox-153-viewer-receiver-reports",
                "firefox-153-viewer-start",
                "firefox-153-viewer-transport-cc"
            })
    void readsWhatBrowsersSend(String file) {
        for (Captured captured : PacketCaptures.of("rtcp/" + file + ".hex")) {
            visitor.told.clear();
            byte[] packet = captured.bytes();

            assertThat(RtcpReader.read(packet, packet.length, visitor)).isTrue();

            List<String> kinds = visitor.told.stream().map(line -> line.split(" ")[0]).toList();
            String comment = captured.comment();
            assertThat(kinds.contains("SR")).isEqualTo(comment.contains("SenderReport"));
            assertThat(kinds.contains("cname")).isEqualTo(comment.contains("SourceDescription"));
            assertThat(kinds.contains("nack")).isEqualTo(comment.contains("Nack"));
            assertThat(kinds.contains("pli")).isEqualTo(comment.contains("PictureLoss"));
            assertThat(kinds.contains("transport-cc")).isEqualTo(comment.contains("LayerCC"));
        }
    }

    @Test
    void readsEachFieldOfAReport() {
        byte[] packet = PacketCaptures.of("rtcp/chromium-156-viewer-nack.hex").get(0).bytes();

        RtcpReader.read(packet, packet.length, visitor);

        assertThat(visitor.told)
                .containsExactly(
                        "block of 50b215b8 by 55fe807 fraction 0 lost 0 highest 19238 jitter 1451"
                                + " lsr 491fb7a0 dlsr 2610",
                        "nack 50b215b8 19239");
    }

    private boolean read(String hex) {
        byte[] packet = HexFormat.of().parseHex(hex.replace("SSRCS", SSRCS).replace(" ", ""));
        return RtcpReader.read(packet, packet.length, visitor);
    }
}
