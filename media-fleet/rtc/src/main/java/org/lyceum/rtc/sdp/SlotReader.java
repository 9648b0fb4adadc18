package org.lyceum.rtc.sdp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one audio or video section as the slot that it is to be, in an offer of the client or in
/// an answer of the node.
record SlotReader(SlotShape shape, Kind kind, boolean authorSends) {
    /// Of the client's offer: its author sends where the slot is a sending one.
    static SlotReader ofOffer(SlotShape shape, Kind kind) {
        return new SlotReader(shape, kind, shape.sending());
    }

    /// Of the node's answer: the other way round.
    static SlotReader ofAnswer(SlotShape shape, Kind kind) {
        return new SlotReader(shape, kind, !shape.sending());
    }

    SlotReading read(MediaSection section) {
        Refused refused = check(section);
        if (refused != null) {
            return refused;
        }
        Codec codec = Codec.of(section, kind);
        if (codec == null) {
            return refuse("sdpNoCodec", "has no " + Codec.encodingOf(kind));
        }
        List<String> rids =
                kind == Kind.VIDEO && shape.sending()
                        ? Simulcast.rids(section, authorSends ? "send" : "recv")
                        : List.of();
        if (rids.size() > Simulcast.MAX_LAYERS) {
            return refuse("sdpTooManyLayers", "has more than four layers");
        }
        ExtensionIds ids =
                ExtensionMapping.ids(
                        ExtensionMapping.usable(section, kind, shape.sending(), authorSends));
        if (!rids.isEmpty() && (ids.mid() == 0 || ids.rid() == 0)) {
            return refuse("sdpNoRid", "has layers but no header extension to tell them apart");
        }
        boolean declares = authorSends && rids.isEmpty();
        DeclaredSsrcs ssrcs = declares ? DeclaredSsrcs.of(section) : DeclaredSsrcs.NONE;
        return new NegotiatedSlot(
                shape.name(),
                section.mid(),
                kind,
                shape.sending(),
                codec.payloadType(),
                codec.rtxPayloadType(),
                rids,
                ssrcs.ssrc(),
                ssrcs.rtxSsrc(),
                ids);
    }

    private @Nullable Refused check(MediaSection section) {
        if (section.isRejected()) {
            return refuse("sdpSlotClosed", "has port 0");
        }
        if (!section.media().equals(kind.media())) {
            return refuse("sdpSlotKind", "must be an m-line of " + kind.media());
        }
        if (!section.protocol().endsWith("/TLS/RTP/SAVPF")) {
            return refuse("sdpProtocol", "does not use DTLS-SRTP");
        }
        if (!(authorSends ? section.sends() : section.receives())) {
            return refuse("sdpSlotDirection", "has the wrong direction");
        }
        return section.attributes().has("rtcp-mux")
                ? null
                : refuse("sdpNoRtcpMux", "does not multiplex RTCP");
    }

    private Refused refuse(String code, String what) {
        return new Refused(code, "The slot " + shape.name() + " " + what + ".");
    }
}
