package org.lyceum.rtc.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.sctp.SctpAssociation.Sent;
import org.lyceum.rtc.sctp.SimulatedPath.Weather;

/// Channels that are closed, by either side (RFC 6525; RFC 8831, section 6.7).
class StreamResetTest {
    private static final ChannelSettings EVENTS = ChannelSettings.orderedReliable(0);
    private static final ChannelSettings CHAT = ChannelSettings.orderedReliable(2);

    private final SimulatedPath path = SimulatedPath.opened(EVENTS);
    private final TestPeer left = path.left;
    private final TestPeer right = path.right;

    @Test
    void closesAChannelOnBothSides() {
        left.open(CHAT, "chat", path.nowNs());
        left.send(2, "last words", path.nowNs());
        left.close(2, path.nowNs());
        assertThat(left.send(2, "too late", path.nowNs())).isEqualTo(Sent.CLOSED);
        path.runFor(3_000);
        assertThat(right.texts(2)).containsExactly("last words");
        assertThat(left.channelsClosed).containsExactly(2);
        assertThat(right.channelsClosed).containsExactly(2);
        assertThat(right.send(2, "too late", path.nowNs())).isEqualTo(Sent.CLOSED);
        assertThat(left.drops.total() + right.drops.total()).isZero();
    }

    @Test
    void usesTheStreamAgainFromItsFirstNumber() {
        for (int round = 0; round < 3; round++) {
            left.open(CHAT, "round " + round, path.nowNs());
            left.send(2, "a" + round, path.nowNs());
            path.runFor(500);
            right.send(2, "b" + round, path.nowNs());
            path.runFor(500);
            (round % 2 == 0 ? left : right).close(2, path.nowNs());
            path.runFor(3_000);
        }
        assertThat(right.texts(2)).containsExactly("a0", "a1", "a2");
        assertThat(left.texts(2)).containsExactly("b0", "b1", "b2");
        assertThat(left.channelsClosed).containsExactly(2, 2, 2);
        assertThat(right.channelsOpened).hasSize(3);
        assertThat(left.drops.total() + right.drops.total()).isZero();
    }

    /// As a browser does it when a page closes a channel.
    @Test
    void answersARequestAndAsksForItsOwnDirection() {
        right.handle(reconfig(request(0, left.initialTsn - 1, 0)), path.nowNs());
        byte[] answer = right.outgoing.remove();
        assertThat(answer[12]).isEqualTo((byte) ChunkType.RE_CONFIG);
        assertThat(BigEndian.unsigned16(answer, 16)).isEqualTo(16);
        assertThat(BigEndian.int32(answer, 20)).isEqualTo(left.initialTsn);
        assertThat(BigEndian.int32(answer, 24)).isEqualTo(ResetResult.PERFORMED);
        byte[] own = right.onlyPacket();
        assertThat(BigEndian.unsigned16(own, 16)).isEqualTo(StreamResets.OUTGOING_REQUEST);
        assertThat(BigEndian.int32(own, 20)).isEqualTo(right.initialTsn);
        assertThat(BigEndian.int32(own, 24)).isEqualTo(left.initialTsn);
        assertThat(BigEndian.int32(own, 28)).isEqualTo(right.initialTsn - 1);
        assertThat(BigEndian.unsigned16(own, 32)).isZero();
        assertThat(right.send(0, "?", path.nowNs())).isEqualTo(Sent.CLOSED);
    }

    @Test
    void waitsForWhatWasSentBefore() {
        right.handle(reconfig(request(0, left.initialTsn, 0)), path.nowNs());
        assertThat(result(right)).isEqualTo(ResetResult.IN_PROGRESS);
        byte[] data = Forge.data(left.lastTag, left.initialTsn, Forge.WHOLE, 4);
        right.handle(data, path.nowNs());
        right.outgoing.clear();
        right.handle(reconfig(request(0, left.initialTsn, 0)), path.nowNs());
        assertThat(result(right)).isEqualTo(ResetResult.PERFORMED);
        assertThat(right.texts(0)).containsExactly("xxxx");
    }

