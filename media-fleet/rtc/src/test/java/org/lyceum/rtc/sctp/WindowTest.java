package org.lyceum.rtc.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.rtc.sctp.SctpAssociation.Sent;
import org.lyceum.rtc.sctp.SimulatedPath.Weather;

/// Receive windows that close and open again (RFC 9260, sections 6.1 A and 6.2).
class WindowTest {
    private static final ChannelSettings EVENTS = ChannelSettings.orderedReliable(0);
    private static final ChannelSettings BOARD = ChannelSettings.orderedReliable(1);
    private static final int SMALL_WINDOW = 12_000;

    private final SimulatedPath path = SimulatedPath.opened(EVENTS);
    private final TestPeer left = path.left;
    private final TestPeer right = path.right;

    @Test
    void advertisesLessWhileItHoldsPieces() {
        right.handle(Forge.data(left.lastTag, left.initialTsn + 1, 0, 1_000), path.nowNs());
        int held = 1_000 + Fragment.OVERHEAD_BYTES;
        assertThat(window(right.onlyPacket())).isEqualTo(Reception.WINDOW_BYTES - held);
    }

    @Test
    void tellsAtOnceThatThereIsRoomAgain() {
        int waiting = 130;
        for (int i = 1; i <= waiting; i++) {
            right.handle(message(i), path.nowNs());
        }
        assertThat(window(right.outgoing.getLast())).isLessThan(Reception.WINDOW_BYTES / 2);
        right.outgoing.clear();
        right.handle(message(0), path.nowNs());
        assertThat(right.received).hasSize(waiting + 1);
        assertThat(window(right.onlyPacket())).isEqualTo(Reception.WINDOW_BYTES);
    }

    @Test
    void probesAClosedWindowEverMoreSlowly() {
        int tag = right.lastTag;
        left.send(0, "first", path.nowNs());
        byte[] closed = Forge.packet(tag, ChunkType.SACK, 0, Forge.sack(left.initialTsn, 0));
        long nowNs = path.nowNs();
        left.handle(closed, nowNs);
        left.outgoing.clear();
        for (int i = 0; i < 20; i++) {
            left.send(0, "next", nowNs);
        }
        StringBuilder pausesMs = new StringBuilder();
        for (int probe = 1; probe <= 7; probe++) {
            assertThat(left.outgoing).isEmpty();
            pausesMs.append((left.deadlineNs() - nowNs) / 1_000_000).append(' ');
            nowNs = left.deadlineNs();
            left.handleTimeout(nowNs);
            assertThat(left.onlyPacket()[12]).isEqualTo((byte) ChunkType.DATA);
            byte[] stillClosed = Forge.sack(left.initialTsn + probe, 0);
            left.handle(Forge.packet(tag, ChunkType.SACK, 0, stillClosed), nowNs);
        }
        assertThat(pausesMs.toString()).isEqualTo("400 800 1600 3200 6400 10000 10000 ");
        assertThat(left.ending).isNull();
    }

    @Test
    void goesOnAtOnceWhenTheWindowOpens() {
        int tag = right.lastTag;
        left.send(0, "first", path.nowNs());
        byte[] closed = Forge.sack(left.initialTsn, 0);
        left.handle(Forge.packet(tag, ChunkType.SACK, 0, closed), path.nowNs());
        left.outgoing.clear();
        left.send(0, "second", path.nowNs());
        left.send(0, "third", path.nowNs());
        assertThat(left.outgoing).isEmpty();
        byte[] opened = Forge.sack(left.initialTsn, 10_000);
        left.handle(Forge.packet(tag, ChunkType.SACK, 0, opened), path.nowNs());
        byte[] packet = left.onlyPacket();
        assertThat(BigEndian.int32(packet, 16)).isEqualTo(left.initialTsn + 1);
        assertThat(packet.length).isGreaterThan(12 + 2 * OutboundChunk.HEADER_BYTES);
    }

    @Test
    void waitsForASmallWindowWithoutFillingMemory() {
        SimulatedPath small = small(1, Weather.CALM);
        small.left.send(0, "x".repeat(60_000), small.nowNs());
        assertThat(small.runUntil(() -> small.right.received.size() == 1, 600_000)).isTrue();
        assertThat(small.right.drops.total()).isZero();
    }

    /// Windows of a few packets close all the time; nothing is lost and nothing stands still.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void bringsEverythingThroughSmallWindowsOnABadNetwork(long seed) {
        SimulatedPath bad = small(seed, Weather.stormy(15));
        List<String> said = new ArrayList<>();
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            said.add(i + ":" + "x".repeat(random.nextInt(6_000)));
        }
        int[] next = {0};
        boolean arrived =
                bad.runUntil(
                        () -> {
                            while (next[0] < said.size()
                                    && bad.left.send(next[0] % 2, said.get(next[0]), bad.nowNs())
                                            == Sent.ACCEPTED) {
                                next[0]++;
                            }
                            return bad.right.received.size() == said.size();
                        },
                        30 * 60_000);
        assertThat(arrived).isTrue();
        for (int channel = 0; channel < 2; channel++) {
            int parity = channel;
            List<String> expected =
                    said.stream().filter(text -> said.indexOf(text) % 2 == parity).toList();
            assertThat(bad.right.texts(channel).equals(expected)).isTrue();
        }
        assertThat(bad.left.ending).isNull();
        assertThat(bad.right.ending).isNull();
    }

    /// The message with this number in stream 0.
    private byte[] message(int number) {
        byte[] packet = Forge.data(left.lastTag, left.initialTsn + number, Forge.WHOLE, 1_000);
        BigEndian.put16(packet, 22, number);
        return Forge.sealed(packet);
    }

    private static SimulatedPath small(long seed, Weather weather) {
        SctpSettings settings =
                new SctpSettings(5_000, 5_000, 100_000, SMALL_WINDOW, List.of(EVENTS, BOARD));
        SimulatedPath path = new SimulatedPath(seed, weather, settings);
        path.left.start(path.nowNs());
        path.runUntil(() -> path.left.opened + path.right.opened == 2, 60_000);
        return path;
    }

    private static int window(byte[] sack) {
        assertThat(sack[12]).isEqualTo((byte) ChunkType.SACK);
        return BigEndian.int32(sack, 20);
    }
}
