package org.lyceum.rtc.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.sctp.SctpAssociation.Sent;

/// What waits is bounded, and each bound has its counter.
class BoundsTest {
    private static final ChannelSettings EVENTS = ChannelSettings.orderedReliable(0);

    private final SimulatedPath path = SimulatedPath.opened(EVENTS);
    private final TestPeer node = path.right;
    private final int tag = path.left.lastTag;
    private final int firstTsn = path.left.initialTsn;

    @Test
    void refusesToSendWhenTooMuchWaits() {
        String message = "x".repeat(OutboundQueue.MAX_BYTES / 2);
        assertThat(node.send(0, message, path.nowNs())).isEqualTo(Sent.ACCEPTED);
        assertThat(node.send(0, message, path.nowNs())).isEqualTo(Sent.ACCEPTED);
        assertThat(node.send(0, "!", path.nowNs())).isEqualTo(Sent.BUFFER_FULL);
        assertThat(node.count(Drop.SCTP_SEND_BUFFER_FULL)).isEqualTo(1);
        assertThat(node.association.bufferedBytes()).isEqualTo(OutboundQueue.MAX_BYTES);
    }

    @Test
    void refusesToSendWhenTooManyMessagesWait() {
        int accepted = 0;
        while (node.send(0, "", path.nowNs()) == Sent.ACCEPTED) {
            accepted++;
        }
        assertThat(accepted).isEqualTo(OutboundQueue.MAX_MESSAGES);
        path.runUntil(() -> path.left.received.size() == OutboundQueue.MAX_MESSAGES, 60_000);
        assertThat(path.left.received).hasSize(OutboundQueue.MAX_MESSAGES);
        path.runFor(500);
        assertThat(node.send(0, "again", path.nowNs())).isEqualTo(Sent.ACCEPTED);
    }

    @Test
    void refusesToSendMoreThanThePeerTakes() {
        TestPeer small = new TestPeer(5, new SctpSettings(5_000, 5_000, 100, List.of(EVENTS)));
        assertThat(small.send(0, "x".repeat(100), 0)).isEqualTo(Sent.ACCEPTED);
        assertThat(small.send(0, "x".repeat(101), 0)).isEqualTo(Sent.TOO_LARGE);
        assertThat(small.count(Drop.SCTP_MESSAGE_TOO_LARGE)).isEqualTo(1);
    }

    @Test
    void takesAMessageOf64KilobytesAndEndsAtOneByteMore() {
        String largest = "x".repeat(SctpSettings.MAX_RECEIVED_MESSAGE_BYTES);
        path.left.send(0, largest, path.nowNs());
        path.runFor(10_000);
        assertThat(node.texts(0).equals(List.of(largest))).isTrue();
        path.left.send(0, largest + "x", path.nowNs());
        path.runFor(10_000);
        assertThat(node.count(Drop.SCTP_MESSAGE_TOO_LARGE)).isEqualTo(1);
        assertThat(node.ending).isEqualTo(SctpEnding.PROTOCOL_VIOLATION);
        assertThat(path.left.ending).isEqualTo(SctpEnding.PEER_ABORTED);
    }

    @Test
    void dropsEarlyDataBeyondItsWindowAndStillFillsTheHole() {
        int taken = 0;
        while (node.count(Drop.SCTP_RECEIVE_BUFFER_FULL) == 0) {
            int tsn = firstTsn + 2 + 2 * taken++;
            node.handle(Forge.data(tag, tsn, Forge.BEGIN, 1_000), path.nowNs());
        }
        assertThat(taken - 1).isEqualTo(Reception.WINDOW_BYTES / 1_064);
        node.handle(Forge.data(tag, firstTsn, Forge.WHOLE | Forge.UNORDERED, 1_000), path.nowNs());
        assertThat(node.received).hasSize(1);
        assertThat(node.ending).isNull();
    }

    @Test
    void countsTinyFragmentsForWhatTheyCost() {
        int tsn = firstTsn;
        node.handle(Forge.data(tag, tsn++, Forge.BEGIN, 1), path.nowNs());
        while (node.ending == null) {
            node.handle(Forge.data(tag, tsn++, 0, 1), path.nowNs());
        }
        assertThat(node.ending).isEqualTo(SctpEnding.PROTOCOL_VIOLATION);
        assertThat(tsn - firstTsn - 1)
                .isEqualTo(
                        (Reception.WINDOW_BYTES + Reception.HEADROOM_BYTES)
                                / (Fragment.OVERHEAD_BYTES + 1));
        assertThat(node.count(Drop.SCTP_RECEIVE_BUFFER_FULL)).isEqualTo(1);
    }

    @Test
    void dropsNumbersTooFarAhead() {
        int last = firstTsn + ReceivedTsns.WINDOW - 1;
        node.handle(Forge.data(tag, last + 1, Forge.WHOLE | Forge.UNORDERED, 1), path.nowNs());
        assertThat(node.count(Drop.SCTP_RECEIVE_BUFFER_FULL)).isEqualTo(1);
        assertThat(node.received).isEmpty();
        node.handle(Forge.data(tag, last, Forge.WHOLE | Forge.UNORDERED, 1), path.nowNs());
        assertThat(node.received).hasSize(1);
    }

    @Test
    void countsDataOfUnknownChannelsAndReportsStreamsThatAreNone() {
        byte[] unknown = Forge.data(tag, firstTsn, Forge.WHOLE, 1);
        unknown[21] = 9;
        node.handle(Forge.sealed(unknown), path.nowNs());
        assertThat(node.count(Drop.SCTP_UNKNOWN_CHANNEL)).isEqualTo(1);
        byte[] noStream = Forge.data(tag, firstTsn + 1, Forge.WHOLE, 1);
        noStream[20] = (byte) 0xFF;
        node.handle(Forge.sealed(noStream), path.nowNs());
        assertThat(node.count(Drop.SCTP_UNKNOWN_CHANNEL)).isEqualTo(2);
        assertThat(node.outgoing).anyMatch(packet -> packet[12] == ChunkType.ERROR);
        assertThat(node.ending).isNull();
    }

    @Test
    void countsPayloadsThatAreNoDataChannelMessage() {
        byte[] partial = Forge.data(tag, firstTsn, Forge.WHOLE, 12);
        partial[27] = 54; // deprecated
        node.handle(Forge.sealed(partial), path.nowNs());
        assertThat(node.count(Drop.SCTP_UNEXPECTED)).isEqualTo(1);
        assertThat(node.received).isEmpty();
    }

    @Test
    void endsAtDataWithoutData() {
        byte[] value = new byte[OutboundChunk.FIXED_BYTES];
        node.handle(Forge.packet(tag, ChunkType.DATA, Forge.WHOLE, value), path.nowNs());
        assertThat(node.ending).isEqualTo(SctpEnding.PROTOCOL_VIOLATION);
        assertThat(node.onlyPacket()[12]).isEqualTo((byte) ChunkType.ABORT);
    }

    @Test
    void dropsASequenceNumberThatIsPast() {
        node.handle(Forge.data(tag, firstTsn, Forge.WHOLE, 1), path.nowNs());
        node.handle(Forge.data(tag, firstTsn + 1, Forge.WHOLE, 2), path.nowNs());
        assertThat(node.received).hasSize(1);
        assertThat(node.count(Drop.SCTP_UNEXPECTED)).isEqualTo(1);
    }
}