    @Test
    void givesARepeatedRequestTheSameAnswer() {
        byte[] request = reconfig(request(0, left.initialTsn - 1, 5));
        for (int i = 0; i < 3; i++) {
            right.handle(request, path.nowNs());
            assertThat(result(right)).isEqualTo(ResetResult.PERFORMED);
        }
        assertThat(right.drops.total()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                          AHEAD, PARAMETER,              RESULT
                    a number that is too high,         1, 000d0010 # #### ####,       5
                    more streams,                      0, 0011000c # 00010000,        2
                    all numbers anew,                  0, 000f0008 #,                 2
                    ours that do not exist,            0, 000e000a # 0063,            0
                    ours that exist,                   0, 000e000a # 0000,            1
                    all of ours,                       0, 000e0008 #,                 1
                    """)
    void answers(String name, int ahead, String parameter, int expected) {
        String number = HexFormat.of().toHexDigits(left.initialTsn + ahead);
        String hex =
                parameter
                        .replace("####", HexFormat.of().toHexDigits(left.initialTsn - 1))
                        .replace("#", number)
                        .replace(" ", "");
        right.handle(reconfig(HexFormat.of().parseHex(hex)), path.nowNs());
        assertThat(result(right)).isEqualTo(expected);
        assertThat(right.ending).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                            PARAMETERS,                REASON
                    nothing,                         '',                        SCTP_MALFORMED
                    no number,                       000d0004,                  SCTP_MALFORMED
                    longer than there is,            000d0030 00000000,         SCTP_MALFORMED
                    a response without a result,     00100008 00000000,         SCTP_MALFORMED
                    a response nobody waits for,     0010000c 00000000 00000001, SCTP_UNEXPECTED
                    """)
    void countsWhatMakesNoSense(String name, String hex, Drop reason) {
        right.handle(reconfig(HexFormat.of().parseHex(hex.replace(" ", ""))), path.nowNs());
        assertThat(right.count(reason)).isEqualTo(1);
        assertThat(right.outgoing).isEmpty();
        assertThat(right.ending).isNull();
    }

    @Test
    void answersAnOpeningThatItRefusesByClosing() {
        byte[] wish = {3, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        byte[] packet = Forge.data(left.lastTag, left.initialTsn, Forge.WHOLE, wish.length);
        BigEndian.put16(packet, 20, 6);
        BigEndian.put32(packet, 24, DataChannels.CONTROL);
        System.arraycopy(wish, 0, packet, 28, wish.length);
        right.handle(Forge.sealed(packet), path.nowNs());
        assertThat(right.count(Drop.SCTP_MALFORMED)).isEqualTo(1);
        assertThat(right.outgoing).anyMatch(answer -> answer[12] == (byte) ChunkType.RE_CONFIG);
    }

    @Test
    void givesUpWhenNobodyAnswers() {
        path.weather(new Weather(100, 0, 1, 1));
        left.close(0, path.nowNs());
        path.runFor(120_000);
        assertThat(left.ending).isEqualTo(SctpEnding.PEER_UNREACHABLE);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void closesAndOpensAgainOnABadNetwork(long seed) {
        SimulatedPath bad = new SimulatedPath(seed, Weather.stormy(20), EVENTS);
        bad.left.start(bad.nowNs());
        bad.runUntil(() -> bad.left.opened + bad.right.opened == 2, 60_000);
        for (int round = 1; round <= 5; round++) {
            int rounds = round;
            bad.left.open(CHAT, "round " + round, bad.nowNs());
            for (int i = 0; i < 20; i++) {
                bad.left.send(2, round + "." + i + "x".repeat(500), bad.nowNs());
            }
            bad.left.send(0, "other traffic", bad.nowNs());
            if (round % 2 == 0) {
                bad.runUntil(() -> bad.right.texts(2).size() == 20 * rounds, 60_000);
                bad.right.close(2, bad.nowNs());
            } else {
                bad.left.close(2, bad.nowNs());
            }
            boolean closed =
                    bad.runUntil(
                            () ->
                                    bad.left.channelsClosed.size() == rounds
                                            && bad.right.channelsClosed.size() == rounds,
                            120_000);
            assertThat(closed).as("round %d", round).isTrue();
            assertThat(bad.right.texts(2)).hasSize(20 * rounds);
        }
        assertThat(bad.right.texts(2)).doesNotHaveDuplicates();
        assertThat(bad.right.channelsOpened).hasSize(5);
        assertThat(bad.left.ending).isNull();
        assertThat(bad.right.ending).isNull();
    }

    private static int result(TestPeer peer) {
        byte[] answer = peer.outgoing.remove();
        assertThat(answer[12]).isEqualTo((byte) ChunkType.RE_CONFIG);
        int result = BigEndian.int32(answer, 24);
        peer.outgoing.clear();
        return result;
    }

    /// An outgoing request of the left side, which has no channel code in its way.
    private byte[] request(int ahead, int lastTsn, int stream) {
        byte[] parameter = new byte[18];
        BigEndian.put16(parameter, 0, StreamResets.OUTGOING_REQUEST);
        BigEndian.put16(parameter, 2, parameter.length);
        BigEndian.put32(parameter, 4, left.initialTsn + ahead);
        BigEndian.put32(parameter, 12, lastTsn);
        BigEndian.put16(parameter, 16, stream);
        return parameter;
    }

    private byte[] reconfig(byte[] parameters) {
        return Forge.packet(left.lastTag, ChunkType.RE_CONFIG, 0, parameters);
    }
}
