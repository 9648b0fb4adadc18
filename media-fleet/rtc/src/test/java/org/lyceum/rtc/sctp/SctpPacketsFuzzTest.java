package org.lyceum.rtc.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/// An open association takes whole packets, each with the right tag and checksum: the fuzzer writes
/// the chunks, as somebody with the DTLS keys could.
///
/// The input is packets one after the other, each with its length before it (16 bits). TSNs are
/// counted from what the association expects, so that the same bytes always mean the same.
@Tag("fuzz")
class SctpPacketsFuzzTest {
    private static final int MAX_PACKETS = 60;

    @FuzzTest(maxDuration = "2m")
    void staysWithinItsBounds(byte[] data) {
        SimulatedPath path =
                SimulatedPath.opened(
                        ChannelSettings.orderedReliable(0), ChannelSettings.unordered(1, 0));
        TestPeer node = path.right;
        node.send(0, "x".repeat(5_000), path.nowNs());
        int at = 0;
        for (int i = 0; i < MAX_PACKETS && at + 2 <= data.length; i++) {
            int length = Math.min(BigEndian.unsigned16(data, at), data.length - at - 2);
            feed(path, data, at + 2, length);
            at += 2 + length;
        }
        path.runFor(5_000);

        assertThat(node.association.bufferedBytes()).isBetween(0, OutboundQueue.MAX_BYTES);
        assertThat(node.received)
                .allMatch(m -> m.text().length() <= SctpSettings.MAX_RECEIVED_MESSAGE_BYTES);
        assertThat(node.packetsSent).isLessThan(40 * MAX_PACKETS);
    }

    private static void feed(SimulatedPath path, byte[] data, int offset, int length) {
        byte[] packet = new byte[SctpPacket.HEADER_BYTES + length];
        System.arraycopy(data, offset, packet, SctpPacket.HEADER_BYTES, length);
        boolean begins = length > 0 && data[offset] == ChunkType.INIT;
        SctpPacket.writeHeader(packet, 5_000, 5_000, begins ? 0 : path.left.lastTag);
        anchor(packet, path);
        path.right.handle(Forge.sealed(packet), path.nowNs());
        for (byte[] answer : path.right.outgoing) {
            assertThat(answer).hasSizeLessThanOrEqualTo(SctpAssociation.MAX_PACKET_BYTES);
            assertThat(SctpPacket.hasValidChecksum(answer, answer.length)).isTrue();
        }
    }

    /// Makes the numbers of DATA and SACK relative.
    private static void anchor(byte[] packet, SimulatedPath path) {
        int at = SctpPacket.HEADER_BYTES;
        while (at + 8 <= packet.length) {
            int length = BigEndian.unsigned16(packet, at + 2);
            int number = BigEndian.int32(packet, at + 4);
            if (packet[at] == ChunkType.DATA) {
                BigEndian.put32(packet, at + 4, path.left.initialTsn + number);
            } else if (packet[at] == ChunkType.SACK) {
                BigEndian.put32(packet, at + 4, path.right.initialTsn + number);
            }
            at += Math.max(4, length + 3 & ~3);
        }
    }
}
