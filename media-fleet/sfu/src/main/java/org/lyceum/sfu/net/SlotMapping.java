package org.lyceum.sfu.net;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.api.classroom.Source;
import org.lyceum.rtc.DropCounters;
import org.lyceum.rtc.rtp.HeaderExtensionBlock;
import org.lyceum.rtc.sdp.ExtensionIds;
import org.lyceum.rtc.sdp.Kind;
import org.lyceum.rtc.sdp.NegotiatedSession;
import org.lyceum.rtc.sdp.NegotiatedSlot;
import org.lyceum.sfu.forward.MediaKind;
import org.lyceum.sfu.forward.SendingSlot;
import org.lyceum.sfu.forward.SlotFormat;
import org.lyceum.sfu.room.PeerSlots;

/// What SDP settled, in the words of forwarding and room.
final class SlotMapping {
    private SlotMapping() {}

    /// The slots of one session.
    static PeerSlots slotsOf(NegotiatedSession session, DropCounters drops, SecureRandom random) {
        List<SendingSlot> sending = new ArrayList<>();
        Map<SlotName, SlotFormat> receiving = new EnumMap<>(SlotName.class);
        for (NegotiatedSlot slot : session.slots()) {
            SlotName name = named(slot.name());
            Source source = name == null ? null : sourceOf(name);
            if (source != null) {
                sending.add(sendingSlot(slot, source));
            } else if (name != null && !slot.sending()) {
                receiving.put(name, format(slot, random));
            }
        }
        return new PeerSlots(sending, receiving, NegotiatedSession.CNAME, drops);
    }

    /// The one id of the transport-wide sequence number in the whole bundle; 0 for none.
    static int transportCcId(NegotiatedSession session) {
        return session.slots().stream()
                .mapToInt(slot -> slot.extensions().transportCc())
                .filter(id -> id > 0)
                .findFirst()
                .orElse(0);
    }

    private static @Nullable SlotName named(String wire) {
        for (SlotName name : SlotName.values()) {
            if (name.wire().equals(wire)) {
                return name;
            }
        }
        return null;
    }

    private static @Nullable Source sourceOf(SlotName name) {
        return switch (name) {
            case MICROPHONE -> Source.MICROPHONE;
            case CAMERA -> Source.CAMERA;
            case SCREEN -> Source.SCREEN;
            case SCREEN_SOUND -> Source.SCREEN_SOUND;
            default -> null;
        };
    }

    private static SendingSlot sendingSlot(NegotiatedSlot slot, Source source) {
        ExtensionIds ids = slot.extensions();
        return new SendingSlot(
                source,
                slot.mid(),
                slot.payloadType(),
                slot.rtxPayloadType(),
                slot.rids(),
                new SendingSlot.Ids(ids.mid(), ids.rid(), ids.repairedRid(), ids.audioLevel()));
    }

    private static SlotFormat format(NegotiatedSlot slot, SecureRandom random) {
        HeaderExtensionBlock extensions =
                HeaderExtensionBlock.builder()
                        .transportCc(slot.extensions().transportCc())
                        .audioLevel(slot.extensions().audioLevel())
                        .build();
        SlotFormat.Start start =
                new SlotFormat.Start(
                        // The upper half is left free: libsrtp loses streams that begin near the
                        // rollover and lose their first packets.
                        random.nextInt(1 << 15),
                        random.nextLong(1L << 32),
                        random.nextInt(1 << 15));
        return new SlotFormat(
                slot.kind() == Kind.AUDIO ? MediaKind.AUDIO : MediaKind.VIDEO,
                slot.payloadType(),
                slot.ssrc(),
                slot.rtxPayloadType(),
                slot.rtxSsrc(),
                extensions,
                start);
    }
}
