package org.lyceum.rtc.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lyceum.rtc.peer.TestPair.CLIENT;
import static org.lyceum.rtc.peer.TestPair.CLIENT_ELSEWHERE;
import static org.lyceum.rtc.peer.TestPair.SECOND;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.Outbox;
import org.lyceum.rtc.network.HeldMemory;

/// What a session counts of datagrams that are not authentic: each once, under the right name. It
/// answers nothing, holds nothing of it, and goes on.
class HostileDatagramsTest {
    /// Less than one object for each packet of a flood.
    private static final long ROUNDING_BYTES = 1_000;

    private static final int TIMES = 300;

    private final TestPair pair = new TestPair(11).connected();
    private int answers;

    /// The datagram is filled up with zeros to its length.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                                      LENGTH, DATAGRAM,                 DROP
                    nothing,                                        0, '',                       UNKNOWN_PROTOCOL
                    one byte,                                       1, 80,                       UNKNOWN_PROTOCOL
                    text,                                          60, 68656c6c6f,               UNKNOWN_PROTOCOL
                    RTP of version 1,                              60, 40600001,                 UNKNOWN_PROTOCOL
                    RTP without half its header,                   11, 80600001,                 SRTP_TRUNCATED
                    CSRCs over the end,                            60, 8f600001,                 SRTP_TRUNCATED
                    an extension over the end,                     60, 90600001 00000000 00000000 bede0040, SRTP_TRUNCATED
                    RTP shorter than its tag,                      27, 80600001,                 SRTP_TRUNCATED
                    RTP with a forged tag,                         60, 80600001,                 SRTP_BAD_TAG
                    a datagram of 64 kB,                        65507, 80600001,                 SRTP_BAD_TAG
                    SRTCP of 8 bytes,                               8, 80c90001,                 SRTP_TRUNCATED
                    SRTCP of 20 bytes,                             20, 80c90004,                 SRTP_TRUNCATED
                    SRTCP of 27 bytes,                             27, 80c90005,                 SRTP_TRUNCATED
                    SRTCP with a forged tag,                       28, 80c90006,                 SRTP_BAD_TAG
                    half a DTLS header,                            12, 16fefd,                   DTLS_MALFORMED
                    a record longer than the datagram,             30, 17fefd00010000000000050040, DTLS_MALFORMED
                    a record of another version,                   30, 170303000100000000000500ff, DTLS_MALFORMED
                    a header of DTLS 1.3,                          30, 2f,                       DTLS_MALFORMED
                    a ClientHello after the handshake,             25, 16fefd0000000000000000000c01, DTLS_UNEXPECTED
                    a fatal alert of epoch 0,                      15, 15fefd000000000000000000020228, DTLS_UNEXPECTED
                    forged application data,                       53, 17fefd00010000000000ff0028, DTLS_BAD_RECORD
                    a record without room for its tag,             16, 17fefd00010000000000ff0003, DTLS_BAD_RECORD
                    STUN without its cookie,                       40, 00010014,                 STUN_MALFORMED
                    an attribute over the end,                     28, 00010008 2112a442 000000000000000000000000 0006ffff, STUN_MALFORMED
                    a check for nobody,                            28, 00010008 2112a442 000000000000000000000000 00060004 613a6262, STUN_UNKNOWN_USERNAME
                    an answer to no question,                      20, 01010000 2112a442, STUN_UNEXPECTED
                    """)
    void countsWhatIsNotAuthentic(String name, int length, String hex, Drop reason) {
        byte[] datagram = Arrays.copyOf(HexFormat.of().parseHex(hex.replace(" ", "")), length);
        flood(datagram, CLIENT, 1);
        long before = pair.node.session.drops().of(reason);
        long others = pair.node.session.drops().total() - before;
        long held = held();

        flood(datagram, CLIENT, TIMES);

        assertThat(pair.node.session.drops().of(reason) - before).isEqualTo(TIMES);
        assertThat(pair.node.session.drops().total()).isEqualTo(others + before + TIMES);
        assertThat(answers).isZero();
        assertThat(held()).isLessThan(held + ROUNDING_BYTES);
        goesOn();
    }

    /// Whatever the protocol, an address that ICE has not validated reaches nothing but ICE.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,           DATAGRAM,                       DROP
                    a ClientHello,  16fefd0000000000000000000c01,   DTLS_UNVALIDATED_SOURCE
                    a record,       17fefd00010000000000ff0028,     DTLS_UNVALIDATED_SOURCE
                    RTP,            80600001,                       ICE_UNVALIDATED_SOURCE
                    RTCP,           80c90006,                       ICE_UNVALIDATED_SOURCE
                    """)
    void hearsNoStrangers(String name, String hex, Drop reason) {
        byte[] datagram = Arrays.copyOf(HexFormat.of().parseHex(hex), 60);
        long held = held();
        for (int port = 1; port <= TIMES; port++) {
            flood(datagram, new InetSocketAddress(CLIENT_ELSEWHERE.getAddress(), port), 1);
        }
        assertThat(pair.node.session.drops().of(reason)).isEqualTo(TIMES);
        assertThat(pair.node.session.drops().total()).isEqualTo(TIMES);
        assertThat(answers).isZero();
        assertThat(held()).isLessThan(held + ROUNDING_BYTES);
        goesOn();
    }

    /// A packet that was overheard and is sent again, by anybody.
    @ParameterizedTest
    @EnumSource(names = {"RTP", "RTCP", "DTLS"})
    void takesNothingTwice(Multiplexing protocol) {
        switch (protocol) {
            case RTP -> pair.client.sendRtp("voice");
            case RTCP -> pair.client.sendRtcp(HexFormat.of().parseHex("80c9000100000001"));
            default -> pair.client.sendMessage(0, "hello");
        }
        byte[] overheard = pair.client.lastSent;
        pair.network.runFor(SECOND);
        assertThat(Multiplexing.of(overheard, overheard.length)).isEqualTo(protocol);
        Drop reason = protocol == Multiplexing.DTLS ? Drop.DTLS_REPLAY : Drop.SRTP_REPLAY;

        flood(overheard, CLIENT, TIMES);

        assertThat(pair.node.session.drops().of(reason)).isEqualTo(TIMES);
        assertThat(pair.node.session.drops().total()).isEqualTo(TIMES);
        goesOn();
    }

    @Test
    void keepsNothingOfAFloodOfInventedSsrcs() {
        byte[] packet = new byte[60];
        packet[0] = (byte) 0x80;
        flood(packet, CLIENT, 1);
        long held = held();
        for (int ssrc = 1; ssrc < 20_000; ssrc++) {
            packet[9] = (byte) (ssrc >> 16);
            packet[10] = (byte) (ssrc >> 8);
            packet[11] = (byte) ssrc;
            flood(packet, CLIENT, 1);
        }
        assertThat(pair.node.session.drops().of(Drop.SRTP_BAD_TAG)).isEqualTo(20_000);
        assertThat(held()).isLessThan(held + ROUNDING_BYTES);
        goesOn();
    }

    private void flood(byte[] datagram, InetSocketAddress source, int times) {
        Outbox counting = (buffer, offset, length, destination) -> answers++;
        for (int i = 0; i < times; i++) {
            // A datagram may be changed by who takes it.
            byte[] copy = Arrays.copyOf(datagram, datagram.length + PeerSession.SPARE_BYTES);
            pair.node.session.handleDatagram(
                    copy, datagram.length, source, pair.network.nowNs(), counting);
        }
    }

    private long held() {
        return HeldMemory.of(pair.node.session, PeerListener.class, Outbox.class);
    }

    private void goesOn() {
        long dropped = pair.node.session.drops().total();
        int packets = pair.node.sequenceNumbers.size();
        pair.client.sendRtp("voice");
        pair.client.sendMessage(0, "still here");
        pair.node.sendRtp("picture");
        pair.network.runFor(SECOND);
        assertThat(pair.node.sequenceNumbers).hasSize(packets + 1);
        assertThat(pair.node.messages).endsWith("0:still here");
        assertThat(pair.client.sequenceNumbers).hasSize(1);
        assertThat(pair.node.events).containsExactly("connected", "channels open");
        assertThat(pair.node.session.drops().total()).isEqualTo(dropped);
    }
}
