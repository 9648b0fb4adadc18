package org.lyceum.rtc.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;

/// Any bytes at all: nothing throws, what is read lies within the packet, and what can be written
/// again reads the same.
@Tag("fuzz")
class RtcpFuzzTest {
    private static final int SPACE = 1 << 20;

    @FuzzTest(maxDuration = "60s")
    void staysWithinThePacket(byte[] packet) {
        RecordingVisitor visitor = new RecordingVisitor();
        RtcpReader.read(packet, packet.length, visitor);
        assertThat(visitor.told).hasSizeLessThanOrEqualTo(17 * packet.length);
    }

    /// Keyframe requests and estimates are written as they were read.
    @FuzzTest(maxDuration = "60s")
    void readsTheSameAfterWriting(byte[] packet) {
        RtcpWriter writer = new RtcpWriter(new byte[SPACE], SPACE);
        List<String> said = new ArrayList<>();
        RtcpReader.read(packet, packet.length, new Writing(writer, said));
        Writing nobody = new Writing(new RtcpWriter(new byte[SPACE], SPACE), new ArrayList<>());
        assertThat(
                        writer.length() == 0
                                || RtcpReader.read(writer.buffer(), writer.length(), nobody))
                .isTrue();
        assertThat(nobody.said).isEqualTo(said);
    }

    /// As many statuses as the packet says, in the order of their numbers.
    @FuzzTest(maxDuration = "60s")
    void tellsEveryStatusOfAFeedback(byte[] packet) {
        if (packet.length > 65_536 || !TransportFeedback.isValid(packet, 0, packet.length)) {
            return;
        }
        List<Integer> told = new ArrayList<>();
        TransportFeedback.read(
                packet,
                0,
                packet.length,
                new TransportFeedback.Visitor() {
                    @Override
                    public void arrived(int transportSequenceNumber, long arrivalNs) {
                        assertThat(Math.abs(arrivalNs)).isLessThan(Long.MAX_VALUE / 4);
                        told.add(transportSequenceNumber);
                    }

                    @Override
                    public void missing(int transportSequenceNumber) {
                        told.add(transportSequenceNumber);
                    }
                });
        int base = TransportFeedback.baseSequenceNumber(packet, 0);
        assertThat(told).hasSize(TransportFeedback.statusCount(packet, 0));
        for (int i = 0; i < told.size(); i++) {
            assertThat(told.get(i)).isEqualTo(base + i & 0xffff);
        }
    }

    /// Writes again what it is told, as far as our writer knows it.
    private static final class Writing implements RtcpVisitor {
        private final RtcpWriter writer;
        private final List<String> said;

        Writing(RtcpWriter writer, List<String> said) {
            this.writer = writer;
            this.said = said;
        }

        @Override
        public void pictureLoss(long mediaSsrc) {
            said.add("pli " + mediaSsrc);
            assertThat(writer.pictureLoss(1, mediaSsrc)).isTrue();
        }

        @Override
        public void fullIntraRequest(long mediaSsrc, int commandNumber) {
            said.add("fir " + mediaSsrc + " " + commandNumber);
            assertThat(writer.fullIntraRequest(1, mediaSsrc, commandNumber)).isTrue();
        }

        @Override
        public void nack(long mediaSsrc, int sequenceNumber) {
            said.add("nack " + mediaSsrc + " " + sequenceNumber);
            assertThat(writer.nack(1, mediaSsrc, new int[] {sequenceNumber}, 1)).isTrue();
        }

        @Override
        public void bye(long ssrc) {
            said.add("bye " + ssrc);
            assertThat(writer.bye(ssrc)).isTrue();
        }

        @Override
        public void receiverEstimate(long bitrateBps) {
            said.add("remb " + bitrateBps);
            assertThat(writer.receiverEstimate(1, bitrateBps, new long[] {2})).isTrue();
        }
    }
}
