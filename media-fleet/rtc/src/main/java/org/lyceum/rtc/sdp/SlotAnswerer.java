package org.lyceum.rtc.sdp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lyceum.rtc.ice.IceCredentials;

/// The node's side of joining: takes a browser's one offer of slots and answers it (RFC 8829), or
/// says why not.
///
/// Offers are hostile until proven: nothing is thrown, and the bounds are those of `SdpParser`.
public final class SlotAnswerer {
    private final AnswerSettings settings;

    public SlotAnswerer(AnswerSettings settings) {
        this.settings = settings;
    }

    /// Answers the first offer. `slotNames` are the names of its sections in their order, "events"
    /// that of the data section.
    public SdpAnswer answer(String offer, List<String> slotNames) {
        return switch (SdpParser.parse(offer)) {
            case Refused refused -> refused;
            case Parsed(SessionDescription description) -> answer(description, slotNames);
        };
    }

    /// Answers a later offer of the same session: SSRCs, order, ids and payload types stay, as does
    /// the certificate. The `settings` name the node's credentials until now; the fresh ones are
    /// used when, and only when, the offer begins ICE anew (Firefox throws otherwise). Which it
    /// was, the new session's `hasRestartedSince(previous)` says.
    public SdpAnswer answerRestart(
            String offer, NegotiatedSession previous, IceCredentials freshLocal) {
        return switch (SdpParser.parse(offer)) {
            case Refused refused -> refused;
            case Parsed(SessionDescription description) ->
                    switch (negotiate(description, namesIn(description, previous))) {
                        case Refused refused -> refused;
                        case Answered(String _, NegotiatedSession session) ->
                                resume(description, session, previous, freshLocal);
                    };
        };
    }

    private SdpAnswer answer(SessionDescription offer, List<String> slotNames) {
        return switch (negotiate(offer, slotNames)) {
            case Refused refused -> refused;
            case Answered(String _, NegotiatedSession session) ->
                    write(settings, offer, withSlots(session, withOurSsrcs(session.slots())));
        };
    }

    private SdpAnswer resume(
            SessionDescription offer,
            NegotiatedSession session,
            NegotiatedSession previous,
            IceCredentials freshLocal) {
        List<NegotiatedSlot> kept = new ArrayList<>();
        for (int i = 0; i < session.slots().size(); i++) {
            NegotiatedSlot before = previous.slots().get(i);
            NegotiatedSlot now = session.slots().get(i).withSsrcs(before.ssrc(), before.rtxSsrc());
            if (!now.equals(before)) {
                return changed("The slot " + before.name() + " is not what it was.");
            }
            kept.add(before);
        }
        if (!session.remoteFingerprint().equals(previous.remoteFingerprint())
                || session.sctpPort() != previous.sctpPort()) {
            return changed("The certificate or the data section is not what it was.");
        }
        boolean restarted = session.hasRestartedSince(previous);
        return write(
                restarted ? settings.withLocal(freshLocal) : settings,
                offer,
                withSlots(session, kept));
    }

    /// The slots' names in the order of a later offer; where its shape has changed, a list of the
    /// wrong size, which is refused.
    private static List<String> namesIn(SessionDescription offer, NegotiatedSession previous) {
        List<String> names = new ArrayList<>();
        int slots = 0;
        for (MediaSection section : offer.sections()) {
            if (section.isData()) {
                names.add(SlotShape.EVENTS);
            } else if (slots < previous.slots().size()) {
                names.add(previous.slots().get(slots++).name());
            }
        }
        return slots == previous.slots().size() ? names : List.of();
    }

    /// What the offer holds, with no SSRCs of ours yet.
    private static SdpAnswer negotiate(SessionDescription offer, List<String> slotNames) {
        if (offer.sections().isEmpty() || offer.sections().size() != slotNames.size()) {
            return new Refused("sdpSlots", "The offer does not have one m-line for each slot.");
        }
        if (new HashSet<>(slotNames).size() != slotNames.size()) {
            return new Refused("sdpSlots", "Two slots share a name.");
        }
        return switch (RemoteTransport.of(offer, List.of("actpass", "active"))) {
            case Refused refused -> refused;
            case RemoteTransport transport -> negotiate(offer, slotNames, transport);
        };
    }

    private static SdpAnswer negotiate(
            SessionDescription offer, List<String> slotNames, RemoteTransport transport) {
        List<NegotiatedSlot> slots = new ArrayList<>();
        DataSection data = DataSection.NONE;
        for (int i = 0; i < slotNames.size(); i++) {
            MediaSection section = offer.sections().get(i);
            SlotShape shape = SlotShape.of(slotNames.get(i));
            if (shape == null) {
                return new Refused("sdpSlots", "There is no slot of that name.");
            }
            if (shape.kind() == null) {
                data = DataSection.of(section);
                if (data.equals(DataSection.NONE)) {
                    return new Refused("sdpData", "The events slot is not SCTP over DTLS.");
                }
                continue;
            }
            switch (SlotReader.ofOffer(shape, shape.kind()).read(section)) {
                case Refused refused -> {
                    return refused;
                }
                case NegotiatedSlot slot -> slots.add(slot);
            }
        }
        Refused clash = BundleRules.check(slots);
        return clash != null
                ? clash
                : new Answered(
                        "",
                        new NegotiatedSession(
                                transport.credentials(),
                                transport.fingerprint(),
                                slots,
                                data.sctpPort(),
                                data.maxMessageSize()));
    }

    private List<NegotiatedSlot> withOurSsrcs(List<NegotiatedSlot> slots) {
        Set<Long> taken = new HashSet<>();
        slots.forEach(slot -> taken.addAll(List.of(slot.ssrc(), slot.rtxSsrc())));
        List<NegotiatedSlot> complete = new ArrayList<>();
        for (NegotiatedSlot slot : slots) {
            complete.add(
                    slot.sending()
                            ? slot
                            : slot.withSsrcs(
                                    fresh(taken), slot.rtxPayloadType() < 0 ? 0 : fresh(taken)));
        }
        return complete;
    }

    private long fresh(Set<Long> taken) {
        long ssrc = settings.ssrcs().next();
        while (!taken.add(ssrc)) {
            ssrc = settings.ssrcs().next();
        }
        return ssrc;
    }

    private static NegotiatedSession withSlots(
            NegotiatedSession session, List<NegotiatedSlot> slots) {
        return new NegotiatedSession(
                session.remote(),
                session.remoteFingerprint(),
                slots,
                session.sctpPort(),
                session.maxMessageSize());
    }

    private static Answered write(
            AnswerSettings settings, SessionDescription offer, NegotiatedSession session) {
        return new Answered(new AnswerWriter(settings, offer, session).write(), session);
    }

    private static Refused changed(String sentence) {
        return new Refused("sdpChanged", sentence);
    }
}
