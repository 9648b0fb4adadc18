package org.lyceum.rtc.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lyceum.rtc.Drop;

/// Each packet once, whatever the network does to their order and around the rollover of the
/// sequence number (RFC 3711, sections 3.3.1 and 3.3.2).
class ReplayTest {
    private static final int SSRC = 0x1234_5678;
    private static final int OTHER_SSRC = 0x0fed_cba9;

    /// Sent in the order of their indices; TAKEN has a 1 for each arrival that is taken.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                               ARRIVALS,                              TAKEN
                    in order over the rollover,         65534 65535 65536 65537,               1111
                    two change places at the rollover,  65534 65536 65535 65537,               1111
                    far out of order,                   65530 65600 65535 65536 65531,         11111
                    the last before comes very late,    65535 65900 65536,                     111
                    older than the window,              65000 65535 65984 65535 65536,         11100
                    each twice,                         65535 65535 65536 65536,               1010
                    the new period again after the old, 65536 65535 65536 65535,               1100
                    one of the first period again,      100 30000 60000 65636 100,             11110
                    two rollovers,                      65535 98000 130700 131072 130700,      11110
                    """)
    void takesEachOnceAroundTheRollover(String name, String arrivals, String taken) {
        for (SrtpProfile profile : SrtpProfile.values()) {
            var pair = new SrtpPair(profile);
            List<Integer> indices =
                    Arrays.stream(arrivals.split(" ")).map(Integer::valueOf).toList();
            if (indices.getFirst() > 65_535) {
                assertThat(pair.takesRtp(pair.rtp(SSRC, 65_000))).isTrue(); // of the first period
            }
            byte[][] packets = sentInOrder(pair, indices);
            StringBuilder found = new StringBuilder();
            for (int i = 0; i < indices.size(); i++) {
                found.append(pair.takesRtp(packets[i]) ? '1' : '0');
            }
            assertThat(found.toString()).as("%s", profile).isEqualTo(taken);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                                  LAST,  NEXT, TAKEN
                    a few lost at the rollover,           65500, 65600, true
                    half of all numbers lost,             40000, 72767, true
                    exactly half lost from the lower,      1000, 33768, true
                    one more than half lost,               1000, 33769, false
                    a whole period lost,                   1000, 66536, false
                    """)
    void guessesTheRolloverAfterALongLoss(String name, int last, int next, boolean taken) {
        for (SrtpProfile profile : SrtpProfile.values()) {
            var pair = new SrtpPair(profile);
            assertThat(pair.takesRtp(pair.rtp(SSRC, last))).isTrue();
            for (int index = last + 10_000; index < next; index += 10_000) {
                pair.rtp(SSRC, index & 0xffff); // lost
            }
            assertThat(pair.takesRtp(pair.rtp(SSRC, next & 0xffff))).isEqualTo(taken);
            assertThat(pair.drops.total()).isEqualTo(taken ? 0 : 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesAShuffledStreamOnceAcrossTwoRollovers(SrtpProfile profile) {
        for (long seed = 1; seed <= 3; seed++) {
            var pair = new SrtpPair(profile);
            var random = new Random(seed);
            List<byte[]> block = new ArrayList<>();
            int taken = 0;
            for (int index = 65_000; index < 65_000 + 70_000; index++) {
                block.add(pair.rtp(SSRC, index & 0xffff));
                if (block.size() == 200) {
                    byte[] first = block.removeFirst(); // the very first tells the period
                    taken += pair.takesRtp(first) ? 1 : 0;
                    Collections.shuffle(block, random);
                    for (byte[] packet : block) {
                        taken += pair.takesRtp(packet) ? 1 : 0;
                    }
                    assertThat(pair.takesRtp(block.get(random.nextInt(block.size())))).isFalse();
                    assertThat(pair.takesRtp(first)).isFalse();
                    block.clear();
                }
            }
            assertThat(taken).isEqualTo(70_000);
            assertThat(pair.drops.of(Drop.SRTP_REPLAY)).isEqualTo(2 * 350);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                       ARRIVALS,            TAKEN
                    in order,                   0 1 2 3,             1111
                    out of order,               3 1 2 0,             1111
                    each twice,                 0 0 1 1 0,           10100
                    many lost,                  0 500 499 100,       1111
                    older than the window,      0 500 52 51,         1100
                    the oldest in the window,   500 53 52,           110
                    """)
    void takesEachReportOnce(String name, String arrivals, String taken) {
        for (SrtpProfile profile : SrtpProfile.values()) {
            var pair = new SrtpPair(profile);
            byte[][] reports = new byte[501][];
            for (int i = 0; i < reports.length; i++) {
                reports[i] = pair.rtcp(SSRC);
            }
            StringBuilder found = new StringBuilder();
            for (String arrival : arrivals.split(" ")) {
                found.append(pair.takesRtcp(reports[Integer.parseInt(arrival)]) ? '1' : '0');
            }
            long refused = taken.chars().filter(c -> c == '0').count();
            assertThat(found.toString()).as("%s", profile).isEqualTo(taken);
            assertThat(pair.drops.of(Drop.SRTP_REPLAY)).isEqualTo(refused);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsAWindowForEachSource(SrtpProfile profile) {
        var pair = new SrtpPair(profile);
        byte[] first = pair.rtp(SSRC, 7);
        byte[] second = pair.rtp(OTHER_SSRC, 7);
        byte[] firstReport = pair.rtcp(SSRC);
        byte[] secondReport = pair.rtcp(OTHER_SSRC);

        assertThat(pair.takesRtp(first)).isTrue();
        assertThat(pair.takesRtp(second)).isTrue();
        assertThat(pair.takesRtcp(secondReport)).isTrue();
        assertThat(pair.takesRtcp(firstReport)).isTrue();
        assertThat(pair.takesRtp(first)).isFalse();
        assertThat(pair.takesRtp(second)).isFalse();
        assertThat(pair.takesRtcp(firstReport)).isFalse();
        assertThat(pair.takesRtcp(secondReport)).isFalse();
    }

    /// A replay must not move the window, nor may a forged packet.
    @ParameterizedTest
    @EnumSource
    void nothingForgedMovesTheWindow(SrtpProfile profile) {
        var pair = new SrtpPair(profile);
        byte[] first = pair.rtp(SSRC, 10);
        byte[] second = pair.rtp(SSRC, 11);
        byte[] forged = pair.rtp(SSRC, 20_000);
        forged[forged.length - 1] ^= 1;

        assertThat(pair.takesRtp(first)).isTrue();
        assertThat(pair.takesRtp(forged)).isFalse();
        assertThat(pair.takesRtp(second)).isTrue();
        assertThat(pair.drops.of(Drop.SRTP_BAD_TAG)).isEqualTo(1);
    }

    /// Protects them in the order of their indices, so that the sender counts its rollovers.
    private static byte[][] sentInOrder(SrtpPair pair, List<Integer> indices) {
        byte[][] packets = new byte[indices.size()][];
        for (int index : indices.stream().distinct().sorted().toList()) {
            byte[] packet = pair.rtp(SSRC, index & 0xffff);
            for (int i = 0; i < packets.length; i++) {
                if (indices.get(i) == index) {
                    packets[i] = packet;
                }
            }
        }
        return packets;
    }
}
