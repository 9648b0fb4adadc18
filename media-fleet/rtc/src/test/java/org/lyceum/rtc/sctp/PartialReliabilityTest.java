package org.lyceum.rtc.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.sctp.SctpAssociation.Sent;
import org.lyceum.rtc.sctp.SimulatedPath.Weather;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/// Messages that are given up, and a peer that is told so (RFC 3758).
class PartialReliabilityTest {
    private static final int EVENTS = 0;
    private static final int COUNTERS = 1;
    private static final int ORDERED = 2;
    private static final int BRIEF = 3;
    private static final ChannelSettings[] CHANNELS = {
        ChannelSettings.orderedReliable(EVENTS),
        ChannelSettings.unordered(COUNTERS, 0),
        new ChannelSettings(ORDERED, true, new Reliability.MaxRetransmits(1)),
        new ChannelSettings(BRIEF, true, new Reliability.Lifetime(300_000_000L)),
    };
    private static final Weather VOID = new Weather(100, 0, 1, 1);

    private final SimulatedPath path = SimulatedPath.opened(CHANNELS);
    private final TestPeer left = path.left;
    private final TestPeer right = path.right;

    @Test
    void sendsALostMessageOfTheCountersOnce() {
        left.send(COUNTERS, "lost", path.nowNs());
        assertThat(left.onlyPacket()[12]).isEqualTo((byte) ChunkType.DATA);
        path.runFor(2_000);
        left.send(COUNTERS, "next", path.nowNs());
        path.runFor(1_000);
        assertThat(right.texts(COUNTERS)).containsExactly("next");
        assertThat(left.association.bufferedBytes()).isZero();
        assertThat(left.count(Drop.SCTP_MESSAGE_ABANDONED)).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                  CHANNEL, TRANSMISSIONS
                    never repeated,              1,             1
                    repeated once,               2,             2
                    until it is too old,         3,             1
                    """)
    void givesUpAfter(String name, int channel, int transmissions) {
        path.weather(VOID);
        left.send(channel, "x".repeat(500), path.nowNs());
        int large = 0;
        for (int i = 0; i < 8 && left.count(Drop.SCTP_MESSAGE_ABANDONED) == 0; i++) {
            large += drainLarge(left);
            left.handleTimeout(left.deadlineNs());
        }
        large += drainLarge(left);
        assertThat(large).isEqualTo(transmissions);
        assertThat(left.association.bufferedBytes()).isZero();
    }

    @Test
    void tellsTheReceiverWhichNumbersToSkip() {
        left.send(ORDERED, "one", path.nowNs());
        left.send(ORDERED, "two", path.nowNs());
        left.outgoing.clear();
        left.handleTimeout(left.deadlineNs());
        left.outgoing.clear();
        left.handleTimeout(left.deadlineNs());
        byte[] packet = left.onlyPacket();
        assertThat(packet[12]).isEqualTo((byte) ChunkType.FORWARD_TSN);
        assertThat(BigEndian.int32(packet, 16)).isEqualTo(left.initialTsn + 1);
        assertThat(packet).hasSize(24);
        assertThat(BigEndian.unsigned16(packet, 20)).isEqualTo(ORDERED);
        assertThat(BigEndian.unsigned16(packet, 22)).isEqualTo(1);
    }

    @Test
    void deliversOrderedMessagesThatWaitedForASkippedOne() {
        int tsn = left.initialTsn;
        byte[] later = Forge.data(left.lastTag, tsn + 1, Forge.WHOLE, 3);
        BigEndian.put16(later, 22, 1); // the second of its stream
        right.handle(Forge.sealed(later), path.nowNs());
        assertThat(right.received).isEmpty();
        byte[] skip = {0, 0, 0, 0, 0, 0, 0, 0};
        BigEndian.put32(skip, 0, tsn);
        right.handle(Forge.packet(left.lastTag, ChunkType.FORWARD_TSN, 0, skip), path.nowNs());
        assertThat(right.texts(EVENTS)).containsExactly("xxx");
        assertThat(right.drops.total()).isZero();
    }

    @Test
    void letsGoOfThePiecesOfAMessageThatWasGivenUp() {
        int tsn = left.initialTsn;
        right.handle(Forge.data(left.lastTag, tsn, Forge.BEGIN, 1_000), path.nowNs());
        right.handle(Forge.data(left.lastTag, tsn + 1, 0, 1_000), path.nowNs());
        right.outgoing.clear();
        byte[] skip = {0, 0, 0, 0, 0, 0, 0, 0};
        BigEndian.put32(skip, 0, tsn + 2);
        right.handle(Forge.packet(left.lastTag, ChunkType.FORWARD_TSN, 0, skip), path.nowNs());
        byte[] next = Forge.data(left.lastTag, tsn + 3, Forge.WHOLE, 2);
        BigEndian.put16(next, 22, 1);
        right.handle(Forge.sealed(next), path.nowNs());
        assertThat(right.texts(EVENTS)).containsExactly("xx");
        byte[] sack = right.outgoing.getLast();
        assertThat(sack[12]).isEqualTo((byte) ChunkType.SACK);
        assertThat(BigEndian.int32(sack, 16)).isEqualTo(tsn + 3);
        assertThat(BigEndian.int32(sack, 20)).isEqualTo(Reception.WINDOW_BYTES);
    }

    /// A message is given up when some of its pieces have arrived and others were never sent:
    // without
    /// a number for its end the peer would wait for it for ever.
    @Test
    void givesUpALongMessageOfWhichOnlyTheBeginningWasSent() {
        left.send(ORDERED, "y".repeat(60_000), path.nowNs());
        path.runUntil(() -> left.outgoing.isEmpty(), 15);
        path.weather(VOID);
        path.runUntil(() -> left.count(Drop.SCTP_MESSAGE_ABANDONED) == 1, 60_000);
        path.weather(Weather.CALM);
        left.send(ORDERED, "next", path.nowNs());
        assertThat(path.runUntil(() -> right.texts(ORDERED).contains("next"), 20_000)).isTrue();
        path.runFor(2_000);
        assertThat(right.texts(ORDERED)).containsExactly("next");
        assertThat(left.association.bufferedBytes()).isZero();
    }

    @Test
    void discardsWhatIsTooOldBeforeItsFirstTransmission() {
        path.weather(new Weather(0, 0, 100_000_000L, 100_000_000L));
        for (int i = 0; i < 3; i++) {
            left.send(EVENTS, "z".repeat(60_000), path.nowNs());
        }
        left.send(BRIEF, "stale", path.nowNs());
        path.runFor(10_000);
        left.send(BRIEF, "fresh", path.nowNs());
        path.runFor(1_000);
        assertThat(right.texts(EVENTS)).hasSize(3);
        assertThat(right.texts(BRIEF)).containsExactly("fresh");
        assertThat(left.count(Drop.SCTP_MESSAGE_ABANDONED)).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                     VALUE,        REASON
                    nothing,                  '',           SCTP_MALFORMED
                    a stream cut,             000000000000, SCTP_MALFORMED
                    """)
    void countsMalformedOnes(String name, String hex, Drop reason) {
        byte[] value = HexFormat.of().parseHex(hex);
        right.handle(Forge.packet(left.lastTag, ChunkType.FORWARD_TSN, 0, value), path.nowNs());
        assertThat(right.count(reason)).isEqualTo(1);
    }

