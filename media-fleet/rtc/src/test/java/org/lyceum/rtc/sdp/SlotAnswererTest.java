package org.lyceum.rtc.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lyceum.rtc.ice.IceCredentials;

class SlotAnswererTest {
    private static final IceCredentials FRESH =
            new IceCredentials("freshone", "freshfreshfreshfreshfre1");

    /// Rids that no simulcast line names, unless a case adds them.
    private static final String MORE_LAYERS = "a=rid:q send\r\na=rid:1 send\r\na=rid:2 send";

    private long ssrc;

    /// What a captured answer may have that ours has not, and the other way round: fmtp lines that
    /// browsers repeat, and more feedback than the capture dared to ask for.
    private static final Predicate<SdpAttribute> COMPARED =
            attribute ->
                    !Set.of(
                                            "fmtp",
                                            "ssrc",
                                            "ssrc-group",
                                            "msid",
                                            "ice-ufrag",
                                            "ice-pwd",
                                            "candidate")
                                    .contains(attribute.name())
                            && !attribute.value().endsWith(" ccm fir");

    @ParameterizedTest
    @ValueSource(strings = {"chromium-156", "firefox-153"})
    void hasTheStructureOfTheAnswerThatPlayedInTheBrowser(String browser) {
        Answered answered = answered(browser);
        SessionDescription ours = CapturedOffers.parsed(answered.sdp());
        SessionDescription played =
                CapturedOffers.parsed(CapturedOffers.text("answer-for-" + browser + ".sdp"));
        assertThat(ours.attributes()).isEqualTo(played.attributes());
        assertThat(ours.sections()).hasSameSizeAs(played.sections());
        for (int i = 0; i < ours.sections().size(); i++) {
            MediaSection mine = ours.sections().get(i);
            MediaSection theirs = played.sections().get(i);
            assertThat(mine.media()).isEqualTo(theirs.media());
            assertThat(mine.protocol()).isEqualTo(theirs.protocol());
            assertThat(mine.formats()).isEqualTo(theirs.formats());
            assertThat(mine.port()).isEqualTo(53_773);
            assertThat(mine.attributes().all().stream().filter(COMPARED))
                    .as("section %s", i)
                    .containsExactlyInAnyOrderElementsOf(
                            theirs.attributes().all().stream().filter(COMPARED).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chromium-156-all-codecs",
                "chromium-156-vp8",
                "firefox-153-all-codecs",
                "firefox-153-vp8"
            })
    void answersTheLargestOffers(String name) {
        Answered answered =
                CapturedOffers.answered(
                        CapturedOffers.text(name + ".sdp"), CapturedOffers.MANY_SLOTS);
        assertThat(answered.session().slots()).hasSize(19);
        assertThat(Objects.requireNonNull(answered.session().slot("camera")).rids())
                .containsExactly("q", "h", "f");
        assertThat(answered.sdp().lines().filter(line -> line.startsWith("m=")))
                .noneMatch(line -> line.contains(" 0 "));
    }

    @Test
    void knowsWhatChromiumHasAgreedTo() {
        NegotiatedSession session = answered("chromium-156").session();
        assertThat(session.remote())
                .isEqualTo(new IceCredentials("poKD", "QecTZz4RZtpXTT06t7toLVoP"));
        assertThat(session.remoteFingerprint()).startsWith("5D:8B:A2:8B").hasSize(95);
        assertThat(session.sctpPort()).isEqualTo(5_000);
        assertThat(session.maxMessageSize()).isEqualTo(262_144);
        NegotiatedSlot camera = Objects.requireNonNull(session.slot("camera"));
        assertThat(camera.rids()).containsExactly("q", "h", "f");
        assertThat(camera.payloadType()).isEqualTo(96);
        assertThat(camera.rtxPayloadType()).isEqualTo(97);
        assertThat(camera.extensions()).isEqualTo(new ExtensionIds(4, 10, 11, 3, 0, 0, 0));
        assertThat(camera.ssrc()).isZero();
        NegotiatedSlot microphone = Objects.requireNonNull(session.slot("microphone"));
        assertThat(microphone.ssrc()).isEqualTo(1_622_666_337L);
        assertThat(microphone.rtxPayloadType()).isEqualTo(-1);
        assertThat(microphone.extensions()).isEqualTo(new ExtensionIds(4, 0, 0, 3, 0, 1, 0));
        NegotiatedSlot tile = Objects.requireNonNull(session.slot("tile1"));
        assertThat(tile.sending()).isFalse();
        assertThat(tile.extensions()).isEqualTo(new ExtensionIds(0, 0, 0, 3, 0, 0, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chromium-156", "firefox-153"})
    void everyReceivingSlotHasSsrcsOfItsOwn(String browser) {
        Answered answered = answered(browser);
        Set<Long> ssrcs = new HashSet<>();
        for (NegotiatedSlot slot : answered.session().slots()) {
            if (!slot.sending()) {
                assertThat(ssrcs.add(slot.ssrc())).isTrue();
                assertThat(slot.rtxSsrc() != 0).isEqualTo(slot.kind() == Kind.VIDEO);
                assertThat(slot.rtxSsrc() == 0 || ssrcs.add(slot.rtxSsrc())).isTrue();
                assertThat(answered.sdp()).contains("a=ssrc:" + slot.ssrc() + " cname:slots\r\n");
            }
        }
    }

    @Test
    void pairsShareAStreamAndOthersAreAlone() {
        assertThat(
                        answered("chromium-156")
                                .sdp()
                                .lines()
                                .filter(line -> line.startsWith("a=msid:")))
                .containsExactly(
                        "a=msid:stage stageVoice",
                        "a=msid:voice1 voice1",
                        "a=msid:voice2 voice2",
                        "a=msid:voice3 voice3",
                        "a=msid:shared sharedSound",
                        "a=msid:stage stageCamera",
                        "a=msid:shared sharedScreen",
                        "a=msid:tile1 tile1");
    }

    @Test
    void asksForAStartBitrateInTheCameraOnly() {
        assertThat(
                        answered("firefox-153")
                                .sdp()
                                .lines()
                                .filter(line -> line.contains("x-google-start-bitrate")))
                .containsExactly("a=fmtp:120 max-fs=12288;max-fr=60;x-google-start-bitrate=1000");
    }

    @Test
    void writesAnIpv6AddressWithoutItsZone() {
        AnswerSettings settings =
                new AnswerSettings(
                        CapturedOffers.LOCAL,
                        "sha-256 " + CapturedOffers.FINGERPRINT,
                        List.of(
                                new InetSocketAddress("2001:db8::1", 7_000),
                                CapturedOffers.ADDRESS),
                        () -> 1 + ssrc++);
        SdpAnswer answer =
                new SlotAnswerer(settings)
                        .answer(
                                CapturedOffers.text("offer-slots-firefox-153.sdp"),
                                CapturedOffers.SLOTS);
        assertThat(((Answered) answer).sdp())
                .contains("c=IN IP6 2001:db8:0:0:0:0:0:1\r\n")
                .contains("a=candidate:1 1 udp 2130706431 2001:db8:0:0:0:0:0:1 7000 typ host\r\n")
                .contains("a=candidate:2 1 udp 2130706175 198.51.100.1 53773 typ host\r\n")
                .contains("a=fingerprint:sha-256 " + CapturedOffers.FINGERPRINT + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chromium-156", "firefox-153"})
    void aRestartKeepsAllButTheCredentials(String browser) {
        String offer = CapturedOffers.text("offer-slots-" + browser + ".sdp");
        Answered first = answered(browser);
        String ufrag = first.session().remote().ufrag();
        String again = offer.replace("ufrag:" + ufrag, "ufrag:anew" + ufrag);
        Answered second =
                (Answered) CapturedOffers.answerer().answerRestart(again, first.session(), FRESH);
        assertThat(second.session().hasRestartedSince(first.session())).isTrue();
        assertThat(second.session().slots()).isEqualTo(first.session().slots());
        assertThat(second.sdp())
                .isEqualTo(
                        first.sdp()
                                .replace(CapturedOffers.LOCAL.ufrag(), FRESH.ufrag())
                                .replace(CapturedOffers.LOCAL.password(), FRESH.password()));
    }

    /// Chromium 156 and Firefox 153 took our answers to these, both times, and ICE connected again.
    @ParameterizedTest
    @ValueSource(strings = {"chromium-156", "firefox-153"})
    void answersAPageWithEverySlotAndItsRealRestart(String browser) {
        Answered first =
                CapturedOffers.answered(
                        CapturedOffers.text("page-offer-" + browser + ".sdp"),
                        CapturedOffers.ALL_SLOTS);
        assertThat(Objects.requireNonNull(first.session().slot("screen")).rids())
                .containsExactly("l", "h");
        Answered second =
                (Answered)
                        CapturedOffers.answerer()
                                .answerRestart(
                                        CapturedOffers.text("page-restart-" + browser + ".sdp"),
                                        first.session(),
                                        FRESH);
        assertThat(second.session().hasRestartedSince(first.session())).isTrue();
        assertThat(second.session().slots()).isEqualTo(first.session().slots());
        assertThat(second.sdp()).contains("a=ice-ufrag:" + FRESH.ufrag());
    }

    @Test
    void anOfferThatDoesNotRestartGetsTheOldCredentials() {
        Answered first = answered("firefox-153");
        SdpAnswer second =
                CapturedOffers.answerer()
                        .answerRestart(
                                CapturedOffers.text("offer-slots-firefox-153.sdp"),
                                first.session(),
                                FRESH);
        assertThat(second).isEqualTo(first);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                FROM,                  TO
                    another certificate, sha-256 5D:8B,         sha-256 5D:8C
                    another mid,         a=mid:11,              a=mid:110
                    another codec order, SAVPF 96 97,           SAVPF 97
                    a layer less,        send q;h;f,            send q;h
                    another id,          extmap:5 http,         extmap:6 http
                    """)
    void aRestartThatChangesMoreIsRefused(String name, String from, String to) {
        Answered first = answered("chromium-156");
        String changed = CapturedOffers.text("offer-slots-chromium-156.sdp").replace(from, to);
        assertThat(CapturedOffers.answerer().answerRestart(changed, first.session(), FRESH))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                   CODE,                FROM,                                  TO
                    no fingerprint,         sdpNoFingerprint,    a=fingerprint:,                        a=removed:
                    a short fingerprint,    sdpNoFingerprint,    ':1A:FC',                              ':1A'
                    fingerprint not hex,    sdpNoFingerprint,    sha-256 5D,                            sha-256 5G
                    another hash,           sdpNoFingerprint,    sha-256,                               sha-1
                    no ufrag,               sdpNoIceCredentials, a=ice-ufrag:,                          a=removed:
                    no password,            sdpNoIceCredentials, a=ice-pwd:,                            a=removed:
                    a ufrag with a space,   sdpNoIceCredentials, ufrag:poKD,                            ufrag:po KD
                    a short ufrag,          sdpNoIceCredentials, ufrag:poKD,                            ufrag:poK
                    duplicate mids,         sdpDuplicateMid,     a=mid:11,                              a=mid:10
                    no bundle,              sdpNotBundled,       a=group:BUNDLE,                        a=removed:
                    a bundle of strangers,  sdpNotBundled,       BUNDLE 0 1,                            BUNDLE 0
                    the passive role,       sdpSetup,            setup:actpass,                         setup:passive
                    no VP8,                 sdpNoCodec,          VP8/90000,                             VP9/90000
                    no Opus,                sdpNoCodec,          opus/48000,                            PCMU/8000
                    a closed slot,          sdpSlotClosed,       m=video 9,                             m=video 0
                    no encryption,          sdpProtocol,         UDP/TLS/RTP/SAVPF,                     RTP/AVP
                    no rtcp-mux,            sdpNoRtcpMux,        a=rtcp-mux,                            a=removed
                    receiving in its slot,  sdpSlotDirection,    a=sendonly,                            a=recvonly
                    inactive,               sdpSlotDirection,    a=sendonly,                            a=inactive
                    layers without rid,     sdpNoRid,            urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id, urn:other
                    more layers than four,  sdpTooManyLayers,    simulcast:send q;h;f,                  simulcast:send q;h;f;1;2
                    clash of ids,           sdpClash,            extmap:5 http://www.webrtc.org/experiments/rtp-hdrext/playout-delay, extmap:3 http://www.webrtc.org/experiments/rtp-hdrext/playout-delay
                    no sctp port,           sdpData,             a=sctp-port:,                          a=removed:
                    not SDP,                sdpMalformed,        v=0,                                   v=1
                    a line that is none,    sdpMalformed,        s=-,                                   hello
                    a port that is none,    sdpMalformed,        m=audio 9,                             m=audio 65536
                    an m-line without rest, sdpMalformed,        UDP/TLS/RTP/SAVPF 111,                 ''
                    an origin of two parts, sdpMalformed,        ' IN IP4 127.0.0.1',                   ''
                    """)
    void refuses(String name, String code, String from, String to) {
        String offer = CapturedOffers.text("offer-slots-chromium-156.sdp");
        String hostile = offer.replace(from, to).replace("a=rid:q send", MORE_LAYERS);
        assertThat(offer).contains(from);
        SdpAnswer answer = CapturedOffers.answerer().answer(hostile, CapturedOffers.SLOTS);
        assertThat(answer).isInstanceOf(Refused.class);
        assertThat(((Refused) answer).code()).isEqualTo(code);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,            PLACE, NAME
                    unknown,             0, trombone
                    twice,               3, microphone
                    another kind,        0, camera
                    events not last,     0, events
                    """)
    void refusesNamesThatDoNotFit(String name, int place, String slot) {
        List<String> names = new ArrayList<>(CapturedOffers.SLOTS);
        names.set(place, slot);
        assertThat(
                        CapturedOffers.answerer()
                                .answer(CapturedOffers.text("offer-slots-chromium-156.sdp"), names))
                .isInstanceOf(Refused.class);
    }

    @Test
    void refusesFewerNamesThanSections() {
        assertThat(
                        CapturedOffers.answerer()
                                .answer(
                                        CapturedOffers.text("offer-slots-chromium-156.sdp"),
                                        CapturedOffers.SLOTS.subList(0, 12)))
                .isInstanceOf(Refused.class);
    }

    private static Answered answered(String browser) {
        return CapturedOffers.answered(
                CapturedOffers.text("offer-slots-" + browser + ".sdp"), CapturedOffers.SLOTS);
    }
}
