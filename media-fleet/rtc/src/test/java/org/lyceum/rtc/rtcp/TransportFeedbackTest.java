package org.lyceum.rtc.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.rtc.PacketCaptures;

class TransportFeedbackTest {
    private static final long UNIT = 250_000L;

    private final TransportFeedbackWriter writer = new TransportFeedbackWriter();
    private final byte[] packet = new byte[1_200];
    private final List<String> told = new ArrayList<>();

    @Test
    void readsAFeedbackOfChromium() {
        byte[] captured =
                PacketCaptures.of("rtcp/chromium-156-viewer-transport-cc.hex").get(0).bytes();

        assertThat(read(captured, captured.length - 3))
                .containsExactly(
                        "1 " + (0xc19eL * 256 + 0xc8),
                        "2 " + (0xc19eL * 256 + 0xc9),
                        "3 " + (0xc19eL * 256 + 0xfe));
        assertThat(TransportFeedback.feedbackCount(captured, 0)).isZero();
    }

    @Test
    void writesTheVeryBytesOfChromium() {
        byte[] captured =
                PacketCaptures.of("rtcp/chromium-156-viewer-transport-cc.hex").get(0).bytes();
        long reference = 0xc19eL * 256;

        writer.begin(1);
        writer.arrived(1, (reference + 0xc8) * UNIT);
        writer.arrived(2, (reference + 0xc9) * UNIT);
        writer.arrived(3, (reference + 0xfe) * UNIT + 1);

        int length =
                writer.finish(
                        packet, new TransportFeedbackWriter.Origin(0x2e78_b283L, 0x072f_b8f8L, 0));
        assertThat(HexFormat.of().formatHex(packet, 0, length))
                .isEqualTo(HexFormat.of().formatHex(captured));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            textBlock =
                    """
                    CASE                     | CHUNKS AND DELTAS                | COUNT | TOLD
                    a run of missing         | 0003                             |     3 | 1 -; 2 -; 3 -
                    a run of small deltas    | 2002 04 08                       |     2 | 1 4; 2 12
                    a run of large deltas    | 4002 0100 ff00                   |     2 | 1 256; 2 0
                    a vector of bits         | a800 01 02                       |     3 | 1 1; 2 -; 3 3
                    a vector of pairs        | d800 01 fffe                     |     3 | 1 1; 2 -1; 3 -
                    a vector used in part    | bfff 01                          |     1 | 1 1
                    two chunks               | 0001 2001 05                     |     2 | 1 -; 2 5
                    """)
    void readsChunks(String name, String body, int count, String expected) {
        byte[] bytes =
                HexFormat.of()
                        .parseHex(
                                ("8fcd0000"
                                                + "0000000100000002"
                                                + "0001%04x".formatted(count)
                                                + "00000000"
                                                + body)
                                        .replace(" ", ""));

        assertThat(TransportFeedback.isValid(bytes, 0, bytes.length)).isTrue();
        assertThat(String.join("; ", read(bytes, bytes.length))).isEqualTo(expected);
    }

    @Test
    void saysNoToWhatDoesNotFitIntoOnePacket() {
        writer.begin(65_000);

        assertThat(writer.arrived(65_000, 0)).isTrue();
        assertThat(writer.arrived(65_000, 0)).isFalse(); // not in order
        assertThat(writer.arrived(65_001, 32_768 * UNIT)).isFalse(); // the delta has 16 bits
        assertThat(writer.arrived(65_001, 32_767 * UNIT)).isTrue();
        assertThat(writer.arrived(65_000 + 512, 32_767 * UNIT)).isFalse(); // too many numbers
        assertThat(writer.arrived(65_000 + 511, 32_767 * UNIT)).isTrue();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void readsBackWhateverItWrites(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            TreeMap<Integer, Long> arrivals = new TreeMap<>();
            int base = random.nextInt(65_536);
            double loss = random.nextDouble();
            long units = random.nextLong(1L << 32);
            for (int i = 0; i < random.nextInt(1, 512); i++) {
                units +=
                        random.nextInt(20) == 0
                                ? random.nextInt(-30_000, 30_000)
                                : random.nextInt(100);
                if (random.nextDouble() >= loss) {
                    arrivals.put(i, Math.max(0, units));
                }
            }
            writer.begin(base);
            List<String> expected = new ArrayList<>();
            arrivals.forEach((position, at) -> {
                if (writer.arrived(base + position, at * UNIT)) {
                    while (expected.size() < position) {
                        expected.add(((base + expected.size()) & 0xffff) + " -");
                    }
                    expected.add(((base + position) & 0xffff) + " " + at);
                }
            });
            int length = writer.finish(packet, new TransportFeedbackWriter.Origin(1, 2, round));
            int padding = (packet[0] & 0x20) == 0 ? 0 : packet[length - 1];

            assertThat(TransportFeedback.isValid(packet, 0, length - padding)).isTrue();
            assertThat(read(packet, length - padding)).isEqualTo(expected);
        }
    }

    private List<String> read(byte[] bytes, int length) {
        told.clear();
        TransportFeedback.read(
                bytes,
                0,
                length,
                new TransportFeedback.Visitor() {
                    @Override
                    public void arrived(int transportSequenceNumber, long arrivalNs) {
                        told.add(transportSequenceNumber + " " + arrivalNs / UNIT);
                    }

                    @Override
                    public void missing(int transportSequenceNumber) {
                        told.add(transportSequenceNumber + " -");
                    }
                });
        return List.copyOf(told);
    }
}
