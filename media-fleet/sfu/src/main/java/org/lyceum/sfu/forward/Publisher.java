package org.lyceum.sfu.forward;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Source;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;
import org.lyceum.rtc.rtcp.RtcpWriter;
import org.lyceum.rtc.rtp.NtpTime;
import org.lyceum.rtc.rtp.RtpPacket;

/// All that one peer sends: finds the track and the layer of each packet, and reports back.
///
/// An SSRC is bound to its (mid, rid) by its first packet and for ever: browsers name both only
/// until our first report about it. A slot without permission is dropped before any state. Bounded:
/// at most `MAX_SSRCS`. Not thread-safe: owned by its peer's event loop.
public final class Publisher {
    public static final int MAX_SSRCS = 32;
    public static final long REPORT_INTERVAL_NS = 1_000_000_000L;
    private static final long DEFAULT_ROUND_TRIP_NS = 100_000_000L;

    private final List<SendingSlot> slots;
    private final Map<Source, PublishedTrack> tracks = new EnumMap<>(Source.class);
    private final Set<Source> permitted = EnumSet.noneOf(Source.class);
    private final DropCounters drops;
    private final WallClock wallClock;
    private final byte[] cname;
    private final PublisherClock clock = new PublisherClock();
    private final SsrcBinding[] bindings = new SsrcBinding[MAX_SSRCS];
    private int bindingCount;
    private long roundTripNs = DEFAULT_ROUND_TRIP_NS;
    private long reportedNs = Long.MIN_VALUE / 2;

    public Publisher(
            long peerId, List<SendingSlot> slots, TrackOutput output, PublisherSettings settings) {
        this.slots = List.copyOf(slots);
        this.drops = settings.drops();
        this.wallClock = settings.wallClock();
        this.cname = settings.cname();
        for (SendingSlot slot : slots) {
            TrackKey key = new TrackKey(peerId, slot.source());
            tracks.put(slot.source(), new PublishedTrack(key, slot, output));
        }
    }

    /// What a publisher needs of its node.
    ///
    /// @param cname the node's name in its reports, the same as in those about what it sends
    public record PublisherSettings(WallClock wallClock, DropCounters drops, byte[] cname) {}

    /// Says in which slots the peer may send from now on.
    public void permit(Set<Source> sources) {
        permitted.clear();
        permitted.addAll(sources);
    }

    /// Takes an authenticated packet.
    public void handleRtp(byte[] packet, int length, long nowNs) {
        if (length > PacketHistory.MAX_PACKET_BYTES || !RtpPacket.isValid(packet, length)) {
            drops.count(Drop.RTP_MALFORMED);
            return;
        }
        SsrcBinding binding = bindingOf(packet);
        if (binding == null) {
            return;
        }
        PublishedTrack track = binding.track();
        boolean wellFormed = true;
        if (!permitted.contains(track.key().source())) {
            drops.count(Drop.RTP_NOT_PERMITTED);
        } else if (binding.repair()) {
            wellFormed = track.handleRepair(binding.layer(), packet, length, nowNs);
        } else if (isCurrent(binding, packet)) {
            wellFormed = track.handleMedia(binding.layer(), packet, length, nowNs);
        } else {
            drops.count(Drop.RTP_UNKNOWN_SLOT);
        }
        if (!wellFormed) {
            drops.count(Drop.RTP_PAYLOAD_MALFORMED);
        }
    }

    /// Takes a sender report about one of the peer's streams.
    public void handleSenderReport(long ssrc, long ntpTime, long rtpTimestamp, long nowNs) {
        SsrcBinding binding = find(ssrc);
        if (binding == null || binding.repair()) {
            return;
        }
        binding.track().senderReport(binding.layer(), ntpTime, rtpTimestamp, nowNs);
        if (clock.senderReport(NtpTime.toNs(ntpTime), wallClock.ntpNs(nowNs))) {
            tracks.values().forEach(track -> track.tellClocks(clock));
        } else {
            binding.track().tellClocks(clock);
        }
    }

    /// Says again what is known of one track's clocks.
    public void tellClocks(PublishedTrack track) {
        track.tellClocks(clock);
    }

    /// How long a packet to this peer and back takes, as its reports say.
    public void roundTrip(long ns) {
        roundTripNs = ns;
    }

