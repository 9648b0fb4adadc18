package org.lyceum.sfu.forward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What one event loop has of a published track: the newest packets of its layers, and the
/// subscriptions that it feeds.
///
/// The publisher may be on this loop or on another, or on another node: a feed does not know. Not
/// thread-safe: owned by its event loop.
public final class TrackFeed {
    /// No layer at all.
    public static final int NO_LAYER = -1;

    /// What a feed gets until it has chosen: so the first keyframe of a track is never missed.
    public static final int ALL_LAYERS = (1 << SendingSlot.MAX_LAYERS) - 1;

    /// A keyframe older than this is not worth catching up from.
    public static final long MAX_CATCH_UP_NS = 2_000_000_000L;

    /// Catching up with more packets than this costs more than a keyframe.
    public static final int MAX_CATCH_UP_PACKETS = 96;

    private static final int HISTORY_PACKETS = 512;
    private static final int LAYER_BITS = 3;
    private static final long NONE = Long.MIN_VALUE;

    private final TrackKey key;
    private final long id;
    private final TrackUpstream upstream;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final Layer[] layers = new Layer[SendingSlot.MAX_LAYERS];
    private final SourcePacket kept;
    private int wanted = ALL_LAYERS;
    private boolean layersKnown;

    /// One layer, as it is known on this loop.
    private static final class Layer {
        private final PacketHistory history;
        private int height;
        private long keyframeIndex = NONE;
        private long keyframeNs;
        private boolean clockKnown;
        private long clockRtpTimestamp;
        private long clockNtpNs;

        private Layer(MediaKind kind) {
            history = new PacketHistory(kind == MediaKind.VIDEO ? HISTORY_PACKETS : 1);
        }
    }

    /// @param id unique on this loop
    public TrackFeed(TrackKey key, long id, TrackUpstream upstream) {
        this.key = key;
        this.id = id;
        this.upstream = upstream;
        this.kept = new SourcePacket(key.kind());
        Arrays.setAll(layers, _ -> new Layer(key.kind()));
    }

    /// Takes a packet of the track and forwards it to whoever wants it.
    public void handlePacket(SourcePacket packet, long nowNs) {
        int number = packet.layer();
        packet.belongsTo(streamOf(number));
        if (key.kind() == MediaKind.VIDEO) {
            Layer layer = layers[number];
            layer.history.put(packet, nowNs);
            if (packet.isSwitchPoint() && packet.index() > layer.keyframeIndex) {
                layer.keyframeIndex = packet.index();
                layer.keyframeNs = nowNs;
            }
        }
        for (int i = 0; i < subscriptions.size(); i++) {
            subscriptions.get(i).forward(packet, nowNs);
        }
    }

    /// Takes the heights of the layers, 0 for one that cannot be had.
    public void handleLayers(int[] heights, long nowNs) {
        for (int i = 0; i < layers.length; i++) {
            layers[i].height = i < heights.length ? heights[i] : 0;
            layersKnown |= layers[i].height > 0;
        }
        for (int i = 0; i < subscriptions.size(); i++) {
            subscriptions.get(i).chooseLayer(nowNs);
        }
        updateWanted(nowNs);
    }

    /// Takes one moment on both clocks of a layer.
    public void handleClock(TrackOutput.ClockPoint point) {
        Layer layer = layers[point.layer()];
        layer.clockKnown = true;
        layer.clockRtpTimestamp = point.rtpTimestamp();
        layer.clockNtpNs = point.ntpNs();
    }

    /// Tells the publisher's loop when other layers than before are wanted here.
    public void updateWanted(long nowNs) {
        if (!layersKnown && key.kind() == MediaKind.VIDEO) {
            return;
        }
        int now = 0;
        for (int i = 0; i < subscriptions.size(); i++) {
            now |= subscriptions.get(i).wantedLayers();
        }
        if (now != wanted) {
            forgetUnwanted(now);
            wanted = now;
            upstream.layersWanted(key, now, nowNs);
        }
    }

    public TrackKey key() {
        return key;
    }

    public int subscriptionCount() {
        return subscriptions.size();
    }

    public boolean isIdle() {
        return subscriptions.isEmpty();
    }

    /// The highest layer whose height is at most the height asked for, else the lowest that exists;
    /// `NO_LAYER` while none does.
    int layerFor(int maxHeight) {
        int best = NO_LAYER;
        int lowest = NO_LAYER;
        for (int i = 0; i < layers.length; i++) {
            int height = layers[i].height;
            if (height == 0) {
                continue;
            }
            if (lowest == NO_LAYER || height < layers[lowest].height) {
                lowest = i;
            }
            if (height <= maxHeight && (best == NO_LAYER || height > layers[best].height)) {
                best = i;
            }
        }
        return best == NO_LAYER ? lowest : best;
    }

    /// The stream's number on this loop, which no other layer of any track has.
    long streamOf(int layer) {
        return id << LAYER_BITS | layer;
    }

    /// The layer of a stream of this track.
    int layerOf(long stream) {
        return (int) stream & (1 << LAYER_BITS) - 1;
    }

    void add(Subscription subscription, long nowNs) {
        subscriptions.add(subscription);
        updateWanted(nowNs);
    }

    void remove(Subscription subscription, long nowNs) {
        subscriptions.remove(subscription);
        updateWanted(nowNs);
    }

    void requestKeyframe(int layer, long nowNs) {
        if (key.kind() == MediaKind.VIDEO && layer != NO_LAYER) {
            upstream.keyframeWanted(key, layer, nowNs);
        }
    }

    /// The newest keyframe of a layer from which everything since is here; -1 when there is none
    /// that is worth it.
    long catchUpFrom(int number, long nowNs) {
        Layer layer = layers[number];
        long from = layer.keyframeIndex;
        if (from == NONE || nowNs - layer.keyframeNs > MAX_CATCH_UP_NS) {
            return -1;
        }
        long newest = layer.history.newest();
        if (newest - from >= MAX_CATCH_UP_PACKETS) {
            return -1;
        }
        for (long index = from; index <= newest; index++) {
            if (!layer.history.has(index)) {
                return -1;
            }
        }
        return from;
    }

    long newestIndex(int layer) {
        return layers[layer].history.newest();
    }

    /// A packet that is kept, or null. Valid until the next call.
    @org.jspecify.annotations.Nullable
    SourcePacket kept(int layer, long index) {
        if (!layers[layer].history.read(index, layer, kept)) {
            return null;
        }
        kept.belongsTo(streamOf(layer));
        return kept;
    }

    long arrivalNs(int layer, long index) {
        return layers[layer].history.arrivalNs(index);
    }

    boolean isClockKnown(int layer) {
        return layers[layer].clockKnown;
    }

    /// The RTP timestamp of a layer at this time of the node's wall clock.
    long rtpTimestampAt(int layer, long ntpNs) {
        Layer of = layers[layer];
        return of.clockRtpTimestamp + key.kind().ticks(ntpNs - of.clockNtpNs) & 0xffff_ffffL;
    }

    /// The node's wall clock at this RTP timestamp of a layer.
    long ntpNsAt(int layer, long rtpTimestamp) {
        Layer of = layers[layer];
        int ticks = (int) (rtpTimestamp - of.clockRtpTimestamp);
        return of.clockNtpNs + ticks * 1_000_000_000L / key.kind().clockRate();
    }

    /// What is not received any more has gaps from now on: nobody can catch up over them.
    private void forgetUnwanted(int wantedNow) {
        for (int i = 0; i < layers.length; i++) {
            if ((wantedNow & 1 << i) == 0) {
                layers[i].keyframeIndex = NONE;
            }
        }
    }
}
