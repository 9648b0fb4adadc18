package org.lyceum.sfu.forward;

import org.lyceum.rtc.rtcp.RtcpWriter;
import org.lyceum.rtc.rtp.AudioLevel;
import org.lyceum.rtc.rtp.NtpTime;
import org.lyceum.rtc.rtp.RtpPacket;
import org.lyceum.rtc.rtp.RtxStream;

/// What one person publishes in one sending slot, in all its layers.
///
/// Receives, asks again for what is missing, restores what the repair stream brings, and hands
/// every packet on once. Not thread-safe: owned by its publisher's event loop.
public final class PublishedTrack {
    /// A layer without packets for so long, while another layer has some, can not be had.
    public static final long SILENT_NS = 3_000_000_000L;

    private static final long FLOWING_NS = 1_000_000_000L;
    private static final int MAX_NACKS_AT_ONCE = 128;

    private final TrackKey key;
    private final SendingSlot slot;
    private final TrackOutput output;
    private final PublishedLayer[] layers;
    private final SourcePacket cursor;
    private final VoiceMeter voice = new VoiceMeter();
    private final int[] asked = new int[MAX_NACKS_AT_ONCE];
    private boolean started;

    PublishedTrack(TrackKey key, SendingSlot slot, TrackOutput output) {
        this.key = key;
        this.slot = slot;
        this.output = output;
        this.cursor = new SourcePacket(key.kind());
        this.layers = new PublishedLayer[slot.layers()];
        for (int i = 0; i < layers.length; i++) {
            layers[i] = new PublishedLayer(key.kind());
        }
    }

    /// Takes a packet of a layer's own stream. False when its payload is malformed.
    boolean handleMedia(int layer, byte[] packet, int length, long nowNs) {
        long index = layers[layer].received(packet, nowNs);
        if (index < 0) {
            return true;
        }
        layers[layer].keyframes.measure(RtpPacket.timestamp(packet), length, nowNs);
        return handOn(layer, index, packet, length, nowNs);
    }

    /// Takes a packet of a layer's repair stream: a repair, or a probe that is only counted. False
    /// when the payload of a repair is malformed.
    boolean handleRepair(int layer, byte[] packet, int length, long nowNs) {
        PublishedLayer of = layers[layer];
        int original =
                of.bound ? RtxStream.unwrap(packet, length, of.ssrc, slot.payloadType()) : -1;
        if (original < 0) {
            of.probes++;
            return true;
        }
        long index = of.repaired(packet, nowNs);
        return index < 0 || handOn(layer, index, packet, original, nowNs);
    }

    /// Somebody wants a keyframe of a layer.
    public void wantKeyframe(int layer) {
        if (key.kind() == MediaKind.VIDEO && layer >= 0 && layer < layers.length) {
            layers[layer].keyframes.want();
        }
    }

    /// How many people are in the class: keyframes are dearer in a large one.
    public void audience(int participants) {
        for (PublishedLayer layer : layers) {
            layer.keyframes.audience(participants);
        }
    }

    public TrackKey key() {
        return key;
    }

    public boolean isStarted() {
        return started;
    }

    public int layerCount() {
        return layers.length;
    }

    /// Picture heights of the layers, 0 for one that does not exist now; of a voice always 1.
    public int[] heights() {
        int[] heights = new int[layers.length];
        for (int i = 0; i < layers.length; i++) {
            heights[i] = layers[i].exists() ? layers[i].height : 0;
        }
        return heights;
    }

    /// Of one layer over the last full second.
    public long bitrateBps(int layer) {
        return layers[layer].keyframes.bitrateBps();
    }

    /// Share of the publisher's packets that were lost on the way here, 0 to 1.
    public double lossRatio() {
        long lost = 0;
        long received = 0;
        for (PublishedLayer layer : layers) {
            lost += Math.max(0, layer.statistics().lost());
            received += layer.statistics().receivedPackets();
        }
        return lost + received == 0 ? 0 : (double) lost / (lost + received);
    }

    /// Packets on repair streams that repaired nothing.
    public long probes() {
        long probes = 0;
        for (PublishedLayer layer : layers) {
            probes += layer.probes;
        }
        return probes;
    }

    /// How loud the voice was lately.
    public VoiceMeter voice() {
        return voice;
    }

