package org.lyceum.rtc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lyceum.rtc.bandwidth.SentPacketHistory;
import org.lyceum.rtc.bandwidth.TransportFeedbackRecorder;
import org.lyceum.rtc.codec.Vp8Descriptor;
import org.lyceum.rtc.rtcp.RtcpReader;
import org.lyceum.rtc.rtcp.RtcpVisitor;
import org.lyceum.rtc.rtp.HeaderExtensionBlock;
import org.lyceum.rtc.rtp.NackTracker;
import org.lyceum.rtc.rtp.ReceptionStatistics;
import org.lyceum.rtc.rtp.RtpPacket;
import org.lyceum.rtc.rtp.RtpWriter;
import org.lyceum.rtc.rtp.RtxStream;

/// The packet path allocates nothing: counted in bytes of this thread, not in time.
class AllocationTest {
    private static final int PACKETS = 200_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long checksum;

    @Test
    void readingWritingAndRepairingRtpAllocatesNothing() {
        List<byte[]> packets = packets("rtp/chromium-156-twcc-vp8-h.hex");
        Vp8Descriptor descriptor = new Vp8Descriptor();
        ReceptionStatistics statistics = new ReceptionStatistics(90_000);
        NackTracker nacks = new NackTracker();
        RtxStream repair = new RtxStream(1, 97, 0);
        RtpWriter writer = new RtpWriter();
        HeaderExtensionBlock block =
                HeaderExtensionBlock.builder().mid(4, "1").transportCc(3).build();
        byte[] into = new byte[2_000];

        assertAllocatesNothing(i -> {
            byte[] packet = packets.get(i % packets.size());
            RtpPacket.isValid(packet, packet.length);
            checksum += RtpPacket.extensionOffset(packet, 3);
            int header = RtpPacket.headerLength(packet);
            int payload = RtpPacket.payloadLength(packet, packet.length);
            descriptor.parse(packet, header, payload);
            nacks.received(statistics.received(i & 0xffff, i, i * 1_000L), i * 1_000L);
            checksum += repair.wrap(packet, packet.length, into);
            writer.begin(into, 1, 96)
                    .sequenceNumber(i)
                    .extensions(block)
                    .payload(packet, header, payload);
            checksum += writer.length();
        });
    }

    @Test
    void readingRtcpAllocatesNothing() {
        List<byte[]> reports = packets("rtcp/chromium-156-viewer-nack.hex");
        List<byte[]> feedbacks = packets("rtcp/chromium-156-viewer-transport-cc.hex");
        SentPacketHistory history = new SentPacketHistory();
        RtcpVisitor visitor =
                new RtcpVisitor() {
                    @Override
                    public void nack(long mediaSsrc, int sequenceNumber) {
                        checksum += sequenceNumber;
                    }

                    @Override
                    public void transportFeedback(byte[] packet, int offset, int length) {
                        history.feedback(packet, offset, length);
                    }
                };

        assertAllocatesNothing(i -> {
            byte[] report = reports.get(i % reports.size());
            byte[] feedback = feedbacks.get(i % feedbacks.size());
            RtcpReader.read(report, report.length, visitor);
            RtcpReader.read(feedback, feedback.length, visitor);
            checksum += history.sent(1_000, i);
        });
    }

    @Test
    void notingArrivalsAllocatesNothing() {
        TransportFeedbackRecorder recorder = new TransportFeedbackRecorder();

        assertAllocatesNothing(i -> recorder.received(i & 0xffff, i * 1_000L));
    }

    private interface Step {
        void take(int i);
    }

    /// What remains is the measuring itself.
    private void assertAllocatesNothing(Step step) {
        for (int i = 0; i < PACKETS; i++) {
            step.take(i);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < PACKETS; i++) {
            step.take(i);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).isLessThan(PACKETS / 100);
        assertThat(checksum).isNotEqualTo(-1);
    }

    private static List<byte[]> packets(String file) {
        return PacketCaptures.of(file).stream().map(PacketCaptures.Captured::bytes).toList();
    }
}
