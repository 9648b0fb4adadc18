package org.lyceum.sfu.forward;

import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.rtcp.RtcpWriter;
import org.lyceum.rtc.rtcp.SenderInfo;
import org.lyceum.rtc.rtp.RtpPacket;
import org.lyceum.rtc.rtp.RtxStream;

/// A published track forwarded into one slot of one peer.
///
/// Chooses the layer by the height that the page asked for, waits for that layer's keyframe while
/// the old one flows on, answers what the peer asks again, and says by sender reports which wall
/// clock its timestamps stand for. The slot stays; tracks come and go. Not thread-safe: owned by
/// its subscriber's event loop.
public final class Subscription {
    private static final long MAX_GUESS_ERROR_TICKS = 450_000;

    private final SlotFormat format;
    private final PeerLink link;
    private final byte[] scratch;
    private final StartListener listener;
    private final StreamRewriter rewriter;
    private final RepeatLimits limits = new RepeatLimits();
    private final @Nullable RtxStream repair;

    private @Nullable TrackFeed feed;
    private int askedHeight;
    private int targetLayer = TrackFeed.NO_LAYER;
    private int currentLayer = TrackFeed.NO_LAYER;
    private boolean awaitingStart;
    private long sentNs;
    private long packetCount;
    private long octetCount;
    private long repeatCount;

    /// Whoever wants to know when a new source really begins in a slot.
    public interface StartListener {
        /// The first packet of the new source was sent, with this timestamp.
        void started(long rtpTimestamp, long nowNs);
    }

    /// @param scratch where packets are written before they are sent; shared by all subscriptions
    ///   of a loop
    public Subscription(SlotFormat format, PeerLink link, byte[] scratch, StartListener listener) {
        this.format = format;
        this.link = link;
        this.scratch = scratch;
        this.listener = listener;
        this.rewriter = new StreamRewriter(format);
        this.repair =
                format.hasRepair()
                        ? new RtxStream(
                                format.rtxSsrc(),
                                format.rtxPayloadType(),
                                format.start().rtxSequenceNumber())
                        : null;
    }

    /// Puts another track into the slot, or none.
    public void source(@Nullable TrackFeed newFeed, long nowNs) {
        if (newFeed == feed) {
            return;
        }
        TrackFeed old = feed;
        rewriter.detach();
        currentLayer = TrackFeed.NO_LAYER;
        targetLayer = TrackFeed.NO_LAYER;
        feed = newFeed;
        awaitingStart = newFeed != null;
        if (old != null) {
            old.remove(this, nowNs);
        }
        if (newFeed != null) {
            newFeed.add(this, nowNs);
            chooseLayer(nowNs);
        }
    }

    /// Asks for at most this height; 0 pauses the slot.
    public void askHeight(int maxHeight, long nowNs) {
        askedHeight = maxHeight;
        chooseLayer(nowNs);
    }

    /// The peer surely has its keys now, and may have had none for what came until now: shows it
    /// the picture once more, from the keyframe that is kept, or asks for another one.
    public void showAgain(long nowNs) {
        TrackFeed from = feed;
        if (from == null || format.kind() == MediaKind.AUDIO || !rewriter.hasSentAnything()) {
            return;
        }
        awaitingStart = true;
        if (targetLayer != TrackFeed.NO_LAYER && catchUp(from, nowNs)) {
            from.updateWanted(nowNs);
        } else {
            from.requestKeyframe(targetLayer, nowNs);
        }
    }

    /// The peer asks for a packet again. Gives why it does not get it, when it asks too much.
    public @Nullable Drop handleNack(int sequenceNumber, long nowNs) {
        long outIndex = rewriter.numbers().outIndexOfNumber(sequenceNumber);
        TrackFeed from = feed;
        if (outIndex == SequenceMap.NONE) {
            return Drop.NACK_NEVER_SENT;
        }
        if (from == null || repair == null || !isForwarding()) {
            return null;
        }
        long index = rewriter.numbers().sourceIndexAt(outIndex);
        SourcePacket packet = from.kept(currentLayer, index);
        if (packet == null) {
            return wantKeyframeUnlessExpected(outIndex, nowNs);
        }
        long ageNs = nowNs - from.arrivalNs(currentLayer, index);
        if (!limits.allow(rewriter.numbers(), outIndex, ageNs, nowNs)) {
            return Drop.NACK_OVER_LIMIT;
        }
        repeat(packet, repair, nowNs);
        return null;
    }

