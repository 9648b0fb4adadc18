package org.lyceum.rtc.sdp;

import java.util.ArrayList;
import java.util.List;

/// Writes a bot's offer as a browser would: idle slots, all in one bundle, the mids counted from 0.
final class OfferWriter {
    static final int SCTP_PORT = 5_000;
    static final int OPUS = 111;
    static final int VP8 = 96;
    static final int RTX = 97;

    private static final ExtensionIds SENT_AUDIO = new ExtensionIds(4, 0, 0, 3, 0, 1, 0);
    private static final ExtensionIds SENT_VIDEO = new ExtensionIds(4, 10, 11, 3, 0, 0, 0);
    private static final ExtensionIds RECEIVED_AUDIO = new ExtensionIds(4, 0, 0, 3, 0, 0, 0);
    private static final ExtensionIds RECEIVED_VIDEO = new ExtensionIds(4, 0, 0, 3, 0, 0, 5);

    private final SdpText text = new SdpText();

    /// The slot that an offer makes of a name, with SSRCs where it sends a single layer.
    static NegotiatedSlot slot(SlotShape shape, Kind kind, int mid, SsrcSource ssrcs) {
        boolean declares = shape.sending() && shape.layers().isEmpty();
        boolean video = kind == Kind.VIDEO;
        return new NegotiatedSlot(
                shape.name(),
                Integer.toString(mid),
                kind,
                shape.sending(),
                video ? VP8 : OPUS,
                video ? RTX : -1,
                shape.layers(),
                declares ? ssrcs.next() : 0,
                declares && video ? ssrcs.next() : 0,
                extensions(kind, shape.sending()));
    }

    /// The offer of these slots; a data section stands where the names have it.
    String write(OfferSettings settings, List<NegotiatedSlot> slots, long version) {
        List<String> mids = new ArrayList<>();
        settings.slotNames().forEach(_ -> mids.add(Integer.toString(mids.size())));
        text.line("v=0");
        text.line("o=- 1 ", version, " IN IP4 127.0.0.1");
        text.line("s=-");
        text.line("t=0 0");
        text.line("a=group:BUNDLE ", String.join(" ", mids));
        text.line("a=extmap-allow-mixed");
        text.line("a=msid-semantic: WMS");
        text.line("a=fingerprint:", SdpText.fingerprint(settings.fingerprint()));
        int next = 0;
        for (String mid : mids) {
            NegotiatedSlot slot = next < slots.size() ? slots.get(next) : null;
            if (slot != null && slot.mid().equals(mid)) {
                next++;
                writeSlot(settings, slot);
            } else {
                writeData(settings, mid);
            }
        }
        return text.toString();
    }

    private void writeData(OfferSettings settings, String mid) {
        text.line("m=application 9 UDP/DTLS/SCTP webrtc-datachannel");
        writeTransport(settings, mid);
        text.line("a=sctp-port:", SCTP_PORT);
        text.line("a=max-message-size:", DataSection.OUR_MAX_MESSAGE_SIZE);
    }

    private void writeTransport(OfferSettings settings, String mid) {
        text.line("c=IN IP4 0.0.0.0");
        text.line("a=ice-ufrag:", settings.local().ufrag());
        text.line("a=ice-pwd:", settings.local().password());
        text.line("a=setup:actpass");
        text.line("a=mid:", mid);
    }

    private void writeSlot(OfferSettings settings, NegotiatedSlot slot) {
        boolean video = slot.kind() == Kind.VIDEO;
        text.line(
                "m=", slot.kind().media(), " 9 UDP/TLS/RTP/SAVPF ", video ? VP8 + " " + RTX : OPUS);
        writeTransport(settings, slot.mid());
        text.line(slot.sending() ? "a=sendonly" : "a=recvonly");
        text.line("a=rtcp-mux");
        text.line("a=rtcp-rsize");
        writeExtensions(slot.extensions());
        if (video) {
            writeVp8();
        } else {
            text.line("a=rtpmap:", OPUS, " opus/48000/2");
            text.line("a=rtcp-fb:", OPUS, " transport-cc");
            text.line("a=fmtp:", OPUS, " minptime=10;useinbandfec=1");
        }
        if (slot.sending()) {
            writeSending(slot);
        }
    }

    private void writeVp8() {
        text.line("a=rtpmap:", VP8, " VP8/90000");
        for (String feedback : List.of("transport-cc", "ccm fir", "nack", "nack pli")) {
            text.line("a=rtcp-fb:", VP8, " ", feedback);
        }
        text.line("a=rtpmap:", RTX, " rtx/90000");
        text.line("a=fmtp:", RTX, " apt=", VP8);
    }

    private void writeSending(NegotiatedSlot slot) {
        text.line("a=msid:- ", slot.name());
        slot.rids().forEach(rid -> text.line("a=rid:", rid, " send"));
        if (!slot.rids().isEmpty()) {
            text.line("a=simulcast:send ", String.join(";", slot.rids()));
            return;
        }
        if (slot.rtxSsrc() != 0) {
            text.line("a=ssrc-group:FID ", slot.ssrc(), " ", slot.rtxSsrc());
        }
        text.line("a=ssrc:", slot.ssrc(), " cname:", NegotiatedSession.CNAME);
        if (slot.rtxSsrc() != 0) {
            text.line("a=ssrc:", slot.rtxSsrc(), " cname:", NegotiatedSession.CNAME);
        }
    }

    private void writeExtensions(ExtensionIds ids) {
        writeExtension(ids.audioLevel(), HeaderExtension.AUDIO_LEVEL);
        writeExtension(ids.transportCc(), HeaderExtension.TRANSPORT_CC);
        writeExtension(ids.mid(), HeaderExtension.MID);
        writeExtension(ids.playoutDelay(), HeaderExtension.PLAYOUT_DELAY);
        writeExtension(ids.rid(), HeaderExtension.RID);
        writeExtension(ids.repairedRid(), HeaderExtension.REPAIRED_RID);
    }

    private void writeExtension(int id, HeaderExtension extension) {
        if (id != 0) {
            text.line("a=extmap:", id, " ", extension.uri());
        }
    }

    private static ExtensionIds extensions(Kind kind, boolean sending) {
        if (sending) {
            return kind == Kind.AUDIO ? SENT_AUDIO : SENT_VIDEO;
        }
        return kind == Kind.AUDIO ? RECEIVED_AUDIO : RECEIVED_VIDEO;
    }
}
