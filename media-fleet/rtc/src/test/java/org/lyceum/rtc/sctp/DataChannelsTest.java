package org.lyceum.rtc.sctp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.sctp.SctpAssociation.Sent;
import org.lyceum.rtc.sctp.SimulatedPath.Weather;

/// Channels that are opened in band (RFC 8832).
class DataChannelsTest {
    private static final ChannelSettings EVENTS = ChannelSettings.orderedReliable(0);
    private static final ChannelSettings CHAT = ChannelSettings.orderedReliable(2);

    private final SimulatedPath path = SimulatedPath.opened(EVENTS);
    private final TestPeer left = path.left;
    private final TestPeer right = path.right;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                     MESSAGE,                                      ORDERED, KIND, AMOUNT
                    reliable,                 03000100 00000000 0004 0000 63686174,         true,    0,    0
                    reliable unordered,       03800100 00000000 0004 0000 63686174,         false,   0,    0
                    three repeats,            03010100 00000003 0004 0000 63686174,         true,    1,    3
                    no repeat unordered,      03810100 00000000 0004 0000 63686174,         false,   1,    0
                    half a second,            03020100 000001f4 0004 0000 63686174,         true,    2,    500
                    half a second unordered,  03820100 000001f4 0004 0000 63686174,         false,   2,    500
                    """)
    void readsAndWritesTheSameOpening(
            String name, String hex, boolean ordered, int kind, int amount) {
        byte[] message = HexFormat.of().parseHex(hex.replace(" ", ""));
        ChannelOpen wish = Objects.requireNonNull(ChannelOpen.read(7, message));
        Reliability reliability =
                switch (kind) {
                    case 0 -> new Reliability.Reliable();
                    case 1 -> new Reliability.MaxRetransmits(amount);
                    default -> new Reliability.Lifetime(amount * 1_000_000L);
                };
        assertThat(wish)
                .isEqualTo(
                        new ChannelOpen(
                                new ChannelSettings(7, ordered, reliability), 256, "chat", ""));
        assertThat(wish.write()).isEqualTo(message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                        MESSAGE
                    nothing,                     ''
                    one byte less,               0300010000000000000000
                    label longer than there is,  0300010000000000000100 00
                    one byte more,               030001000000000000000000 00
                    protocol cut,                030001000000000000010002 6161
                    a type that nobody knows,    030301000000000000000000
                    another type,                038301000000000000000000
                    another message,             040001000000000000000000
                    """)
    void refusesWhatIsNoOpening(String name, String hex) {
        assertThat(ChannelOpen.read(1, HexFormat.of().parseHex(hex.replace(" ", "")))).isNull();
    }

    @Test
    void opensAChannelAndSpeaksAtOnce() {
        assertThat(left.open(CHAT, "chat", path.nowNs())).isEqualTo(Sent.ACCEPTED);
        assertThat(left.send(2, "hello", path.nowNs())).isEqualTo(Sent.ACCEPTED);
        path.runFor(1_000);
        assertThat(right.channelsOpened).containsExactly(ChannelOpen.of(CHAT, "chat"));
        assertThat(right.texts(2)).containsExactly("hello");
        right.send(2, "welcome", path.nowNs());
        path.runFor(1_000);
        assertThat(left.texts(2)).containsExactly("welcome");
        assertThat(left.channelsOpened).isEmpty();
        assertThat(left.drops.total() + right.drops.total()).isZero();
    }

    /// Messages must not overtake the one that opens their channel.
    @Test
    void sendsInOrderUntilItIsAnswered() {
        left.open(ChannelSettings.unordered(2, 0), "ink", path.nowNs());
        left.outgoing.clear();
        left.send(2, "early", path.nowNs());
        assertThat(left.onlyPacket()[13] & Forge.UNORDERED).isZero();
        path.runFor(3_000);
        left.send(2, "later", path.nowNs());
        assertThat(left.onlyPacket()[13] & Forge.UNORDERED).isNotZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void opensManyOnABadNetworkWithoutLosingAWord(long seed) {
        SimulatedPath bad = new SimulatedPath(seed, Weather.stormy(25), EVENTS);
        bad.left.start(bad.nowNs());
        bad.runUntil(() -> bad.left.opened + bad.right.opened == 2, 60_000);
        for (int i = 1; i <= 10; i++) {
            TestPeer opener = i % 2 == 0 ? bad.left : bad.right;
            opener.open(ChannelSettings.orderedReliable(i), "channel " + i, bad.nowNs());
            opener.send(i, "first", bad.nowNs());
            opener.send(i, "second", bad.nowNs());
            bad.runFor(30);
        }
        bad.runFor(60_000);
        for (int i = 1; i <= 10; i++) {
            TestPeer hearer = i % 2 == 0 ? bad.right : bad.left;
            assertThat(hearer.texts(i)).containsExactly("first", "second");
        }
        assertThat(bad.right.channelsOpened).hasSize(5);
        assertThat(bad.left.count(Drop.SCTP_UNKNOWN_CHANNEL)).isZero();
        assertThat(bad.right.count(Drop.SCTP_UNKNOWN_CHANNEL)).isZero();
    }

    @Test
    void boundsTheChannelsThatAPeerOpens() {
        for (int i = 0; i < DataChannels.MAX_OPENED + 3; i++) {
            open(right, 2 + i, i);
        }
        assertThat(right.channelsOpened).hasSize(DataChannels.MAX_OPENED);
        assertThat(right.count(Drop.SCTP_TOO_MANY_CHANNELS)).isEqualTo(3);
        assertThat(right.ending).isNull();
        assertThat(right.association.mayOpen(900)).isFalse();
    }

    @Test
    void boundsTheStreamsThatAPeerUses() {
        int streams = 1 + Reassembly.MAX_OTHER_STREAMS;
        for (int i = 0; i < streams + 5; i++) {
            byte[] data = Forge.data(left.lastTag, left.initialTsn + i, Forge.WHOLE, 1);
            BigEndian.put16(data, 20, 100 + i);
            right.handle(Forge.sealed(data), path.nowNs());
        }
        assertThat(right.count(Drop.SCTP_UNKNOWN_CHANNEL)).isEqualTo(streams);
        assertThat(right.count(Drop.SCTP_TOO_MANY_CHANNELS)).isEqualTo(5);
    }

    @Test
    void refusesToOpenWhatIsOpen() {
        right.handle(control(0, 0, ChannelOpen.of(EVENTS, "again").write()), path.nowNs());
        assertThat(right.count(Drop.SCTP_UNEXPECTED)).isEqualTo(1);
        assertThat(right.channelsOpened).isEmpty();
        assertThatThrownBy(() -> left.open(EVENTS, "again", path.nowNs()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                         STREAM, MESSAGE, REASON
                    an answer nobody waits for,        0, 02,      SCTP_UNEXPECTED
                    an answer on no channel,           5, 02,      SCTP_UNEXPECTED
                    an answer with more,               0, 0200,    SCTP_MALFORMED
                    an unknown message,                5, 07,      SCTP_MALFORMED
                    an opening cut short,              5, 0300,    SCTP_MALFORMED
                    """)
    void countsControlThatMakesNoSense(String name, int stream, String hex, Drop reason) {
        right.handle(control(stream, 0, HexFormat.of().parseHex(hex)), path.nowNs());
        assertThat(right.count(reason)).isEqualTo(1);
        assertThat(right.drops.total()).isEqualTo(1);
        left.send(0, "still there", path.nowNs());
        assertThat(right.ending).isNull();
    }

    private void open(TestPeer target, int stream, int tsnOffset) {
        byte[] wish = ChannelOpen.of(ChannelSettings.orderedReliable(stream), "x").write();
        target.handle(control(stream, tsnOffset, wish), path.nowNs());
    }

    private byte[] control(int stream, int tsnOffset, byte[] message) {
        byte[] packet =
                Forge.data(left.lastTag, left.initialTsn + tsnOffset, Forge.WHOLE, message.length);
        BigEndian.put16(packet, 20, stream);
        BigEndian.put32(packet, 24, DataChannels.CONTROL);
        System.arraycopy(message, 0, packet, 28, message.length);
        return Forge.sealed(packet);
    }

    @Test
    void takesPrioritiesAlong() {
        ChannelOpen wish = new ChannelOpen(CHAT, 1_024, "board", "v1");
        left.association.open(wish, path.nowNs(), left);
        path.runFor(500);
        assertThat(right.channelsOpened).isEqualTo(List.of(wish));
    }
}
