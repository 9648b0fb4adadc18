package org.lyceum.loadtest.studio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lyceum.loadtest.publish.RecordedPacket;
import org.lyceum.rtc.codec.Vp8Descriptor;
import org.lyceum.rtc.peer.CloseReason;
import org.lyceum.rtc.peer.PeerListener;
import org.lyceum.rtc.rtp.AudioLevel;
import org.lyceum.rtc.rtp.RtpPacket;
import org.lyceum.rtc.sdp.NegotiatedSession;
import org.lyceum.rtc.sdp.NegotiatedSlot;

/// What the studio records: from the keyframe that it asked for, `SECONDS` of every stream.
///
/// One in which a packet is missing, or came late, or whose clock stood still, is spoiled: it is
/// begun again then.
final class Tape implements PeerListener {
    private static final long SECONDS = 5;
    private static final long LENGTH_NS = SECONDS * 1_000_000_000L;
    private static final int LAYERS = 3;

    private final NegotiatedSlot microphone;
    private final NegotiatedSlot camera;
    private final Map<Long, String> names = new HashMap<>();
    private final Map<String, Track> tracks = new LinkedHashMap<>();
    private final Vp8Descriptor descriptor = new Vp8Descriptor();
    private boolean rolling;
    private boolean spoiled;

    /// One stream as far as it is recorded.
    private static final class Track {
        private final List<RecordedPacket> packets = new ArrayList<>();
        private long firstNs;
        private long firstTimestamp;
        private int lastNumber = -1;
        private boolean full;
    }

    Tape(NegotiatedSession session) {
        microphone = Objects.requireNonNull(session.slot("microphone"));
        camera = Objects.requireNonNull(session.slot("camera"));
    }

    @Override
    public String toString() {
        return "streams " + names + ", recorded " + tracks.keySet();
    }

    /// Begins, or begins again.
    void roll() {
        tracks.clear();
        spoiled = false;
        rolling = true;
    }

    void spoil() {
        spoiled = true;
    }

    boolean isSpoiled() {
        return spoiled;
    }

    boolean hasAllLayers() {
        return layerSsrcs().size() == LAYERS;
    }

    Set<Long> layerSsrcs() {
        Map<Long, String> layers = new HashMap<>(names);
        layers.values().removeIf(name -> !name.startsWith("camera"));
        return layers.keySet();
    }

    boolean isFull() {
        return tracks.size() == LAYERS + 1 && tracks.values().stream().allMatch(it -> it.full);
    }

    Map<String, List<RecordedPacket>> streams() {
        Map<String, List<RecordedPacket>> streams = new LinkedHashMap<>();
        tracks.forEach((name, track) -> streams.put(name, track.packets));
        return streams;
    }

    @Override
    public void rtp(byte[] packet, int length, long nowNs) {
        String name = names.computeIfAbsent(RtpPacket.ssrc(packet), _ -> nameOf(packet));
        int payload = RtpPacket.payloadLength(packet, length);
        if (!rolling || spoiled || name.isEmpty()) {
            return;
        }
        Track known = tracks.get(name);
        if (known == null && payload > 0) {
            known = beginning(name, packet, payload, nowNs);
        }
        if (known != null && !known.full) {
            add(known, packet, payload, nowNs);
        }
    }

    @Override
    public void connected(long nowNs) {}

    @Override
    public void rtcp(byte[] compound, int length, long nowNs) {}

    @Override
    public void message(int channel, byte[] bytes, int length, long nowNs) {}

    @Override
    public void closed(CloseReason reason) {
        throw new IllegalStateException("Chromium is gone: " + reason);
    }

    /// Pictures begin with a keyframe, sound with them.
    private @Nullable Track beginning(String name, byte[] packet, int payload, long nowNs) {
        boolean begins =
                name.startsWith("camera")
                        ? descriptor.parse(packet, RtpPacket.headerLength(packet), payload)
                                && descriptor.isKeyframe()
                        : !tracks.isEmpty();
        if (!begins) {
            return null;
        }
        Track track = new Track();
        track.firstNs = nowNs;
        track.firstTimestamp = RtpPacket.timestamp(packet);
        tracks.put(name, track);
        return track;
    }

    private void add(Track track, byte[] packet, int payload, long nowNs) {
        int number = RtpPacket.sequenceNumber(packet);
        spoiled = track.lastNumber >= 0 && number != (track.lastNumber + 1 & 0xffff);
        track.lastNumber = number;
        if (spoiled || payload == 0) {
            return;
        }
        boolean isSound = RtpPacket.payloadType(packet) == microphone.payloadType();
        int levelId = microphone.extensions().audioLevel();
        int level =
                isSound
                        ? AudioLevel.encode(
                                AudioLevel.isVoice(packet, levelId),
                                AudioLevel.levelOf(packet, levelId))
                        : 0;
        int from = RtpPacket.headerLength(packet);
        byte[] bytes = new byte[payload];
        System.arraycopy(packet, from, bytes, 0, payload);
        long ticks = RtpPacket.timestamp(packet) - track.firstTimestamp & 0xffff_ffffL;
        boolean ends = !isSound && RtpPacket.marker(packet);
        long atNs = nowNs - track.firstNs;
        track.packets.add(new RecordedPacket(atNs, ticks, ends, level, bytes));
        track.full = atNs >= LENGTH_NS && (isSound || ends);
    }

    /// Empty for repairs and probes.
    private String nameOf(byte[] packet) {
        int type = RtpPacket.payloadType(packet);
        if (type == microphone.payloadType()) {
            return "microphone";
        }
        int rid = RtpPacket.extensionOffset(packet, camera.extensions().rid());
        return type == camera.payloadType() && rid >= 0 ? "camera-" + (char) packet[rid] : "";
    }
}