    @Test
    void refusesToSkipFurtherThanItsWindow() {
        byte[] skip = new byte[4];
        BigEndian.put32(skip, 0, left.initialTsn + ReceivedTsns.WINDOW);
        right.handle(Forge.packet(left.lastTag, ChunkType.FORWARD_TSN, 0, skip), path.nowNs());
        assertThat(right.count(Drop.SCTP_RECEIVE_BUFFER_FULL)).isEqualTo(1);
        left.send(EVENTS, "still there", path.nowNs());
        path.runFor(1_000);
        assertThat(right.texts(EVENTS)).containsExactly("still there");
    }

    /// Towards a peer that does not know FORWARD-TSN everything arrives.
    @Test
    void staysReliableTowardsAPeerWithoutTheExtension() {
        TestPeer node = new TestPeer(2, CHANNELS);
        byte[] init = new byte[InitChunk.FIXED_BYTES];
        new InitChunk(5, 100_000, 10, 10, 1).write(init, 0);
        node.handle(Forge.packet(0, ChunkType.INIT, 0, init), 1);
        byte[] ack = node.onlyPacket();
        byte[] cookie = Arrays.copyOfRange(ack, 36, 36 + CookieSeal.COOKIE_BYTES);
        int tag = BigEndian.int32(ack, 16);
        node.handle(Forge.packet(tag, ChunkType.COOKIE_ECHO, 0, cookie), 1);
        node.outgoing.clear();
        node.send(COUNTERS, "again", 1);
        node.outgoing.clear();
        node.handleTimeout(node.deadlineNs());
        assertThat(node.onlyPacket()[12]).isEqualTo((byte) ChunkType.DATA);
        assertThat(node.count(Drop.SCTP_MESSAGE_ABANDONED)).isZero();
        node.handle(Forge.packet(tag, ChunkType.FORWARD_TSN, 0, new byte[4]), 2);
        assertThat(node.count(Drop.SCTP_UNEXPECTED)).isEqualTo(1);
    }

