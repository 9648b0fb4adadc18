package org.lyceum.sfu.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.lyceum.api.classroom.Source;
import org.lyceum.rtc.rtcp.RtcpWriter;
import org.lyceum.sfu.forward.MediaKind;
import org.lyceum.sfu.forward.PacketHistory;
import org.lyceum.sfu.forward.PeerLink;
import org.lyceum.sfu.forward.PublishedTrack;
import org.lyceum.sfu.forward.SourcePacket;
import org.lyceum.sfu.forward.TrackFeed;
import org.lyceum.sfu.forward.TrackKey;
import org.lyceum.sfu.forward.TrackOutput;
import org.lyceum.sfu.forward.TrackUpstream;
import org.lyceum.sfu.forward.WallClock;

/// The part of a class that lives on one event loop: its peers, and the tracks that reach them.
///
/// A track whose publisher is here goes straight into its feed; to other loops it goes in batches,
/// handed over at the end of each turn. Not thread-safe: owned by its event loop.
public final class RoomShard implements TrackOutput, TrackUpstream {
    /// How often publishers are asked again for what is missing.
    public static final long MEDIA_TICK_NS = 10_000_000L;

    public static final long SLOW_TICK_NS = 100_000_000L;
    public static final long VOICES_INTERVAL_NS = 200_000_000L;

    /// Who the node is in its own reports; it sends no media under this name.
    public static final long NODE_SSRC = 1;

    private static final int UNREGISTERED = -1;
    private static final int MAX_RTCP_BYTES = 1_200;

    private final int loop;
    private final WallClock clock;
    private final RoomWires wires;
    private final byte[] scratch;
    private final byte[] arrived = new byte[PacketHistory.MAX_PACKET_BYTES];
    private final RtcpWriter rtcp =
            new RtcpWriter(new byte[MAX_RTCP_BYTES + PeerLink.SPARE_BYTES], MAX_RTCP_BYTES);
    private final SourcePacket voiceCursor = new SourcePacket(MediaKind.AUDIO);
    private final SourcePacket videoCursor = new SourcePacket(MediaKind.VIDEO);
    private final Map<Long, ClassPeer> peers = new HashMap<>();
    private final List<ClassPeer> publishing = new ArrayList<>();
    private final Map<TrackKey, TrackRoute> routes = new HashMap<>();
    private final Map<TrackKey, Feed> feeds = new HashMap<>();
    private final BatchExchange batches;
    private final FanOut fanOut = new FanOut(peers.values());

    private StageView stage = StageView.EMPTY;
    private long nextFeedId;
    private long mediaTickNs;
    private long slowTickNs;
    private long voicesNs;

    /// A track as it reaches this loop, and the loop that it comes from.
    private record Feed(TrackFeed feed, int loop) {}

    /// @param scratch shared by all that runs on this loop: where packets are written before they
    ///   are sent, with `PeerLink.SPARE_BYTES` to spare
    public RoomShard(int loop, WallClock clock, RoomWires wires, byte[] scratch) {
        this.loop = loop;
        this.clock = clock;
        this.wires = wires;
        this.scratch = scratch;
        this.batches = new BatchExchange(loop, wires);
    }

    /// Seats a peer that the room has admitted, with the permissions of its admission.
    public ClassPeer attach(Seat seat, PeerSlots slots, PeerLink link, long nowNs) {
        ClassPeer peer = new ClassPeer(this, seat, slots, link);
        peers.put(seat.peerId(), peer);
        for (PublishedTrack track : peer.publisher().tracks()) {
            track.audience(stage.audience());
            routes.put(track.key(), new TrackRoute(track));
        }
        slowTickNs = Math.min(slowTickNs, nowNs + SLOW_TICK_NS);
        return peer;
    }

    /// Takes what the room or another shard says.
    public void handle(ShardMessage message, long nowNs) {
        switch (message) {
            case ShardMessage.Tell tell -> handleTell(tell, nowNs);
            case ShardMessage.TellAll(var at, var event) ->
                    fanOut.all(new SharedEvent(at, event), nowNs);
            case ShardMessage.TellReached(var at, var event, var reach) ->
                    fanOut.reached(new SharedEvent(at, event), reach, nowNs);
            case ShardMessage.TellEntry(var at, var telling) -> fanOut.entry(at, telling, nowNs);
            case ShardMessage.StageSet set -> handleStage(set.stage(), nowNs);
            case ShardMessage.Permitted permitted -> handlePermitted(permitted);
            case ShardMessage.CloseSoon close -> handleCloseSoon(close.peerId(), nowNs);
            case ShardMessage.LayersWanted wanted -> handleWanted(wanted);
            case ShardMessage.KeyframeWanted wanted ->
                    keyframeWantedHere(wanted.track(), wanted.layer());
            case ShardMessage.LayersKnown known -> handleLayers(known, nowNs);
            case ShardMessage.ClockKnown known -> handleClock(known);
            case ShardMessage.Media media -> handleMedia(media.batch(), nowNs);
            case ShardMessage.BatchDone done -> batches.handleDone(done.batch());
        }
    }