    PublishedLayer layer(int layer) {
        return layers[layer];
    }

    void senderReport(int layer, long ntpTime, long rtpTimestamp, long nowNs) {
        layers[layer].statistics().senderReport(ntpTime, nowNs);
        layers[layer].ntp().senderReport(ntpTime, rtpTimestamp);
        layers[layer].newestReport = rtpTimestamp;
    }

    void tellClocks(PublisherClock clock) {
        for (int i = 0; i < layers.length; i++) {
            PublishedLayer layer = layers[i];
            if (layer.ntp().isKnown()) {
                long rtpTimestamp = layer.newestReport;
                long ntpNs = clock.toNodeNs(NtpTime.toNs(layer.ntp().ntpTimeAt(rtpTimestamp)));
                output.clockChanged(this, new TrackOutput.ClockPoint(i, rtpTimestamp, ntpNs));
            }
        }
    }

    /// Appends what must be asked of the publisher now: lost packets, keyframes.
    void writeRequests(RtcpWriter rtcp, long nodeSsrc, long roundTripNs, long nowNs) {
        if (key.kind() == MediaKind.AUDIO) {
            return;
        }
        noteSilence(nowNs);
        for (PublishedLayer layer : layers) {
            if (!layer.bound) {
                continue;
            }
            int count = layer.missing().collect(nowNs, roundTripNs, asked);
            rtcp.nack(nodeSsrc, layer.ssrc, asked, count);
            boolean unseen = layer.height == 0 && nowNs - layer.newestPacketNs < FLOWING_NS;
            if (layer.missing().takeAbandoned() || unseen) {
                layer.keyframes.want();
            }
            if (layer.keyframes.takeDue(nowNs)) {
                rtcp.pictureLoss(nodeSsrc, layer.ssrc);
            }
        }
    }

    void writeReports(RtcpWriter rtcp, long nowNs) {
        for (PublishedLayer layer : layers) {
            if (layer.bound && layer.statistics().hasReceived()) {
                rtcp.reportBlock(layer.ssrc, layer.statistics().report(nowNs));
            }
        }
    }

    private boolean handOn(int layer, long index, byte[] packet, int length, long nowNs) {
        if (!cursor.read(packet, length, layer, index)) {
            return false;
        }
        if (!started) {
            started = true;
            output.started(this, nowNs);
        }
        if (key.kind() == MediaKind.AUDIO) {
            hearVoice(packet, nowNs);
        }
        if (cursor.isSwitchPoint()) {
            noteSwitchPoint(layers[layer], nowNs);
        }
        output.packet(this, cursor, nowNs);
        return true;
    }

    private void hearVoice(byte[] packet, long nowNs) {
        int level = AudioLevel.levelOf(packet, slot.ids().audioLevel());
        if (level != AudioLevel.ABSENT) {
            boolean isVoice = AudioLevel.isVoice(packet, slot.ids().audioLevel());
            cursor.hasAudioLevel(AudioLevel.encode(isVoice, level));
            voice.hear(level, nowNs);
        }
    }

    private void noteSwitchPoint(PublishedLayer layer, long nowNs) {
        int height = key.kind() == MediaKind.AUDIO ? 1 : cursor.height();
        if (key.kind() == MediaKind.VIDEO) {
            layer.keyframes.keyframeArrived(cursor.rtpTimestamp(), nowNs);
            layer.keyframes.measure(cursor.rtpTimestamp(), 0, nowNs);
            if (cursor.index() == layer.newestIndex()) {
                layer.missing().forgetMissing();
            }
        }
        if (height > 0 && (height != layer.height || layer.silent)) {
            layer.height = height;
            layer.silent = false;
            output.layersChanged(this, nowNs);
        }
    }

    private void noteSilence(long nowNs) {
        boolean flowing = false;
        for (PublishedLayer layer : layers) {
            flowing |= layer.bound && nowNs - layer.newestPacketNs < FLOWING_NS;
        }
        boolean changed = false;
        for (PublishedLayer layer : layers) {
            boolean quiet = nowNs - layer.newestPacketNs > SILENT_NS;
            boolean silent = layer.silent ? quiet : flowing && quiet;
            changed |= layer.height > 0 && silent != layer.silent;
            layer.silent = silent;
        }
        if (changed) {
            output.layersChanged(this, nowNs);
        }
    }
}
