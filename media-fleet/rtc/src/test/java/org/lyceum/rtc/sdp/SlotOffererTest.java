package org.lyceum.rtc.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.rtc.ice.IceCredentials;

class SlotOffererTest {
    private static final IceCredentials BOT = IceCredentials.random(new Random(5));

    private final SlotOfferer offerer =
            new SlotOfferer(
                    new OfferSettings(
                            BOT,
                            CapturedOffers.FINGERPRINT,
                            CapturedOffers.SLOTS,
                            SsrcSource.random(new Random(6))));

    @Test
    void bothSidesAgree() {
        Answered node = CapturedOffers.answered(offerer.offer(), CapturedOffers.SLOTS);
        AnswerRead bot = read(offerer, node.sdp());
        assertThat(bot.candidates()).containsExactly(CapturedOffers.ADDRESS);
        assertThat(bot.session().remote()).isEqualTo(CapturedOffers.LOCAL);
        assertThat(bot.session().remoteFingerprint()).isEqualTo(CapturedOffers.FINGERPRINT);
        assertThat(node.session().remote()).isEqualTo(BOT);
        assertThat(bot.session().slots()).isEqualTo(node.session().slots());
        assertThat(bot.session().sctpPort()).isEqualTo(node.session().sctpPort());
    }

    @Test
    void offersLayersWithoutSsrcsAndSingleStreamsWithThem() {
        NegotiatedSession session =
                CapturedOffers.answered(offerer.offer(), CapturedOffers.SLOTS).session();
        assertThat(slot(session, "camera").rids()).containsExactly("q", "h", "f");
        assertThat(slot(session, "screen").rids()).containsExactly("l", "h");
        assertThat(slot(session, "camera").ssrc()).isZero();
        assertThat(slot(session, "microphone").ssrc()).isNotZero();
    }

    @Test
    void restartsUnderFreshCredentials() {
        Answered first = CapturedOffers.answered(offerer.offer(), CapturedOffers.SLOTS);
        SlotOfferer again = offerer.restarted(IceCredentials.random(new Random(7)));
        IceCredentials fresh = IceCredentials.random(new Random(8));
        Answered second =
                (Answered)
                        CapturedOffers.answerer()
                                .answerRestart(again.offer(), first.session(), fresh);
        AnswerRead bot = read(again, second.sdp());
        assertThat(bot.session().remote()).isEqualTo(fresh);
        assertThat(bot.session().slots()).isEqualTo(first.session().slots());
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "microphone"})
    void offersAsFewSlotsAsWanted(String only) {
        List<String> names = List.of(only);
        SlotOfferer small =
                new SlotOfferer(
                        new OfferSettings(
                                BOT,
                                CapturedOffers.FINGERPRINT,
                                names,
                                SsrcSource.random(new Random(6))));
        Answered node = CapturedOffers.answered(small.offer(), names);
        assertThat(read(small, node.sdp()).session().slots()).isEqualTo(node.session().slots());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,             CODE,                FROM,           TO
                    no fingerprint,   sdpNoFingerprint,    a=fingerprint,  a=removed
                    no credentials,   sdpNoIceCredentials, a=ice-pwd,      a=removed
                    an active node,   sdpSetup,            setup:passive,  setup:active
                    another order,    sdpSlots,            a=mid:0,        a=mid:00
                    a closed section, sdpSlotClosed,       m=audio 53773,  m=audio 0
                    """)
    void refusesAnswers(String name, String code, String from, String to) {
        String answer = CapturedOffers.answered(offerer.offer(), CapturedOffers.SLOTS).sdp();
        String changed =
                answer.replace(from, to)
                        .replace(
                                "BUNDLE 0",
                                name.equals("another order") ? "BUNDLE 00" : "BUNDLE 0");
        assertThat(offerer.read(changed)).isInstanceOf(Refused.class);
        assertThat(((Refused) offerer.read(changed)).code()).isEqualTo(code);
    }

    @Test
    void neverResolvesANameAndPassesOverOtherTransports() {
        String answer = CapturedOffers.answered(offerer.offer(), CapturedOffers.SLOTS).sdp();
        String more =
                "a=candidate:7 1 udp 1 host.invalid 1 typ host\r\n"
                        + "a=candidate:8 1 tcp 1 192.0.2.1 9 typ host tcptype passive\r\n"
                        + "a=candidate:9\r\na=end-of-candidates";
        AnswerRead read = read(offerer, answer.replace("a=end-of-candidates", more));
        assertThat(read.candidates()).containsExactly(CapturedOffers.ADDRESS);
    }

    private static NegotiatedSlot slot(NegotiatedSession session, String name) {
        return Objects.requireNonNull(session.slot(name));
    }

    private static AnswerRead read(SlotOfferer offerer, String answer) {
        if (offerer.read(answer) instanceof AnswerRead read) {
            return read;
        }
        throw new AssertionError("Refused: " + offerer.read(answer));
    }
}