    public void handleTimeout(long nowNs) {
        if (!publishing.isEmpty() && nowNs >= mediaTickNs) {
            mediaTickNs = nowNs + MEDIA_TICK_NS;
            sendFeedback(nowNs);
            tellVoices(nowNs);
        }
        if (nowNs >= slowTickNs) {
            slowTickNs = nowNs + SLOW_TICK_NS;
            for (ClassPeer peer : List.copyOf(peers.values())) {
                peer.handleTimeout(rtcp, nowNs);
            }
        }
    }

    /// Long.MAX_VALUE while nobody is here.
    public long deadlineNs() {
        if (peers.isEmpty()) {
            return Long.MAX_VALUE;
        }
        return publishing.isEmpty() ? slowTickNs : Math.min(slowTickNs, mediaTickNs);
    }

    /// Hands over what this turn of the loop gathered for other loops. The host calls it after each
    /// burst of datagrams.
    public void endTurn() {
        batches.handOver();
    }

    public boolean isEmpty() {
        return peers.isEmpty();
    }

    /// What is going on here, for statistics.
    public ShardStatistics statistics() {
        return ShardStatistics.of(publishing, peers.values(), feedCounts(), batches.lostPackets());
    }

    // What tracks and feeds tell.

    @Override
    public void started(PublishedTrack track, long nowNs) {
        ClassPeer peer = peers.get(track.key().peerId());
        if (peer != null && !publishing.contains(peer)) {
            publishing.add(peer);
        }
    }

    @Override
    public void packet(PublishedTrack track, SourcePacket packet, long nowNs) {
        TrackRoute route = routes.get(track.key());
        if (route == null) {
            return;
        }
        for (int other = 0; other < route.loops(); other++) {
            if (other != loop && route.wants(other, packet.layer())) {
                batches.add(other, track.key(), packet);
            }
        }
        Feed here = route.wants(loop, packet.layer()) ? feeds.get(track.key()) : null;
        if (here != null) {
            here.feed().handlePacket(packet, nowNs);
        }
    }

    @Override
    public void layersChanged(PublishedTrack track, long nowNs) {
        TrackRoute route = routes.get(track.key());
        for (int other = 0; route != null && other < route.loops(); other++) {
            if (route.knows(other)) {
                send(other, new ShardMessage.LayersKnown(track.key(), track.heights()), nowNs);
            }
        }
    }

    @Override
    public void clockChanged(PublishedTrack track, ClockPoint point) {
        TrackRoute route = routes.get(track.key());
        for (int other = 0; route != null && other < route.loops(); other++) {
            if (route.knows(other)) {
                send(other, new ShardMessage.ClockKnown(track.key(), point), 0);
            }
        }
    }

    @Override
    public void layersWanted(TrackKey track, int layers, long nowNs) {
        Feed feed = feeds.get(track);
        if (feed != null) {
            send(feed.loop(), new ShardMessage.LayersWanted(track, loop, layers), nowNs);
        }
    }

    @Override
    public void keyframeWanted(TrackKey track, int layer, long nowNs) {
        Feed feed = feeds.get(track);
        if (feed != null) {
            send(feed.loop(), new ShardMessage.KeyframeWanted(track, layer), nowNs);
        }
    }

    // What its peers need.

    WallClock clock() {
        return clock;
    }

    byte[] scratch() {
        return scratch;
    }

    StageView stage() {
        return stage;
    }

    void toRoom(RoomMessage message) {
        wires.toRoom(message);
    }

    /// The feed of a track, which comes from that loop.
    TrackFeed feed(TrackKey key, int fromLoop, long nowNs) {
        Feed known = feeds.get(key);
        if (known != null) {
            return known.feed();
        }
        TrackFeed feed = new TrackFeed(key, nextFeedId++, this);
        feeds.put(key, new Feed(feed, fromLoop));
        send(fromLoop, new ShardMessage.LayersWanted(key, loop, TrackFeed.ALL_LAYERS), nowNs);
        return feed;
    }