    /// Appends a receiver report, with blocks once a second, the node's name (RFC 3550, section
    /// 6.1), and all requests that are due. False when there was nothing to say.
    public boolean writeFeedback(RtcpWriter rtcp, long nodeSsrc, long nowNs) {
        rtcp.receiverReport(nodeSsrc);
        int empty = rtcp.length();
        if (nowNs - reportedNs >= REPORT_INTERVAL_NS) {
            reportedNs = nowNs;
            tracks.values().forEach(track -> track.writeReports(rtcp, nowNs));
        }
        boolean reports = rtcp.length() > empty;
        rtcp.cname(nodeSsrc, cname);
        int named = rtcp.length();
        for (PublishedTrack track : tracks.values()) {
            track.writeRequests(rtcp, nodeSsrc, roundTripNs, nowNs);
        }
        return reports || rtcp.length() > named;
    }

    public @Nullable PublishedTrack track(Source source) {
        return tracks.get(source);
    }

    public Collection<PublishedTrack> tracks() {
        return tracks.values();
    }

    /// Whether anything has ever arrived that is bound to a slot.
    public boolean isActive() {
        return bindingCount > 0;
    }

    /// Whether the packet is of the SSRC that the layer was bound to last, in its payload type.
    private static boolean isCurrent(SsrcBinding binding, byte[] packet) {
        return binding.track().layer(binding.layer()).ssrc == binding.ssrc()
                && RtpPacket.payloadType(packet) == binding.payloadType();
    }

    private @Nullable SsrcBinding bindingOf(byte[] packet) {
        SsrcBinding known = find(RtpPacket.ssrc(packet));
        return known != null ? known : bind(packet);
    }

    private @Nullable SsrcBinding find(long ssrc) {
        for (int i = 0; i < bindingCount; i++) {
            if (bindings[i].ssrc() == ssrc) {
                return bindings[i];
            }
        }
        return null;
    }

    private @Nullable SsrcBinding bind(byte[] packet) {
        SendingSlot slot = slotOf(packet);
        PublishedTrack track = slot == null ? null : tracks.get(slot.source());
        if (slot == null || track == null) {
            drops.count(Drop.RTP_UNKNOWN_SLOT);
            return null;
        }
        if (!permitted.contains(slot.source())) {
            drops.count(Drop.RTP_NOT_PERMITTED);
            return null;
        }
        boolean repair = RtpPacket.payloadType(packet) == slot.rtxPayloadType();
        int layer = layerOf(packet, slot, repair ? slot.ids().repairedRid() : slot.ids().rid());
        if (layer < 0 || (!repair && RtpPacket.payloadType(packet) != slot.payloadType())) {
            drops.count(Drop.RTP_UNKNOWN_SLOT);
            return null;
        }
        if (bindingCount == MAX_SSRCS) {
            drops.count(Drop.RTP_TOO_MANY_SSRCS);
            return null;
        }
        long ssrc = RtpPacket.ssrc(packet);
        if (!repair) {
            track.layer(layer).bind(ssrc);
        }
        SsrcBinding binding =
                new SsrcBinding(ssrc, track, layer, repair, RtpPacket.payloadType(packet));
        bindings[bindingCount++] = binding;
        return binding;
    }

    private @Nullable SendingSlot slotOf(byte[] packet) {
        for (SendingSlot slot : slots) {
            if (says(packet, slot.ids().mid(), slot.mid())) {
                return slot;
            }
        }
        return null;
    }

    /// The layer that a packet names; the only one of a slot without simulcast; -1 when unknown.
    private static int layerOf(byte[] packet, SendingSlot slot, int ridExtension) {
        for (int i = 0; i < slot.rids().size(); i++) {
            if (says(packet, ridExtension, slot.rids().get(i))) {
                return i;
            }
        }
        boolean named = RtpPacket.extensionOffset(packet, ridExtension) >= 0;
        return slot.rids().size() <= 1 && !named ? 0 : -1;
    }

    private static boolean says(byte[] packet, int extension, String text) {
        int at = RtpPacket.extensionOffset(packet, extension);
        if (at < 0 || RtpPacket.extensionLength(packet, at) != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if ((packet[at + i] & 0xff) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// To which layer an SSRC belongs, and with which payload type it speaks.
    private record SsrcBinding(
            long ssrc, PublishedTrack track, int layer, boolean repair, int payloadType) {}

    /// The tracks that have started.
    public List<PublishedTrack> startedTracks() {
        List<PublishedTrack> started = new ArrayList<>();
        for (PublishedTrack track : tracks.values()) {
            if (track.isStarted()) {
                started.add(track);
            }
        }
        return started;
    }
}
