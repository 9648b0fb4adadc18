package org.lyceum.rtc.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lyceum.rtc.peer.TestPair.CLIENT;
import static org.lyceum.rtc.peer.TestPair.CLIENT_ELSEWHERE;
import static org.lyceum.rtc.peer.TestPair.MS;
import static org.lyceum.rtc.peer.TestPair.NODE;
import static org.lyceum.rtc.peer.TestPair.SECOND;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.network.NetworkConditions;
import org.lyceum.rtc.sctp.Reliability;
import org.lyceum.rtc.sctp.SctpAssociation;

/// Two sessions, a node's and a client's, over a simulated network with keys from outside.
class PeerSessionTest {
    private static final NetworkConditions BAD = new NetworkConditions(0.1, 0.05, 20 * MS, 15 * MS);

    @Test
    void connectsThenOpensItsChannels() {
        TestPair pair = new TestPair(1).connected();

        assertThat(pair.node.events).containsExactly("connected", "channels open");
        assertThat(pair.client.events).containsExactly("connected", "channels open");
        assertThat(pair.node.session.selectedTuple()).isEqualTo(CLIENT);
        assertThat(pair.client.session.selectedTuple()).isEqualTo(NODE);
        assertThat(pair.node.session.drops().total()).isZero();
        assertThat(pair.client.session.drops().total()).isZero();
    }

    @Test
    void sendsNothingBeforeItIsConnected() {
        TestPair pair = new TestPair(1);

        assertThat(pair.node.sendRtp("early")).isFalse();
        assertThat(pair.node.sendRtcp(HexFormat.of().parseHex("80c9000100000001"))).isFalse();
        assertThat(pair.client.sendMessage(0, "waits")).isEqualTo(SctpAssociation.Sent.ACCEPTED);
        pair.connected();
        assertThat(pair.node.messages).containsExactly("0:waits");
    }

    @Test
    void mayBeUsedFromWithinItsListener() {
        TestPair pair = new TestPair(1);
        pair.node.whenConnected(() -> pair.node.sendMessage(0, "welcome"));
        pair.client.whenConnected(() -> pair.client.sendRtp("first"));

        pair.connected();

        assertThat(pair.client.messages).containsExactly("0:welcome");
        assertThat(pair.node.sequenceNumbers).containsExactly(65_500);
    }

    @Test
    void opensChannelsOnIdsOfItsOwn() {
        TestPair pair = new TestPair(1).connected();
        ChannelWish wish = new ChannelWish("chat", true, new Reliability.Reliable());

        int ofClient =
                pair.client.session.openChannel(wish, pair.network.nowNs(), pair.client.out());
        int ofNode = pair.node.session.openChannel(wish, pair.network.nowNs(), pair.node.out());
        pair.client.sendMessage(ofClient, "question");
        pair.network.runFor(SECOND);
        pair.node.sendMessage(ofClient, "answer");
        pair.network.runFor(SECOND);

        assertThat(ofClient).isEqualTo(2);
        assertThat(ofNode).isEqualTo(3);
        assertThat(pair.node.events).endsWith("channel 2 chat");
        assertThat(pair.client.events).endsWith("channel 3 chat");
        assertThat(pair.node.messages).containsExactly("2:question");
        assertThat(pair.client.messages).containsExactly("2:answer");
    }

    @Test
    void closesAChannelThatWasOpened() {
        TestPair pair = new TestPair(1).connected();
        ChannelWish wish = new ChannelWish("chat", true, new Reliability.Reliable());
        int id = pair.client.session.openChannel(wish, pair.network.nowNs(), pair.client.out());
        pair.network.runFor(SECOND);

        pair.node.session.closeChannel(id, pair.network.nowNs(), pair.node.out());
        pair.network.runFor(2 * SECOND);

        assertThat(pair.node.events).endsWith("channel 2 closed");
        assertThat(pair.client.events).endsWith("channel 2 closed");
        assertThat(pair.client.sendMessage(id, "?")).isEqualTo(SctpAssociation.Sent.CLOSED);
        assertThat(pair.client.sendMessage(0, "!")).isEqualTo(SctpAssociation.Sent.ACCEPTED);
    }

    @Test
    void endsWhenANegotiatedChannelIsClosed() {
        TestPair pair = new TestPair(1).connected();

        pair.client.session.closeChannel(0, pair.network.nowNs(), pair.client.out());
        pair.network.runFor(2 * SECOND);

        assertThat(pair.node.events).endsWith("closed CHANNELS_FAILED");
    }

