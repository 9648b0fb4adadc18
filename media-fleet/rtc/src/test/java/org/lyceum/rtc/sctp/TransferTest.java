package org.lyceum.rtc.sctp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.sctp.SctpAssociation.Sent;
import org.lyceum.rtc.sctp.SimulatedPath.Weather;
import org.lyceum.rtc.sctp.TestPeer.Received;

import java.util.Arrays;

class TransferTest {
    private static final ChannelSettings EVENTS = ChannelSettings.orderedReliable(0);
    private static final ChannelSettings COUNTERS = ChannelSettings.unordered(1, 0);

    private final SimulatedPath path = SimulatedPath.opened(EVENTS, COUNTERS);
    private final TestPeer left = path.left;
    private final TestPeer right = path.right;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                     CHANNEL, KIND,   BYTES, PACKETS
                    text,                           0, TEXT,      10,       1
                    bytes,                          1, BINARY,    10,       1
                    empty text,                     0, TEXT,       0,       1
                    empty bytes,                    1, BINARY,     0,       1
                    one full packet,                0, TEXT,    1132,       1
                    one byte more,                  0, TEXT,    1133,       2
                    """)
    void carries(String name, int channel, PayloadKind kind, int size, int packets) {
        int before = left.packetsSent;
        byte[] message = "y".repeat(size).getBytes(UTF_8);
        left.association.send(channel, kind, message, size, path.nowNs(), left);
        assertThat(left.packetsSent - before).isEqualTo(packets);
        assertThat(left.association.bufferedBytes()).isEqualTo(Math.max(1, size));
        path.runFor(1_000);
        assertThat(right.received).containsExactly(new Received(channel, kind, "y".repeat(size)));
        assertThat(left.association.bufferedBytes()).isZero();
    }

    @Test
    void fillsNoPacketBeyondItsBound() {
        left.send(0, "z".repeat(60_000), path.nowNs());
        assertThat(left.outgoing)
                .allMatch(packet -> packet.length <= SctpAssociation.MAX_PACKET_BYTES);
        path.runFor(5_000);
        assertThat(right.texts(0)).containsExactly("z".repeat(60_000));
    }

    @Test
    void answersFromWithinTheMessageThatAsks() {
        right.onMessage = message -> right.send(0, "re: " + message.text(), path.nowNs());
        left.send(0, "question", path.nowNs());
        path.runFor(1_000);
        assertThat(left.texts(0)).containsExactly("re: question");
    }

    @Test
    void saysNothingMoreOnceTheListenerEndedIt() {
        byte[] packet =
                Forge.packet(
                        left.lastTag,
                        writer -> {
                            Forge.data(writer, left.initialTsn, Forge.WHOLE | Forge.UNORDERED, 1);
                            Forge.data(
                                    writer, left.initialTsn + 1, Forge.WHOLE | Forge.UNORDERED, 2);
                        });
        right.onMessage = _ -> right.association.abort("enough", right);
        right.handle(packet, path.nowNs());
        assertThat(right.received).hasSize(1);
        assertThat(right.ending).isEqualTo(SctpEnding.ABORTED);
        path.runFor(100);
        assertThat(left.ending).isEqualTo(SctpEnding.PEER_ABORTED);
        assertThat(left.send(0, "late", path.nowNs())).isEqualTo(Sent.CLOSED);
    }

    @Test
    void acknowledgesEverySecondPacketAtOnceAndALoneOneAfter200Milliseconds() {
        long nowNs = path.nowNs();
        right.handle(Forge.data(left.lastTag, left.initialTsn, Forge.WHOLE, 1), nowNs);
        assertThat(right.outgoing).isEmpty();
        assertThat(right.deadlineNs()).isEqualTo(nowNs + Reception.ACK_DELAY_NS);
        right.handleTimeout(right.deadlineNs());
        assertThat(right.onlyPacket()[SctpPacket.HEADER_BYTES]).isEqualTo((byte) ChunkType.SACK);
        right.handle(Forge.data(left.lastTag, left.initialTsn + 1, Forge.WHOLE, 1), nowNs);
        assertThat(right.outgoing).isEmpty();
        right.handle(Forge.data(left.lastTag, left.initialTsn + 2, Forge.WHOLE, 1), nowNs);
        assertThat(right.outgoing).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                     OFFSET, FLAGS
                    a hole before it,              1,     7
                    a duplicate,                  -1,     7
                    asked to by the I bit,         0,    15
                    """)
    void acknowledgesAtOnce(String name, int offset, int flags) {
        right.handle(Forge.data(left.lastTag, left.initialTsn + offset, flags, 1), path.nowNs());
        assertThat(right.onlyPacket()[SctpPacket.HEADER_BYTES]).isEqualTo((byte) ChunkType.SACK);
    }

    @Test
    void takesAnAcknowledgementAlongWithData() {
        right.handle(Forge.data(left.lastTag, left.initialTsn, Forge.WHOLE, 1), path.nowNs());
        right.send(0, "answer", path.nowNs());
        byte[] packet = right.onlyPacket();
        assertThat(packet[12]).isEqualTo((byte) ChunkType.SACK);
        assertThat(packet[28]).isEqualTo((byte) ChunkType.DATA);
    }

    @Test
    void repeatsAfterThreeReportsWithoutWaitingForTheTimer() {
        long nowNs = path.nowNs();
        for (int i = 0; i < 4; i++) {
            left.send(0, "message " + i, nowNs);
        }
        left.outgoing.clear();
        int tag = right.lastTag;
        int before = left.initialTsn - 1;
        for (int end = 2; end <= 4; end++) {
            assertThat(left.outgoing).isEmpty();
            byte[] sack = Forge.sack(before, 100_000, 2, end);
            left.handle(Forge.packet(tag, ChunkType.SACK, 0, sack), nowNs + end * 1_000_000L);
        }
        byte[] repeated = left.onlyPacket();
        assertThat(repeated[12]).isEqualTo((byte) ChunkType.DATA);
        assertThat(BigEndian.int32(repeated, 16)).isEqualTo(left.initialTsn);
    }

    @Test
    void repeatsEverMoreSlowlyAndThenEnds() {
        path.weather(new Weather(100, 0, 1, 1));
        left.send(0, "into the void", path.nowNs());
        StringBuilder pausesMs = new StringBuilder();
        long nowNs = path.nowNs();
        while (left.ending == null) {
            pausesMs.append((left.deadlineNs() - nowNs) / 1_000_000).append(' ');
            nowNs = left.deadlineNs();
            left.handleTimeout(nowNs);
        }
        assertThat(pausesMs.toString()).startsWith("500 1000 2000 4000 5000 5000 ");
        assertThat(left.ending).isEqualTo(SctpEnding.PEER_UNREACHABLE);
        assertThat(left.association.bufferedBytes()).isZero();
    }

    @Test
    void probesAClosedWindowWithOneChunkAtATime() {
        int tag = right.lastTag;
        left.send(0, "first", path.nowNs());
        byte[] closed = Forge.sack(left.initialTsn, 0);
        left.handle(Forge.packet(tag, ChunkType.SACK, 0, closed), path.nowNs());
        left.outgoing.clear();
        left.send(0, "second", path.nowNs());
        assertThat(left.outgoing).hasSize(1);
        left.outgoing.clear();
        left.send(0, "third", path.nowNs());
        assertThat(left.outgoing).isEmpty();
        byte[] opened = Forge.sack(left.initialTsn + 1, 10_000);
        left.handle(Forge.packet(tag, ChunkType.SACK, 0, opened), path.nowNs());
        assertThat(left.outgoing).hasSize(1);
    }

    @Test
    void answersAHeartbeatWithItsOwnBytes() {
        byte[] info = {0, 1, 0, 9, 1, 2, 3, 4, 5};
        right.handle(Forge.packet(left.lastTag, ChunkType.HEARTBEAT, 0, info), path.nowNs());
        byte[] answer = right.onlyPacket();
        assertThat(answer[12]).isEqualTo((byte) ChunkType.HEARTBEAT_ACK);
        assertThat(Arrays.copyOfRange(answer, 16, 25)).isEqualTo(info);
    }

    @Test
    void beatsWhileNothingIsSaid() {
        int before = left.packetsSent;
        path.runFor(70_000);
        assertThat(left.packetsSent - before).isGreaterThanOrEqualTo(2 + 2);
        assertThat(left.ending).isNull();
        assertThat(left.drops.total() + right.drops.total()).isZero();
    }

    @Test
    void noticesAPeerThatIsGone() {
        path.weather(new Weather(100, 0, 1, 1));
        path.runFor(500_000);
        assertThat(left.ending).isEqualTo(SctpEnding.PEER_UNREACHABLE);
        assertThat(right.ending).isEqualTo(SctpEnding.PEER_UNREACHABLE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                            TYPE, REPORTED, CONTINUES
                    0x3f: stop,                        63, false,    false
                    I-DATA: stop and report,           64, true,     false
                    RE-CONFIG: skip,                  130, false,    true
                    I-FORWARD-TSN: skip and report,   194, true,     true
                    """)
    void followsTheHighBitsOfUnknownChunks(
            String name, int type, boolean reported, boolean continues) {
        byte[] packet =
                Forge.packet(
                        left.lastTag,
                        writer -> {
                            writer.chunk(type, 0, new byte[] {1, 2, 3, 4});
                            Forge.data(writer, left.initialTsn, Forge.WHOLE, 1);
                        });
        right.handle(packet, path.nowNs());
        assertThat(right.outgoing).hasSize(reported ? 1 : 0);
        assertThat(right.received).hasSize(continues ? 1 : 0);
        assertThat(right.count(Drop.SCTP_UNEXPECTED)).isEqualTo(1);
    }

    @Test
    void dropsPacketsUnderAWrongTag() {
        right.handle(Forge.data(left.lastTag ^ 1, left.initialTsn, Forge.WHOLE, 1), path.nowNs());
        right.handle(Forge.packet(left.lastTag ^ 1, ChunkType.ABORT, 0), path.nowNs());
        right.handle(Forge.packet(left.lastTag, ChunkType.ABORT, 1), path.nowNs());
        assertThat(right.count(Drop.SCTP_BAD_TAG)).isEqualTo(3);
        assertThat(right.received).isEmpty();
        assertThat(right.ending).isNull();
        right.handle(Forge.packet(right.lastTag, ChunkType.ABORT, 1), path.nowNs());
        assertThat(right.ending).isEqualTo(SctpEnding.PEER_ABORTED);
    }

    @Test
    void dropsAcknowledgementsOfWhatWasNeverSent() {
        byte[] sack = Forge.sack(left.initialTsn, 100_000);
        left.handle(Forge.packet(right.lastTag, ChunkType.SACK, 0, sack), path.nowNs());
        assertThat(left.count(Drop.SCTP_MALFORMED)).isEqualTo(1);
        left.send(0, "still works", path.nowNs());
        path.runFor(1_000);
        assertThat(right.texts(0)).containsExactly("still works");
    }

    @Test
    void shutsDownAfterEverythingArrived() {
        left.send(0, "w".repeat(50_000), path.nowNs());
        left.association.shutdown(path.nowNs(), left);
        assertThat(left.send(0, "too late", path.nowNs())).isEqualTo(Sent.CLOSED);
        path.runFor(10_000);
        assertThat(right.texts(0)).containsExactly("w".repeat(50_000));
        assertThat(left.ending).isEqualTo(SctpEnding.SHUT_DOWN);
        assertThat(right.ending).isEqualTo(SctpEnding.SHUT_DOWN);
    }

    @Test
    void shutsDownFromBothSidesAtOnceOnABadNetwork() {
        for (long seed = 1; seed <= 10; seed++) {
            SimulatedPath bad = SimulatedPath.opened(EVENTS);
            bad.weather(Weather.stormy(20));
            bad.left.send(0, "last words", bad.nowNs());
            bad.right.send(0, "of mine", bad.nowNs());
            bad.left.association.shutdown(bad.nowNs(), bad.left);
            bad.right.association.shutdown(bad.nowNs(), bad.right);
            bad.runFor(120_000);
            assertThat(bad.left.ending).isEqualTo(SctpEnding.SHUT_DOWN);
            assertThat(bad.right.ending).isEqualTo(SctpEnding.SHUT_DOWN);
            assertThat(bad.right.texts(0)).containsExactly("last words");
            assertThat(bad.left.texts(0)).containsExactly("of mine");
        }
    }

    @Test
    void answersAShutdownAckAfterItIsOver() {
        left.association.shutdown(path.nowNs(), left);
        path.runFor(1_000);
        byte[] late = Forge.packet(0x01020304, ChunkType.SHUTDOWN_ACK, 0);
        left.handle(late, path.nowNs());
        byte[] complete = left.onlyPacket();
        assertThat(complete[12]).isEqualTo((byte) ChunkType.SHUTDOWN_COMPLETE);
        assertThat(complete[13]).isEqualTo((byte) ChunkType.FLAG_TAG_REFLECTED);
        assertThat(SctpPacket.verificationTag(complete)).isEqualTo(0x01020304);
    }

    @Test
    void knowsOnlyNegotiatedChannels() {
        assertThatThrownBy(() -> left.send(7, "?", path.nowNs()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
