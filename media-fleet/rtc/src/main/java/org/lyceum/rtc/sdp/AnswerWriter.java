package org.lyceum.rtc.sdp;

import java.net.InetSocketAddress;
import java.util.List;

/// Writes the node's answer: every m-line open on the node's one address, directions turned round,
/// and the SSRCs of all receiving slots declared, so that nothing is ever renegotiated.
final class AnswerWriter {
    /// The priority of a host candidate with the highest local preference (RFC 8445, section
    /// 5.1.2).
    private static final long TOP_PRIORITY = (126L << 24) | (65_535L << 8) | 255L;

    private static final List<String> FEEDBACK =
            List.of("transport-cc", "ccm fir", "nack", "nack pli");

    /// Chromium begins at 300 kbps without it; others ignore it. No `x-google-max-bitrate`: it
    /// would hold all that a page sends together, so that a camera's top layer never starts. The
    /// page limits each of its layers instead.
    private static final String CAMERA_PARAMETERS = "x-google-start-bitrate=1000";

    private final AnswerSettings settings;
    private final SessionDescription offer;
    private final NegotiatedSession session;
    private final SdpText text = new SdpText();

    AnswerWriter(AnswerSettings settings, SessionDescription offer, NegotiatedSession session) {
        this.settings = settings;
        this.offer = offer;
        this.session = session;
    }

    String write() {
        writeTop();
        int slots = 0;
        for (int i = 0; i < offer.sections().size(); i++) {
            MediaSection section = offer.sections().get(i);
            if (section.isData()) {
                writeTransport(section, "webrtc-datachannel", i == 0);
                text.line("a=sctp-port:", session.sctpPort());
                text.line("a=max-message-size:", DataSection.OUR_MAX_MESSAGE_SIZE);
            } else {
                NegotiatedSlot slot = session.slots().get(slots++);
                writeTransport(section, formats(slot), i == 0);
                writeSlot(section, slot);
            }
        }
        return text.toString();
    }

    /// The version is the offer's: it grows with each one, as RFC 3264, section 8 wants it.
    private void writeTop() {
        text.line("v=0");
        text.line("o=- ", sessionId(), " ", offer.version(), " IN IP4 127.0.0.1");
        text.line("s=-");
        text.line("t=0 0");
        text.line("a=ice-lite");
        text.line("a=group:BUNDLE ", String.join(" ", bundle()));
        text.line("a=extmap-allow-mixed");
        text.line("a=msid-semantic: WMS *");
        text.line("a=fingerprint:", SdpText.fingerprint(settings.fingerprint()));
    }

    /// The offer's group, less what it names in vain.
    private List<String> bundle() {
        return offer.bundle().stream()
                .distinct()
                .filter(mid -> offer.section(mid) != null)
                .toList();
    }

    /// The same in every answer of a session: our SSRCs do not change.
    private long sessionId() {
        long id = 1;
        for (NegotiatedSlot slot : session.slots()) {
            id = slot.sending() ? id : 31 * id + slot.ssrc();
        }
        return id & Long.MAX_VALUE;
    }

    private void writeTransport(MediaSection section, String formats, boolean first) {
        InetSocketAddress best = settings.candidates().getFirst();
        text.line(
                "m=", section.media(), " ", best.getPort(), " ", section.protocol(), " ", formats);
        text.line("c=", SdpText.connection(best.getAddress()));
        text.line("a=ice-ufrag:", settings.local().ufrag());
        text.line("a=ice-pwd:", settings.local().password());
        if (first) {
            writeCandidates();
        }
        text.line("a=setup:passive");
        text.line("a=mid:", section.mid());
    }

    private void writeCandidates() {
        for (int i = 0; i < settings.candidates().size(); i++) {
            InetSocketAddress candidate = settings.candidates().get(i);
            text.line(
                    "a=candidate:",
                    i + 1,
                    " 1 udp ",
                    TOP_PRIORITY - (i << 8),
                    " ",
                    SdpText.literal(candidate.getAddress()),
                    " ",
                    candidate.getPort(),
                    " typ host");
        }
        text.line("a=end-of-candidates");
    }

