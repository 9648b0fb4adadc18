package org.lyceum.sfu.room;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.SlotAssignment;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.rtc.rtcp.RtcpWriter;
import org.lyceum.sfu.forward.MediaKind;
import org.lyceum.sfu.forward.PeerLink;
import org.lyceum.sfu.forward.SlotFormat;
import org.lyceum.sfu.forward.Subscription;
import org.lyceum.sfu.forward.TrackKey;
import org.lyceum.sfu.room.SlotPlan.Placed;

/// What one connection receives: a subscription for each of its slots, filled from the stage, and
/// its page told who is where.
///
/// Not thread-safe: owned by the connection's event loop.
final class ReceivingSlots {
    private static final int MAX_HEIGHT = 2_160;

    private final RoomShard shard;
    private final String self;
    private final EventSender events;
    private final Map<SlotName, Subscription> subscriptions = new EnumMap<>(SlotName.class);
    private final Map<SlotName, Long> starts = new EnumMap<>(SlotName.class);
    private Map<SlotName, Placed> placed = Map.of();
    private boolean somethingStarted;

    /// @param self whose connection it is: nobody sees or hears themself
    ReceivingSlots(RoomShard shard, String self, EventSender events) {
        this.shard = shard;
        this.self = self;
        this.events = events;
    }

    /// One more slot, before anything is placed.
    void add(SlotName name, SlotFormat format, PeerLink link) {
        Subscription subscription =
                new Subscription(
                        format,
                        link,
                        shard.scratch(),
                        (rtpTimestamp, nowNs) -> started(name, rtpTimestamp, nowNs));
        subscription.askHeight(defaultHeight(name), 0);
        subscriptions.put(name, subscription);
    }

    /// Fills the slots anew from the stage as it is now.
    void replan(long nowNs) {
        Map<SlotName, Placed> plan =
                SlotPlan.of(shard.stage(), self, subscriptions.keySet(), placed);
        Map<SlotName, Placed> before = placed;
        placed = plan;
        for (Map.Entry<SlotName, Subscription> slot : subscriptions.entrySet()) {
            Placed now = plan.get(slot.getKey());
            Placed old = before.get(slot.getKey());
            if (now == null ? old != null : !now.isSameAs(old)) {
                place(slot.getKey(), slot.getValue(), now, nowNs);
            }
        }
        shard.forgetIdleFeeds(nowNs);
    }

    /// The peer surely has its keys now.
    void showAgain(long nowNs) {
        subscriptions.values().forEach(subscription -> subscription.showAgain(nowNs));
    }

    /// Nothing is received any more.
    void clear(long nowNs) {
        subscriptions.values().forEach(subscription -> subscription.source(null, nowNs));
    }

    /// Asks for at most this height in a slot. False when there is no such slot or height.
    boolean askHeight(SlotName slot, int maxHeight, long nowNs) {
        Subscription subscription = subscriptions.get(slot);
        if (subscription == null || maxHeight < 0 || maxHeight > MAX_HEIGHT) {
            return false;
        }
        if (subscription.format().kind() == MediaKind.VIDEO) {
            subscription.askHeight(maxHeight, nowNs);
        }
        return true;
    }

    /// The subscription whose packets have this SSRC.
    @Nullable Subscription of(long ssrc) {
        for (Subscription subscription : subscriptions.values()) {
            if (subscription.format().ssrc() == ssrc) {
                return subscription;
            }
        }
        return null;
    }

    int active() {
        int active = 0;
        for (Subscription subscription : subscriptions.values()) {
            active += subscription.source() == null ? 0 : 1;
        }
        return active;
    }

    /// Whether a source has begun in a slot since this was asked last: its page needs its clock.
    boolean takeStarted() {
        boolean taken = somethingStarted;
        somethingStarted = false;
        return taken;
    }

    void writeReports(RtcpWriter rtcp, byte[] cname, long nowNs) {
        for (Subscription subscription : subscriptions.values()) {
            subscription.writeReport(rtcp, shard.clock(), cname, nowNs);
        }
    }

    /// The snapshot for this page.
    ClassEvent.Welcome withSlots(ClassEvent.Welcome welcome) {
        List<SlotAssignment> assignments = new ArrayList<>();
        placed.keySet().forEach(slot -> assignments.add(assignment(slot)));
        return new ClassEvent.Welcome(
                welcome.classId(),
                welcome.title(),
                welcome.liveSince(),
                welcome.you(),
                welcome.permissions(),
                welcome.count(),
                welcome.stageId(),
                welcome.screenId(),
                welcome.onStage(),
                assignments,
                welcome.logSeq(),
                welcome.room());
    }

    private void place(SlotName slot, Subscription subscription, @Nullable Placed now, long nowNs) {
        starts.remove(slot);
        tellAssignment(slot, nowNs);
        if (now == null) {
            subscription.source(null, nowNs);
        } else {
            TrackKey key = new TrackKey(now.person().peerId(), now.source());
            subscription.source(shard.feed(key, now.person().loop(), nowNs), nowNs);
        }
    }

    private void started(SlotName slot, long rtpTimestamp, long nowNs) {
        starts.put(slot, rtpTimestamp);
        somethingStarted = true;
        tellAssignment(slot, nowNs);
    }

    private void tellAssignment(SlotName slot, long nowNs) {
        if (events.isFlowing()) {
            ClassEvent told = new ClassEvent.SlotAssigned(assignment(slot));
            events.send(shard.clock().instant(nowNs), told, nowNs);
        }
    }

    private SlotAssignment assignment(SlotName slot) {
        Placed there = placed.get(slot);
        return there == null
                ? new SlotAssignment(slot, null, null, null)
                : new SlotAssignment(slot, there.person().id(), there.source(), starts.get(slot));
    }

    private static int defaultHeight(SlotName slot) {
        return switch (slot) {
            case STAGE_CAMERA -> 360;
            case SHARED_SCREEN -> 1_080;
            default -> 180;
        };
    }
}