    void forgetIdleFeeds(long nowNs) {
        Iterator<Map.Entry<TrackKey, Feed>> entries = feeds.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<TrackKey, Feed> entry = entries.next();
            if (entry.getValue().feed().isIdle()) {
                entries.remove();
                ShardMessage none =
                        new ShardMessage.LayersWanted(entry.getKey(), loop, UNREGISTERED);
                send(entry.getValue().loop(), none, nowNs);
            }
        }
    }

    void remove(ClassPeer peer, long nowNs) {
        peers.remove(peer.seat().peerId(), peer);
        publishing.remove(peer);
        peer.publisher().tracks().forEach(track -> routes.remove(track.key()));
        forgetIdleFeeds(nowNs);
    }

    private void handleTell(ShardMessage.Tell tell, long nowNs) {
        ClassPeer peer = peers.get(tell.peerId());
        if (peer != null) {
            peer.tell(tell.at(), tell.event(), nowNs);
        }
    }

    private void handleStage(StageView now, long nowNs) {
        StageView before = stage;
        stage = now;
        for (ClassPeer peer : publishing) {
            peer.publisher().tracks().forEach(track -> track.audience(now.audience()));
        }
        if (!now.showsTheSameAs(before)) {
            for (ClassPeer peer : peers.values()) {
                peer.replan(nowNs);
            }
        }
    }

    private void handlePermitted(ShardMessage.Permitted permitted) {
        ClassPeer peer = peers.get(permitted.peerId());
        if (peer != null) {
            peer.permit(permitted.reader());
        }
    }

    private void handleCloseSoon(long peerId, long nowNs) {
        ClassPeer peer = peers.get(peerId);
        if (peer != null) {
            peer.closeSoon(nowNs);
        }
    }

    private void handleWanted(ShardMessage.LayersWanted wanted) {
        TrackRoute route = routes.get(wanted.track());
        if (route == null) {
            return;
        }
        if (wanted.layers() == UNREGISTERED) {
            route.forget(wanted.loop());
        } else if (route.want(wanted.loop(), wanted.layers())) {
            PublishedTrack track = route.track();
            send(wanted.loop(), new ShardMessage.LayersKnown(track.key(), track.heights()), 0);
            ClassPeer peer = peers.get(track.key().peerId());
            if (peer != null) {
                peer.publisher().tellClocks(track);
            }
        }
    }

    private void keyframeWantedHere(TrackKey key, int layer) {
        TrackRoute route = routes.get(key);
        if (route != null) {
            route.track().wantKeyframe(layer);
        }
    }

    private void handleLayers(ShardMessage.LayersKnown known, long nowNs) {
        Feed feed = feeds.get(known.track());
        if (feed != null) {
            feed.feed().handleLayers(known.heights(), nowNs);
        }
    }

    private void handleClock(ShardMessage.ClockKnown known) {
        Feed feed = feeds.get(known.track());
        if (feed != null) {
            feed.feed().handleClock(known.point());
        }
    }

    private void handleMedia(PacketBatch batch, long nowNs) {
        for (int i = 0; i < batch.count(); i++) {
            Feed feed = feeds.get(batch.track(i));
            if (feed != null) {
                boolean voice = feed.feed().key().kind() == MediaKind.AUDIO;
                SourcePacket cursor = voice ? voiceCursor : videoCursor;
                if (batch.read(i, arrived, cursor)) {
                    feed.feed().handlePacket(cursor, nowNs);
                }
            }
        }
        wires.toShard(batch.homeLoop(), new ShardMessage.BatchDone(batch));
    }

    /// To a shard of this class: directly when it is this one.
    private void send(int to, ShardMessage message, long nowNs) {
        if (to == loop) {
            handle(message, nowNs);
        } else {
            wires.toShard(to, message);
        }
    }

    private void sendFeedback(long nowNs) {
        for (ClassPeer peer : publishing) {
            rtcp.reset();
            if (peer.publisher().writeFeedback(rtcp, NODE_SSRC, nowNs)) {
                peer.link().sendRtcp(rtcp.buffer(), rtcp.length(), nowNs);
            }
        }
    }

    private void tellVoices(long nowNs) {
        if (nowNs - voicesNs < VOICES_INTERVAL_NS) {
            return;
        }
        voicesNs = nowNs;
        Map<Long, Integer> loudness = new HashMap<>();
        for (ClassPeer peer : publishing) {
            PublishedTrack voice = peer.publisher().track(Source.MICROPHONE);
            if (voice != null && voice.isStarted()) {
                loudness.put(peer.seat().peerId(), voice.voice().loudness(nowNs));
            }
        }
        if (!loudness.isEmpty()) {
            toRoom(new RoomMessage.VoicesHeard(Map.copyOf(loudness)));
        }
    }

    private Map<TrackKey, Integer> feedCounts() {
        Map<TrackKey, Integer> counts = new HashMap<>();
        feeds.forEach((key, feed) -> counts.put(key, feed.feed().subscriptionCount()));
        return counts;
    }
}
