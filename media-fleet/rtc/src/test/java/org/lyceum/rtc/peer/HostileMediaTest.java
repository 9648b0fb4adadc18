package org.lyceum.rtc.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lyceum.rtc.peer.TestPair.SECOND;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.Outbox;
import org.lyceum.rtc.network.HeldMemory;

/// What a session counts of packets that are authentic and wrong: somebody with keys is no friend.
class HostileMediaTest {
    /// Less than one object for each packet of a flood.
    private static final long ROUNDING_BYTES = 1_000;

    private static final int TIMES = 200;
    private static final String SSRCS = "0000000100000002";

    private final TestPair pair = new TestPair(12).connected();

    /// The first byte of an RTP packet, and what follows its twelve bytes of header.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                                  FIRST, REST,                        DROP
                    padding of 0,                             a0, aa00,                        RTP_MALFORMED
                    padding longer than the payload,          a0, aaff,                        RTP_MALFORMED
                    padding into the extension,               b0, bede0001 00000005 ff06,      RTP_MALFORMED
                    a padding bit and nothing,                a0, '',                          RTP_MALFORMED
                    padding only,                             a0, 00000004,
                    fifteen CSRCs and nothing,                8f, 000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000,
                    one-byte extension id 0 with a length,    90, bede0001 0310aa00 bb,
                    one-byte extension id 15,                 90, bede0001 f1aabb00 bb,
                    a one-byte element over its block,        90, bede0001 3fbbccdd bb,
                    two-byte extension id 0,                  90, 10000001 00000000 bb,
                    two-byte extension id 15,                 90, 10000001 0f020000 bb,
                    a two-byte element over its block,        90, 10000001 03ff0000 bb,
                    a two-byte element without its length,    90, 10000001 00000003 bb,
                    an extension of no known profile,         90, abcd0001 01020304 bb,
                    an extension block of no words,           90, bede0000 bb,
                    """)
    void countsMalformedPackets(
            String name, String first, @Nullable String rest, @Nullable Drop reason) {
        byte[] packet = bytes(first + "600000 00000000 00000007" + (rest == null ? "" : rest));

        long held = flood(packet, true);

        counted(reason, held);
        assertThat(pair.node.sequenceNumbers).hasSize(reason == null ? 2 * TIMES : 0);
        goesOn();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                                    COMPOUND,                                               DROP
                    a REMB with a count past the end,        8fce0005 SSRCS 52454d42 02000001 00000002,              RTCP_MALFORMED
                    a REMB of 255 SSRCs,                     8fce0004 SSRCS 52454d42 ff000001,                       RTCP_MALFORMED
                    transport-cc with symbol 3 in a run,     8fcd0005 SSRCS 00000001 00000000 60010000,              RTCP_MALFORMED
                    transport-cc with symbol 3 in a vector,  8fcd0005 SSRCS 00000001 00000000 f0000000,              RTCP_MALFORMED
                    transport-cc of 65535 statuses,          8fcd0005 SSRCS 0000ffff 00000000 1fff1fff,              RTCP_MALFORMED
                    transport-cc of 65535 in a few runs,     8fcd0008 SSRCS 0000ffff 00000000 1fff1fff 1fff1fff 1fff1fff 1fff1fff, RTCP_MALFORMED
                    transport-cc without its deltas,         8fcd0005 SSRCS 00000003 00000000 20030101,              RTCP_MALFORMED
                    transport-cc of runs of length 0,        8fcd0005 SSRCS 00000001 00000000 00000000,              RTCP_MALFORMED
                    a BYE with a reason over the end,        80cb0001 ff616161,                                      RTCP_MALFORMED
                    a BYE of 31 sources that are not there,  9fcb0001 00000001,                                      RTCP_MALFORMED
                    an SDES item over the end,               81ca0002 00000001 01ff6161,                             RTCP_MALFORMED
                    a report without its block,              81c90001 00000001,                                      RTCP_MALFORMED
                    a NACK of nothing,                       81cd0002 SSRCS,                                         RTCP_MALFORMED
                    padding of 0,                            a0c90001 00000000,                                      RTCP_MALFORMED
                    padding into the header,                 a0c90001 00000005,                                      RTCP_MALFORMED
                    version 0 behind a good packet,          80c90001 00000001 00c90001 00000001,                    RTCP_MALFORMED
                    shorter than it says,                    80c90009 00000001,                                      RTCP_MALFORMED
                    transport-cc whose deltas overflow,      8fcd0006 SSRCS 00000002 ffffff00 40020000 7fff8000,
                    transport-cc of what was never sent,     8fcd0005 SSRCS 7fff0003 00000000 00030000,
                    a NACK of what was never sent,           81cd0003 SSRCS 0005ffff,
                    a PLI for nobody,                        81ce0002 SSRCS,
                    a REMB beyond all reason,                8fce0004 SSRCS 52454d42 00ffffff,
                    an unknown type,                         80cc0001 00000001,
                    """)
    void countsMalformedReports(String name, String compound, @Nullable Drop reason) {
        byte[] packet = bytes(compound.replace("SSRCS", SSRCS));

        long held = flood(packet, false);

        counted(reason, held);
        goesOn();
    }

    /// Sends it so many times twice; gives what the session held after the first half.
    private long flood(byte[] packet, boolean media) {
        send(packet, media, 0);
        long held = held();
        send(packet, media, TIMES);
        return held;
    }

    private void send(byte[] packet, boolean media, int from) {
        for (int i = from; i < from + TIMES; i++) {
            byte[] copy = Arrays.copyOf(packet, packet.length + PeerSession.SPARE_BYTES);
            long nowNs = pair.network.nowNs();
            if (media) {
                copy[2] = (byte) (i >> 8);
                copy[3] = (byte) i;
                pair.client.session.sendRtp(copy, packet.length, nowNs, pair.client.out());
            } else {
                pair.client.session.sendRtcp(copy, packet.length, nowNs, pair.client.out());
            }
        }
        pair.network.runFor(SECOND);
    }

    private void counted(@Nullable Drop reason, long held) {
        assertThat(pair.node.session.drops().total()).isEqualTo(reason == null ? 0 : 2 * TIMES);
        if (reason != null) {
            assertThat(pair.node.session.drops().of(reason)).isEqualTo(2 * TIMES);
        }
        assertThat(held()).isLessThan(held + ROUNDING_BYTES);
    }

    private long held() {
        return HeldMemory.of(pair.node.session, PeerListener.class, Outbox.class);
    }

    private void goesOn() {
        int packets = pair.node.sequenceNumbers.size();
        long dropped = pair.node.session.drops().total();
        pair.client.sendRtp("voice");
        pair.client.sendMessage(0, "still here");
        pair.network.runFor(SECOND);
        assertThat(pair.node.sequenceNumbers).hasSize(packets + 1);
        assertThat(pair.node.messages).containsExactly("0:still here");
        assertThat(pair.node.events).containsExactly("connected", "channels open");
        assertThat(pair.node.session.drops().total()).isEqualTo(dropped);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
