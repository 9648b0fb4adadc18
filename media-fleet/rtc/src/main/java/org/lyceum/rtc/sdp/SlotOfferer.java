package org.lyceum.rtc.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.ice.IceCredentials;

/// A bot's side of joining: offers the slots that a page offers, and reads the node's answer into
/// the session as the bot sees it.
///
/// In that session `remote` is the node, and `ssrc` is the node's where the bot receives and the
/// bot's own where it sends a single layer. Of simulcast layers the bot chooses the SSRCs itself,
/// as browsers do.
public final class SlotOfferer {
    private static final int MAX_CANDIDATES = 16;

    private final OfferSettings settings;
    private final List<NegotiatedSlot> slots;
    private final long version;

    /// The names must be those of slots: an unknown one is a bug of the caller.
    public SlotOfferer(OfferSettings settings) {
        this(settings, slots(settings), 1);
    }

    private SlotOfferer(OfferSettings settings, List<NegotiatedSlot> slots, long version) {
        this.settings = settings;
        this.slots = slots;
        this.version = version;
    }

    public String offer() {
        return new OfferWriter().write(settings, slots, version);
    }

    /// The next offer of the same session: the same slots and SSRCs under fresh ICE credentials.
    public SlotOfferer restarted(IceCredentials fresh) {
        OfferSettings next =
                new OfferSettings(
                        fresh, settings.fingerprint(), settings.slotNames(), settings.ssrcs());
        return new SlotOfferer(next, slots, version + 1);
    }

    /// Reads the answer to this offer.
    public AnswerReading read(String answer) {
        return switch (SdpParser.parse(answer)) {
            case Refused refused -> refused;
            case Parsed(SessionDescription description) ->
                    switch (RemoteTransport.of(description, List.of("passive"))) {
                        case Refused refused -> refused;
                        case RemoteTransport transport -> read(description, transport);
                    };
        };
    }

    private AnswerReading read(SessionDescription answer, RemoteTransport transport) {
        if (answer.sections().size() != settings.slotNames().size()) {
            return new Refused("sdpSlots", "The answer does not have one m-line for each slot.");
        }
        List<NegotiatedSlot> agreed = new ArrayList<>();
        DataSection data = DataSection.NONE;
        for (int i = 0; i < answer.sections().size(); i++) {
            MediaSection section = answer.sections().get(i);
            if (!section.mid().equals(Integer.toString(i))) {
                return new Refused("sdpSlots", "The answer's m-lines are in another order.");
            }
            SlotShape shape = SlotShape.of(settings.slotNames().get(i));
            if (shape == null || shape.kind() == null) {
                data = DataSection.of(section);
                continue;
            }
            switch (SlotReader.ofAnswer(shape, shape.kind()).read(section)) {
                case Refused refused -> {
                    return refused;
                }
                case NegotiatedSlot slot -> agreed.add(withOurs(slot, slots.get(agreed.size())));
            }
        }
        return new AnswerRead(
                new NegotiatedSession(
                        transport.credentials(),
                        transport.fingerprint(),
                        agreed,
                        data.sctpPort(),
                        data.maxMessageSize()),
                candidates(answer));
    }

    private static NegotiatedSlot withOurs(NegotiatedSlot answered, NegotiatedSlot offered) {
        return answered.sending()
                ? answered.withSsrcs(offered.ssrc(), offered.rtxSsrc())
                : answered;
    }

    /// The UDP candidates that are address literals: names are never resolved.
    private static List<InetSocketAddress> candidates(SessionDescription answer) {
        List<InetSocketAddress> candidates = new ArrayList<>();
        for (MediaSection section : answer.sections()) {
            for (String value : section.attributes().values("candidate")) {
                InetSocketAddress candidate = candidate(value.split(" "));
                if (candidate != null && candidates.size() < MAX_CANDIDATES) {
                    candidates.add(candidate);
                }
            }
        }
        return candidates;
    }

    /// `foundation component protocol priority address port typ …` (RFC 8839, section 5.1)
    private static @Nullable InetSocketAddress candidate(String[] parts) {
        if (parts.length < 8 || !parts[2].equalsIgnoreCase("udp")) {
            return null;
        }
        long port = SdpParser.number(parts[5], 65_535);
        InetAddress address = literal(parts[4]);
        return address == null || port < 1 ? null : new InetSocketAddress(address, (int) port);
    }

    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException _) {
            return null; // a name
        }
    }

    private static List<NegotiatedSlot> slots(OfferSettings settings) {
        List<NegotiatedSlot> slots = new ArrayList<>();
        List<String> names = settings.slotNames();
        for (int mid = 0; mid < names.size(); mid++) {
            SlotShape shape = SlotShape.of(names.get(mid));
            if (shape == null) {
                throw new IllegalArgumentException("No slot is named " + names.get(mid));
            }
            if (shape.kind() != null) {
                slots.add(OfferWriter.slot(shape, shape.kind(), mid, settings.ssrcs()));
            }
        }
        return List.copyOf(slots);
    }
}
