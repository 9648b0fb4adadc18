package org.lyceum.rtc.rtcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.rtc.PacketCaptures;
import org.lyceum.rtc.rtp.ReceptionReport;

class RtcpWriterTest {
    private static final ReceptionReport REPORT =
            new ReceptionReport(64, -2, 65_538, 9, 0x8765_4321L, 65_536);

    private final RtcpWriter writer = new RtcpWriter(new byte[1_500], 1_200);
    private final RecordingVisitor visitor = new RecordingVisitor();

    @Test
    void writesACompoundThatReadsBack() {
        SenderInfo info = new SenderInfo(0xeeac_4575_1078_63beL, 0xffff_fff0L, 17, 4_000_000_000L);
        assertThat(writer.senderReport(0xffff_fffeL, info)).isTrue();
        assertThat(writer.reportBlock(2, REPORT)).isTrue();
        assertThat(writer.reportBlock(3, REPORT)).isTrue();
        assertThat(writer.cname(0xffff_fffeL, "näme".getBytes(UTF_8))).isTrue();
        assertThat(writer.nack(1, 2, new int[] {65_534, 65_535, 14, 15, 900}, 5)).isTrue();
        assertThat(writer.pictureLoss(1, 2)).isTrue();
        assertThat(writer.fullIntraRequest(1, 3, 255)).isTrue();
        assertThat(writer.receiverEstimate(1, 2_500_000, new long[] {2, 3})).isTrue();
        assertThat(writer.bye(4)).isTrue();

        assertThat(RtcpReader.read(writer.buffer(), writer.length(), visitor)).isTrue();

        String block =
                " by fffffffe fraction 64 lost -2 highest 65538 jitter 9 lsr 87654321 dlsr 65536";
        assertThat(visitor.told)
                .containsExactly(
                        "SR fffffffe ntp eeac4575107863be rtp 4294967280 packets 17 octets"
                                + " 4000000000",
                        "block of 2" + block,
                        "block of 3" + block,
                        "cname fffffffe näme",
                        "nack 2 65534",
                        "nack 2 65535",
                        "nack 2 14",
                        "nack 2 15",
                        "nack 2 900",
                        "pli 2",
                        "fir 3 255",
                        "remb 2500000",
                        "bye 4");
    }

    @Test
    void writesTheVeryBytesOfChromium() {
        byte[] captured = PacketCaptures.of("rtcp/chromium-156-viewer-nack.hex").get(0).bytes();
        writer.receiverReport(0x055f_e807L);
        writer.reportBlock(
                0x50b2_15b8L, new ReceptionReport(0, 0, 0x4b26, 0x5ab, 0x491f_b7a0L, 0xa32));
        writer.nack(0x055f_e807L, 0x50b2_15b8L, new int[] {0x4b27}, 1);

        assertThat(Arrays.copyOf(writer.buffer(), writer.length())).isEqualTo(captured);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 255, 300})
    void fillsANameUpToAWord(int length) {
        byte[] name = new byte[length];
        Arrays.fill(name, (byte) 'x');
        Arrays.fill(writer.buffer(), (byte) 0xff);

        writer.cname(7, name);

        assertThat(writer.length() % 4).isZero();
        assertThat(RtcpReader.read(writer.buffer(), writer.length(), visitor)).isTrue();
        assertThat(visitor.told).containsExactly("cname 7 " + "x".repeat(Math.min(255, length)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 262_143, 262_144, 1_000_000_000_000L})
    void keepsEighteenBitsOfAnEstimate(long bitrateBps) {
        writer.receiverEstimate(1, bitrateBps, new long[0]);
        RtcpReader.read(writer.buffer(), writer.length(), visitor);

        long read = Long.parseLong(visitor.told.get(0).substring(5));
        assertThat(read).isBetween(bitrateBps - (bitrateBps >> 17), bitrateBps);
    }

    @Test
    void saysNoWhenAPacketDoesNotFit() {
        RtcpWriter small = new RtcpWriter(new byte[32], 12);

        assertThat(small.senderReport(1, new SenderInfo(0, 0, 0, 0))).isFalse();
        assertThat(small.receiverReport(1)).isTrue();
        assertThat(small.reportBlock(2, REPORT)).isFalse();
        assertThat(small.pictureLoss(1, 2)).isFalse();

        assertThat(HexFormat.of().formatHex(small.buffer(), 0, small.length()))
                .isEqualTo("80c9000100000001");
    }

    @Test
    void aReportHoldsThirtyOneBlocks() {
        assertThat(writer.reportBlock(1, REPORT)).isFalse(); // of which report?
        writer.receiverReport(1);
        for (int i = 0; i < 31; i++) {
            assertThat(writer.reportBlock(i, REPORT)).isTrue();
        }
        assertThat(writer.reportBlock(31, REPORT)).isFalse();
        writer.bye(1);
        assertThat(writer.reportBlock(32, REPORT)).isFalse(); // the report is no longer the last

        assertThat(RtcpReader.read(writer.buffer(), writer.length(), visitor)).isTrue();
        assertThat(visitor.told).hasSize(32);
    }

    @Test
    void beginsAnewAfterReset() {
        writer.bye(1);
        writer.reset().bye(2);

        assertThat(writer.length()).isEqualTo(8);
        assertThat(writer.nack(1, 2, new int[0], 0)).isTrue();
        assertThat(writer.length()).isEqualTo(8);
    }
}