    /// The peer cannot decode what it has. Gives why nobody is asked, when it says so too often.
    public @Nullable Drop handlePictureLoss(long nowNs) {
        if (feed == null) {
            return null;
        }
        if (!limits.allowPictureLoss(nowNs)) {
            return Drop.PICTURE_LOSS_OVER_LIMIT;
        }
        feed.requestKeyframe(targetLayer, nowNs);
        return null;
    }

    /// How long a packet to this peer and back takes.
    public void roundTrip(long ns) {
        limits.roundTrip(ns);
    }

    /// Appends the slot's sender report: false when nothing was sent yet, or when the publisher's
    /// clock is not known yet.
    public boolean writeReport(RtcpWriter rtcp, WallClock clock, byte[] cname, long nowNs) {
        TrackFeed from = feed;
        if (from == null || awaitingStart || !isForwarding() || !from.isClockKnown(currentLayer)) {
            return false;
        }
        long source = from.rtpTimestampAt(currentLayer, clock.ntpNs(nowNs));
        SenderInfo info =
                new SenderInfo(
                        clock.ntpTime(nowNs),
                        rewriter.timestampOf(source),
                        packetCount & 0xffff_ffffL,
                        octetCount & 0xffff_ffffL);
        return rtcp.senderReport(format.ssrc(), info) && rtcp.cname(format.ssrc(), cname);
    }

    public SlotFormat format() {
        return format;
    }

    public @Nullable TrackFeed source() {
        return feed;
    }

    /// The layer that is being forwarded, or `TrackFeed.NO_LAYER`.
    public int currentLayer() {
        return currentLayer;
    }

    public long packetCount() {
        return packetCount;
    }

    /// Packets that were sent again.
    public long repeatCount() {
        return repeatCount;
    }

    int wantedLayers() {
        return bit(currentLayer) | bit(targetLayer);
    }

    void chooseLayer(long nowNs) {
        TrackFeed from = feed;
        if (from == null) {
            return;
        }
        int layer = layerToTake(from);
        if (layer == targetLayer) {
            return;
        }
        targetLayer = layer;
        if (layer == TrackFeed.NO_LAYER || layer == currentLayer) {
            currentLayer = layer;
            detachWhenPaused();
            from.updateWanted(nowNs);
            return;
        }
        from.updateWanted(nowNs);
        if (rewriter.isDetached() && catchUp(from, nowNs)) {
            from.updateWanted(nowNs);
        } else {
            from.requestKeyframe(layer, nowNs);
        }
    }

    void forward(SourcePacket packet, long nowNs) {
        if (rewriter.isForwarding(packet.stream())) {
            send(packet, nowNs);
            if (rewriter.isDetached()) {
                restart(packet, nowNs);
            }
        } else if (packet.layer() == targetLayer && packet.isSwitchPoint()) {
            begin(packet, nowNs);
        }
    }

    private int layerToTake(TrackFeed from) {
        if (format.kind() == MediaKind.AUDIO) {
            return 0;
        }
        return askedHeight == 0 ? TrackFeed.NO_LAYER : from.layerFor(askedHeight);
    }

    private void detachWhenPaused() {
        if (targetLayer == TrackFeed.NO_LAYER) {
            rewriter.detach();
        }
    }

