package org.lyceum.rtc.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;
import org.lyceum.rtc.network.HeldMemory;

/// What ICE counts of checks that are wrong: they get no answer, and the next good one gets its
/// own.
class HostileChecksTest {
    private static final IceCredentials OWN =
            new IceCredentials("server01", "serverserverserverserver");
    private static final IceCredentials PAGE =
            new IceCredentials("client01", "clientclientclientclient");
    private static final InetSocketAddress SOURCE = new InetSocketAddress("203.0.113.1", 1_001);
    private static final int TIMES = 300;

    /// What is done to a check that is right.
    private enum Spoil {
        NOTHING,
        LAST_BYTE,
        TAG,
        TAG_REMOVED,
        FINGERPRINT_REMOVED,
        NAME,
        PASSWORD,
        LENGTH,
        TRAILING_BYTES,
        CUT
    }

    private final DropCounters drops = new DropCounters();
    private final IceLiteAgent agent = new IceLiteAgent(OWN, PAGE, drops);
    private int answers;
    private long answeredBytes;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                                   TIMES, ATTRIBUTE,        SPOIL,               DROP
                    an attribute longer than the message,       1, 80220fff,         NOTHING,             STUN_MALFORMED
                    PRIORITY of eight bytes,                    1, 002400080000000000000000, NOTHING,     STUN_MALFORMED
                    USE-CANDIDATE with a value,                 1, 0025000400000000, NOTHING,             STUN_MALFORMED
                    an integrity of four bytes,                 1, 0008000400000000, NOTHING,             STUN_MALFORMED
                    more attributes than its bound,            40, 80220000,         NOTHING,             STUN_MALFORMED
                    64 kB of attributes,                    16360, 80220000,         NOTHING,             STUN_MALFORMED
                    a second fingerprint in front,              1, 8028000400000000, NOTHING,             STUN_MALFORMED
                    bytes behind the fingerprint,               0, '',               TRAILING_BYTES,      STUN_MALFORMED
                    a length that says less,                    0, '',               LENGTH,              STUN_MALFORMED
                    its last byte missing,                      0, '',               CUT,                 STUN_MALFORMED
                    a wrong fingerprint,                        0, '',               LAST_BYTE,           STUN_BAD_FINGERPRINT
                    no fingerprint,                             0, '',               FINGERPRINT_REMOVED, STUN_BAD_FINGERPRINT
                    a wrong integrity,                          0, '',               TAG,                 STUN_BAD_INTEGRITY
                    no integrity,                               0, '',               TAG_REMOVED,         STUN_BAD_INTEGRITY
                    a wrong password,                           0, '',               PASSWORD,            STUN_BAD_INTEGRITY
                    an unknown user fragment,                   0, '',               NAME,                STUN_UNKNOWN_USERNAME
                    """)
    void answersNothingThatIsWrong(
            String name, int times, String attribute, Spoil spoil, Drop reason) {
        byte[] check = spoilt(spoil, HexFormat.of().parseHex(attribute.repeat(times)));
        long held = HeldMemory.of(agent);

        give(check, TIMES);

        assertThat(drops.of(reason)).isEqualTo(TIMES);
        assertThat(drops.total()).isEqualTo(TIMES);
        assertThat(answers).isZero();
        assertThat(agent.selected()).isNull();
        assertThat(HeldMemory.of(agent)).isEqualTo(held);
        goesOn();
    }

    /// Only what is verified is answered, and with less than twice its size.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                                  TIMES, ATTRIBUTE
                    nothing but a name,                        0, ''
                    trailing attributes that mean nothing,    20, 80220000
                    attributes that must be understood,       20, 7ffe0000
                    somebody who thinks to be controlled,      1, 802900080000000000000001
                    """)
    void neverAmplifies(String name, int times, String attribute) {
        byte[] check = SignedCheck.of(OWN, PAGE, HexFormat.of().parseHex(attribute.repeat(times)));

        give(check, TIMES);

        assertThat(drops.total()).isZero();
        assertThat(answers).isEqualTo(TIMES);
        assertThat(answeredBytes).isLessThan(2L * TIMES * check.length);
    }

    @Test
    void addressesAreBoundedWhoeverKnowsThePassword() {
        byte[] check = SignedCheck.of(OWN, PAGE, new byte[0]);
        for (int port = 1; port <= 5_000; port++) {
            agent.handle(
                    check,
                    check.length,
                    new InetSocketAddress("203.0.113.9", port),
                    port,
                    (buffer, offset, length, to) -> {});
        }
        assertThat(drops.of(Drop.ICE_TOO_MANY_TUPLES))
                .isEqualTo(5_000 - ValidatedTuples.MAX_TUPLES);
        assertThat(HeldMemory.of(agent)).isLessThan(20_000);
    }

    private byte[] spoilt(Spoil spoil, byte[] attributes) {
        IceCredentials named =
                spoil == Spoil.NAME ? new IceCredentials("nobody01", OWN.password()) : OWN;
        IceCredentials known =
                spoil == Spoil.PASSWORD ? new IceCredentials(OWN.ufrag(), PAGE.password()) : named;
        byte[] check = SignedCheck.of(known, PAGE, attributes);
        int end = check.length;
        return switch (spoil) {
            case NOTHING, NAME, PASSWORD -> check;
            case LAST_BYTE -> flipped(check, end - 1);
            case TAG -> SignedCheck.withFingerprint(flipped(check, end - 9), end - 8);
            case TAG_REMOVED -> SignedCheck.withFingerprint(check, end - 32);
            case FINGERPRINT_REMOVED -> SignedCheck.withLength(Arrays.copyOf(check, end - 8));
            case LENGTH -> flipped(check, 3);
            case TRAILING_BYTES -> SignedCheck.withLength(Arrays.copyOf(check, end + 4));
            case CUT -> Arrays.copyOf(check, end - 1);
        };
    }

    private void give(byte[] check, int times) {
        for (int i = 0; i < times; i++) {
            agent.handle(
                    check,
                    check.length,
                    SOURCE,
                    i,
                    (buffer, offset, length, to) -> {
                        assertThat(to).isEqualTo(SOURCE);
                        answers++;
                        answeredBytes += length;
                    });
        }
    }

    private void goesOn() {
        give(SignedCheck.of(OWN, PAGE, new byte[0]), 1);
        assertThat(answers).isEqualTo(1);
        assertThat(agent.selected()).isEqualTo(SOURCE);
        assertThat(drops.total()).isEqualTo(TIMES);
    }

    private static byte[] flipped(byte[] bytes, int at) {
        bytes[at] ^= 4;
        return bytes;
    }
}