    /// On a bad network: the reliable channel loses nothing, the others lose some, repeat none and
    /// keep the order that they promise; and nothing is left behind.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void losesOnlyWhatMayBeLost(long seed) {
        SimulatedPath bad = new SimulatedPath(seed, Weather.stormy(15), CHANNELS);
        bad.left.start(bad.nowNs());
        bad.runUntil(() -> bad.left.opened + bad.right.opened == 2, 60_000);
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            int channel = i % 4;
            int length = i % 37 == 0 ? 5_000 : 100;
            String text = i + ":" + "x".repeat(length);
            if (bad.left.send(channel, text, bad.nowNs()) == Sent.ACCEPTED && channel == EVENTS) {
                events.add(text);
            }
            bad.runFor(20);
        }
        assertThat(bad.runUntil(() -> bad.left.association.bufferedBytes() == 0, 120_000)).isTrue();
        for (int channel = 0; channel < 4; channel++) {
            bad.left.send(channel, "9999:last", bad.nowNs());
        }
        bad.weather(Weather.CALM);
        bad.runFor(30_000);
        events.add("9999:last");
        assertThat(bad.right.texts(EVENTS).equals(events)).as("reliable").isTrue();
        assertThat(bad.left.count(Drop.SCTP_MESSAGE_ABANDONED)).isPositive();
        for (int channel = COUNTERS; channel <= BRIEF; channel++) {
            List<String> heard = bad.right.texts(channel);
            assertThat(new HashSet<>(heard)).hasSameSizeAs(heard).contains("9999:last");
            if (channel != COUNTERS) {
                assertThat(numbers(heard)).isSorted();
            }
        }
        assertThat(bad.left.ending).isNull();
        assertThat(bad.right.ending).isNull();
        assertThat(bad.right.drops.total()).isZero();
    }

    private static List<Integer> numbers(List<String> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(
                        i -> Integer.valueOf(texts.get(i).substring(0, texts.get(i).indexOf(':'))))
                .toList();
    }

    private static int drainLarge(TestPeer peer) {
        int large = 0;
        for (byte[] packet = peer.outgoing.poll(); packet != null; packet = peer.outgoing.poll()) {
            large += new String(packet, UTF_8).contains("xxxx") ? 1 : 0;
        }
        return large;
    }
}