    private void begin(SourcePacket packet, long nowNs) {
        long index = packet.index();
        int layer = packet.layer();
        long newest = layer == TrackFeed.NO_LAYER || feed == null ? index : feed.newestIndex(layer);
        rewriter.switchTo(packet, expectedTimestamp(packet, nowNs));
        boolean changed = currentLayer != layer;
        currentLayer = layer;
        send(packet, nowNs);
        if (format.kind() == MediaKind.VIDEO) {
            sendKept(layer, index + 1, newest, nowNs);
            if (changed && feed != null) {
                feed.updateWanted(nowNs);
            }
        }
    }

    /// The source's numbering jumped further than anybody can repair.
    private void restart(SourcePacket packet, long nowNs) {
        if (packet.isSwitchPoint()) {
            begin(packet, nowNs);
        } else if (feed != null) {
            feed.requestKeyframe(targetLayer, nowNs);
        }
    }

    /// Begins with a keyframe that is kept, and all that came since.
    private boolean catchUp(TrackFeed from, long nowNs) {
        long first = from.catchUpFrom(targetLayer, nowNs);
        SourcePacket keyframe = first < 0 ? null : from.kept(targetLayer, first);
        if (keyframe == null || !rewriter.switchTo(keyframe, expectedTimestamp(keyframe, nowNs))) {
            return false;
        }
        currentLayer = targetLayer;
        rewriter.beginCatchingUp();
        send(keyframe, nowNs);
        sendKept(currentLayer, first + 1, from.newestIndex(currentLayer), nowNs);
        rewriter.endCatchingUp();
        return true;
    }

    private void sendKept(int layer, long first, long newest, long nowNs) {
        TrackFeed from = feed;
        long last = Math.min(newest, first + StreamRewriter.MAX_GAP);
        for (long index = first; from != null && index <= last; index++) {
            SourcePacket packet = from.kept(layer, index);
            if (packet != null) {
                send(packet, nowNs);
            }
        }
    }

    private void send(SourcePacket packet, long nowNs) {
        int length = rewriter.rewrite(packet, scratch);
        if (length == StreamRewriter.NOT_FORWARDED) {
            return;
        }
        packetCount++;
        octetCount += packet.payloadLength();
        sentNs = nowNs;
        if (awaitingStart) {
            awaitingStart = false;
            listener.started(RtpPacket.timestamp(scratch), nowNs);
        }
        link.sendRtp(scratch, length, nowNs);
        if (format.kind() == MediaKind.VIDEO && !packet.marker()) {
            link.moreFollows();
        }
    }

    private void repeat(SourcePacket packet, RtxStream stream, long nowNs) {
        int length = rewriter.rewriteAgain(packet, scratch);
        if (length != StreamRewriter.NOT_FORWARDED) {
            repeatCount++;
            link.sendRtp(scratch, stream.wrap(scratch, length, scratch), nowNs);
        }
    }

    /// A request that cannot be answered is one for a keyframe, unless the packet is still on its
    /// way to us.
    private @Nullable Drop wantKeyframeUnlessExpected(long outIndex, long nowNs) {
        return rewriter.numbers().isPromised(outIndex) ? null : handlePictureLoss(nowNs);
    }

    private long expectedTimestamp(SourcePacket packet, long nowNs) {
        if (!rewriter.hasSentAnything()) {
            return format.start().rtpTimestamp();
        }
        long guess = rewriter.newestTimestamp() + format.kind().ticks(nowNs - sentNs);
        TrackFeed from = feed;
        if (from == null
                || !isForwarding()
                || !from.isClockKnown(currentLayer)
                || !from.isClockKnown(packet.layer())) {
            return guess;
        }
        long ntpNs = from.ntpNsAt(packet.layer(), packet.rtpTimestamp());
        long exact = rewriter.timestampOf(from.rtpTimestampAt(currentLayer, ntpNs));
        return Math.abs((int) (exact - guess)) > MAX_GUESS_ERROR_TICKS ? guess : exact;
    }

    private boolean isForwarding() {
        return currentLayer != TrackFeed.NO_LAYER
                && feed != null
                && rewriter.isForwarding(feed.streamOf(currentLayer));
    }

    private static int bit(int layer) {
        return layer == TrackFeed.NO_LAYER ? 0 : 1 << layer;
    }
}