    @Test
    void closesWhenAskedTo() {
        TestPair pair = new TestPair(1).connected();

        pair.node.session.close(pair.network.nowNs(), pair.node.out());
        pair.network.runFor(SECOND);

        assertThat(pair.client.events).endsWith("closed CLOSED_BY_PEER");
        assertThat(pair.node.events).doesNotContain("closed CLOSED_BY_PEER");
        assertThat(pair.node.sendRtp("late")).isFalse();
        assertThat(pair.node.sendMessage(0, "late")).isEqualTo(SctpAssociation.Sent.CLOSED);
        assertThat(pair.node.deadlineNs()).isEqualTo(Long.MAX_VALUE);
        assertThat(pair.client.deadlineNs()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void carriesMediaAndMessagesBothWaysOverABadNetwork(long seed) {
        TestPair pair = new TestPair(seed);
        pair.network.conditions(BAD);
        pair.network.runFor(10 * SECOND);
        assertThat(pair.node.events).containsExactly("connected", "channels open");

        byte[] report = HexFormat.of().parseHex("80c9000100000001");
        for (int i = 0; i < 300; i++) {
            pair.client.sendRtp("voice " + i);
            pair.node.sendRtp("picture " + i);
            if (i % 10 == 0) {
                pair.client.sendRtcp(report);
                pair.client.sendMessage(0, "up " + i);
                pair.node.sendMessage(0, "down " + i);
            }
            pair.network.runFor(20 * MS);
        }
        pair.network.runFor(20 * SECOND);

        assertThat(pair.node.messages).isEqualTo(messages("up"));
        assertThat(pair.client.messages).isEqualTo(messages("down"));
        assertThat(pair.node.sequenceNumbers).hasSizeBetween(240, 298).doesNotHaveDuplicates();
        assertThat(pair.client.sequenceNumbers).hasSizeBetween(240, 298).doesNotHaveDuplicates();
        assertThat(pair.node.compounds).anySatisfy(c -> assertThat(c).isEqualTo(report));
        assertThat(pair.node.session.drops().of(Drop.SRTP_REPLAY)).isPositive();
        assertThat(pair.node.session.drops().of(Drop.SRTP_BAD_TAG)).isZero();
        assertThat(pair.node.events).hasSize(2);
        assertThat(pair.client.events).hasSize(2);
    }

    @Test
    void feedbackTellsTheSenderWhatArrived() {
        TestPair pair = new TestPair(3).connected();
        pair.network.conditions(NetworkConditions.GOOD.withLoss(0.2));
        for (int i = 0; i < 100; i++) {
            pair.client.sendRtp("packet " + i);
            pair.network.runFor(10 * MS);
        }
        pair.network.conditions(NetworkConditions.GOOD);
        pair.client.sendRtp("last");
        pair.network.runFor(SECOND);

        PeerStatistics ofClient = pair.client.session.statistics();
        int arrived = pair.node.sequenceNumbers.size();
        assertThat(ofClient.rtpPacketsSent()).isEqualTo(101);
        assertThat(arrived).isBetween(70, 95);
        assertThat(pair.node.session.statistics().feedbackSent()).isBetween(9L, 12L);
        assertThat(ofClient.feedbackReceived()).isBetween(5L, 12L);
        assertThat(ofClient.reportedArrived()).isBetween(50L, (long) arrived);
        assertThat(ofClient.reportedLost()).isPositive();
    }

    @Test
    void sendsNoFeedbackWhileNothingComes() {
        TestPair pair = new TestPair(3).connected();
        pair.network.runFor(10 * SECOND);

        assertThat(pair.node.session.statistics().feedbackSent()).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void keepsMediaAndChannelsAcrossAnIceRestartFromAnotherAddress(long seed) {
        TestPair pair = new TestPair(seed).connected();
        pair.network.conditions(BAD.withLoss(0.05));

        pair.client.moveTo(CLIENT_ELSEWHERE);
        pair.restartIce();
        pair.network.runFor(5 * SECOND);

        assertThat(pair.node.session.selectedTuple()).isEqualTo(CLIENT_ELSEWHERE);
        pair.network.conditions(NetworkConditions.GOOD);
        pair.node.sendRtp("still there");
        pair.node.sendMessage(0, "still open");
        pair.network.runFor(SECOND);
        assertThat(pair.client.sequenceNumbers).containsExactly(65_500);
        assertThat(pair.client.messages).containsExactly("0:still open");
        assertThat(pair.node.events).containsExactly("connected", "channels open");
    }

    @Test
    void mediaGoesOnDuringAnIceRestart() {
        TestPair pair = new TestPair(5).connected();

        pair.restartIce();
        assertThat(pair.node.sendRtp("over the old address")).isTrue();
        pair.network.runFor(SECOND);
        assertThat(pair.node.sendRtp("over the new one")).isTrue();
        pair.network.runFor(SECOND);

        assertThat(pair.client.sequenceNumbers).containsExactly(65_500, 65_501);
    }

    @Test
    void followsANatThatForgot() {
        TestPair pair = new TestPair(5).connected();

        pair.client.moveTo(CLIENT_ELSEWHERE);
        pair.network.runFor(10 * SECOND);

        assertThat(pair.node.session.selectedTuple()).isEqualTo(CLIENT_ELSEWHERE);
        pair.client.sendRtp("from elsewhere");
        pair.network.runFor(SECOND);
        assertThat(pair.node.sequenceNumbers).containsExactly(65_500);
    }

    @Test
    void closesAfterThirtySecondsOfSilence() {
        TestPair pair = new TestPair(6).connected();
        pair.network.conditions(NetworkConditions.GOOD.withLoss(1));

        pair.network.runFor(20 * SECOND);
        assertThat(pair.node.events).hasSize(2);
        pair.network.runFor(11 * SECOND);

        assertThat(pair.node.events).endsWith("closed CONSENT_LOST");
        assertThat(pair.client.events).endsWith("closed CONSENT_LOST");
        assertThat(pair.node.sendRtp("to nobody")).isFalse();
    }

    @Test
    void staysOpenWhileConsentIsGiven() {
        TestPair pair = new TestPair(6).connected();

        pair.network.runFor(600 * SECOND);

        assertThat(pair.node.events).containsExactly("connected", "channels open");
        assertThat(pair.client.events).containsExactly("connected", "channels open");
    }

    @Test
    void givesUpWhatNeverConnects() {
        TestPair pair = new TestPair(7);
        pair.network.conditions(NetworkConditions.GOOD.withLoss(1));

        pair.network.runFor(40 * SECOND);

        assertThat(pair.node.events).containsExactly("closed NEVER_CONNECTED");
        assertThat(pair.client.events).containsExactly("closed UNREACHABLE");
    }

    @Test
    void hearsNothingFromAddressesThatIceHasNotValidated() {
        TestPair pair = new TestPair(8).connected();
        byte[] hello = HexFormat.of().parseHex("16fefd0000000000000000000101");
        byte[] voice = new byte[60];
        voice[0] = (byte) 0x80;
        byte[] report = HexFormat.of().parseHex("80c9000100000001").clone();

        for (byte[] datagram : List.of(hello, voice, report)) {
            pair.node.handleDatagram(
                    datagram,
                    datagram.length,
                    CLIENT_ELSEWHERE,
                    pair.network.nowNs(),
                    pair.node.out());
        }

        assertThat(pair.node.session.drops().of(Drop.DTLS_UNVALIDATED_SOURCE)).isEqualTo(1);
        assertThat(pair.node.session.drops().of(Drop.ICE_UNVALIDATED_SOURCE)).isEqualTo(2);
    }

    @Test
    void countsWhatIsNoProtocolOfOurs() {
        TestPair pair = new TestPair(8).connected();
        byte[] text = "hello".getBytes(UTF_8);
        pair.node.handleDatagram(text, 5, CLIENT, pair.network.nowNs(), pair.node.out());
        byte[] forged = new byte[60];
        forged[0] = (byte) 0x80;
        pair.node.handleDatagram(forged, 60, CLIENT, pair.network.nowNs(), pair.node.out());

        assertThat(pair.node.session.drops().of(Drop.UNKNOWN_PROTOCOL)).isEqualTo(1);
        assertThat(pair.node.session.drops().of(Drop.SRTP_BAD_TAG)).isEqualTo(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void survivesAnyBytesFromAnAddressThatItKnows(long seed) {
        TestPair pair = new TestPair(seed).connected();
        SplittableRandom random = new SplittableRandom(seed);
        int[] firstBytes = {0, 1, 20, 21, 22, 23, 63, 64, 128, 144, 176, 191, 255};
        long before = pair.node.session.drops().total();
        for (int i = 0; i < 20_000; i++) {
            byte[] datagram = new byte[random.nextInt(0, 300)];
            random.nextBytes(datagram);
            if (datagram.length > 0) {
                datagram[0] = (byte) firstBytes[random.nextInt(firstBytes.length)];
            }
            pair.node.handleDatagram(
                    datagram, datagram.length, CLIENT, pair.network.nowNs(), pair.node.out());
        }

        assertThat(pair.node.session.drops().total() - before).isGreaterThan(19_000);
        pair.client.sendRtp("still heard");
        pair.network.runFor(SECOND);
        assertThat(pair.node.sequenceNumbers).hasSize(1);
        assertThat(pair.node.events).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8fcd00050000000100000002000000010000000060010000", // a reserved symbol
                "8fce000500000001000000025245_4d42ff000001_00000002", // a REMB of 255 SSRCs
                "81c9000100000001" // a report without its block
            })
    void countsMalformedReportsOfAPeerWithKeys(String hex) {
        TestPair pair = new TestPair(9).connected();

        pair.client.sendRtcp(HexFormat.of().parseHex(hex.replace("_", "")));
        pair.network.runFor(SECOND);

        assertThat(pair.node.session.drops().of(Drop.RTCP_MALFORMED)).isEqualTo(1);
    }

    private static List<String> messages(String direction) {
        return IntStream.range(0, 30).mapToObj(i -> "0:" + direction + " " + 10 * i).toList();
    }
}