    private void writeSlot(MediaSection section, NegotiatedSlot slot) {
        text.line(slot.sending() ? "a=recvonly" : "a=sendonly");
        text.line("a=rtcp-mux");
        if (slot.kind() == Kind.VIDEO && section.attributes().has("rtcp-rsize")) {
            text.line("a=rtcp-rsize");
        }
        for (ExtensionMapping mapping :
                ExtensionMapping.usable(section, slot.kind(), slot.sending(), slot.sending())) {
            text.line("a=extmap:", mapping.answer());
        }
        writeCodec(section, slot);
        if (slot.sending()) {
            writeLayers(slot);
        } else {
            writeStream(slot);
        }
    }

    private void writeCodec(MediaSection section, NegotiatedSlot slot) {
        int payloadType = slot.payloadType();
        text.line("a=rtpmap:", payloadType, " ", Codec.encodingOf(slot.kind()));
        List<String> offered = section.attributes().values("rtcp-fb");
        for (String feedback : FEEDBACK) {
            if (offered.contains(payloadType + " " + feedback)
                    || offered.contains("* " + feedback)) {
                text.line("a=rtcp-fb:", payloadType, " ", feedback);
            }
        }
        String parameters =
                slot.kind() == Kind.AUDIO ? opusParameters(slot) : vp8Parameters(section, slot);
        if (!parameters.isEmpty()) {
            text.line("a=fmtp:", payloadType, " ", parameters);
        }
        if (slot.rtxPayloadType() >= 0) {
            text.line("a=rtpmap:", slot.rtxPayloadType(), " rtx/90000");
            text.line("a=fmtp:", slot.rtxPayloadType(), " apt=", payloadType);
        }
    }

    private void writeLayers(NegotiatedSlot slot) {
        for (String rid : slot.rids()) {
            text.line("a=rid:", rid, " recv");
        }
        if (!slot.rids().isEmpty()) {
            text.line("a=simulcast:recv ", String.join(";", slot.rids()));
        }
    }

    private void writeStream(NegotiatedSlot slot) {
        SlotShape shape = SlotShape.of(slot.name());
        text.line("a=msid:", shape == null ? slot.name() : shape.stream(), " ", slot.name());
        boolean repaired = slot.rtxSsrc() != 0;
        if (repaired) {
            text.line("a=ssrc-group:FID ", slot.ssrc(), " ", slot.rtxSsrc());
        }
        text.line("a=ssrc:", slot.ssrc(), " cname:", NegotiatedSession.CNAME);
        if (repaired) {
            text.line("a=ssrc:", slot.rtxSsrc(), " cname:", NegotiatedSession.CNAME);
        }
    }

    private static String opusParameters(NegotiatedSlot slot) {
        SlotShape shape = SlotShape.of(slot.name());
        String voice = "minptime=10;useinbandfec=1";
        return shape != null && shape.isStereo() ? voice + ";stereo=1;sprop-stereo=1" : voice;
    }

    /// What the offer names (Firefox its frame size), since what is left out reads as zero there.
    private static String vp8Parameters(MediaSection section, NegotiatedSlot slot) {
        String offered = section.attributes().keyed("fmtp", Integer.toString(slot.payloadType()));
        String start = slot.name().equals(SlotShape.CAMERA) ? CAMERA_PARAMETERS : "";
        if (offered == null || offered.isEmpty()) {
            return start;
        }
        return start.isEmpty() ? offered : offered + ";" + start;
    }

    private static String formats(NegotiatedSlot slot) {
        String codec = Integer.toString(slot.payloadType());
        return slot.rtxPayloadType() < 0 ? codec : codec + " " + slot.rtxPayloadType();
    }
}
