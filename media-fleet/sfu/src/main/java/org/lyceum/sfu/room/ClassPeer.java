package org.lyceum.sfu.room;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.ApiJson.NumberedAct;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.api.classroom.Source;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.rtcp.ReportBlock;
import org.lyceum.rtc.rtcp.RtcpReader;
import org.lyceum.rtc.rtcp.RtcpVisitor;
import org.lyceum.rtc.rtcp.RtcpWriter;
import org.lyceum.rtc.rtcp.SenderReport;
import org.lyceum.rtc.rtp.NtpTime;
import org.lyceum.sfu.classbook.Reader;
import org.lyceum.sfu.forward.PeerLink;
import org.lyceum.sfu.forward.Publisher;
import org.lyceum.sfu.forward.Subscription;

/// One connection in a class: what it publishes, what is in its slots, its events.
///
/// The methods of the first section are what a session tells its listener. Not thread-safe: owned
/// by the peer's event loop.
public final class ClassPeer implements RtcpVisitor {
    public static final long REPORT_INTERVAL_NS = 1_000_000_000L;

    /// A connection that is to be closed gets so long to take its last event.
    public static final long LINGER_NS = 1_000_000_000L;

    private static final long LEAST_LINGER_NS = 100_000_000L;

    private static final Refusal TOO_MUCH =
            new Refusal(ProblemCode.TOO_MANY_REQUESTS, "That was too much at once. Wait.");
    private static final Refusal NO_SUCH_SLOT =
            new Refusal(ProblemCode.INVALID_REQUEST, "There is no such slot or height.");

    private final RoomShard shard;
    private final Seat seat;
    private final PeerSlots slots;
    private final PeerLink link;
    private final Publisher publisher;
    private final EventSender events;
    private final ActBudget budget = new ActBudget();
    private final byte[] cname;
    private final ReceivingSlots receiving;
    private Reader reader;
    private boolean connected;
    private boolean showedAgain;
    private long visitNs;
    private long reportNs;
    private long closingSinceNs = Long.MAX_VALUE;

    /// Why a connection itself refuses an act.
    private record Refusal(ProblemCode code, String detail) {}

    ClassPeer(RoomShard shard, Seat seat, PeerSlots slots, PeerLink link) {
        this.shard = shard;
        this.seat = seat;
        this.reader = new Reader(seat.participantId(), seat.role(), seat.permissions());
        this.slots = slots;
        this.link = link;
        this.events = new EventSender(link);
        this.cname = slots.cname().getBytes(StandardCharsets.UTF_8);
        this.publisher = new Publisher(seat.peerId(), slots.sending(), shard, settings());
        this.receiving = new ReceivingSlots(shard, seat.participantId(), events);
        slots.receiving().forEach((name, format) -> receiving.add(name, format, link));
        permit(reader);
    }

    private Publisher.PublisherSettings settings() {
        return new Publisher.PublisherSettings(shard.clock(), slots.drops(), cname);
    }

    /// Media can flow.
    public void connected(long nowNs) {
        connected = true;
        replan(nowNs);
    }

    /// Events can flow: the person is here.
    public void channelsOpen(long nowNs) {
        if (!connected) {
            connected(nowNs);
        } else if (!showedAgain) {
            showedAgain = true;
            receiving.showAgain(nowNs);
        }
        shard.toRoom(new RoomMessage.Opened(seat.peerId()));
    }

    /// An authenticated packet came. It may be changed in place.
    public void rtp(byte[] packet, int length, long nowNs) {
        publisher.handleRtp(packet, length, nowNs);
    }

    /// An authenticated compound packet came. What is malformed in it the session has counted.
    public void rtcp(byte[] compound, int length, long nowNs) {
        visitNs = nowNs;
        var _ = RtcpReader.read(compound, length, this);
    }

    /// A message came. Only acts on channel 0 are known; whatever else it is, it is counted.
    public void message(int channel, byte[] bytes, int length, long nowNs) {
        NumberedAct said = channel == 0 ? ApiJson.readAct(bytes, length) : null;
        if (said == null) {
            count(Drop.ACT_MALFORMED);
        } else if (!budget.take(nowNs)) {
            count(Drop.ACT_OVER_BUDGET);
            refuse(said, TOO_MUCH, ActBudget.RETRY_MS, nowNs);
        } else if (said.act() instanceof Act.Subscribe(SlotName slot, int maxHeight)) {
            subscribe(said, slot, maxHeight, nowNs);
        } else {
            shard.toRoom(new RoomMessage.Said(seat.peerId(), said));
        }
    }

    /// The session is over, for whatever reason.
    public void closed(long nowNs) {
        connected = false;
        receiving.clear(nowNs);
        shard.remove(this, nowNs);
        shard.toRoom(new RoomMessage.Gone(seat.peerId()));
    }

    public Seat seat() {
        return seat;
    }

    public Publisher publisher() {
        return publisher;
    }

    /// Events that this page never saw because it was too slow.
    public long droppedEvents() {
        return events.dropped();
    }

    /// What its page asks again, what it cannot decode, how long a round trip takes.
    @Override
    public void senderReport(long ssrc, byte[] packet, int offset) {
        publisher.handleSenderReport(
                ssrc,
                SenderReport.ntpTime(packet, offset),
                SenderReport.rtpTimestamp(packet, offset),
                visitNs);
    }

    @Override
    public void reportBlock(long reporterSsrc, byte[] packet, int offset) {
        Subscription subscription = receiving.of(ReportBlock.ssrc(packet, offset));
        long roundTripNs =
                NtpTime.roundTripNs(
                        shard.clock().ntpTime(visitNs),
                        ReportBlock.lastSenderReport(packet, offset),
                        ReportBlock.delaySinceLastSenderReport(packet, offset));
        if (subscription != null && roundTripNs > 0) {
            subscription.roundTrip(roundTripNs);
            publisher.roundTrip(roundTripNs);
        }
    }

    @Override
    public void nack(long mediaSsrc, int sequenceNumber) {
        Subscription subscription = receiving.of(mediaSsrc);
        count(
                subscription == null
                        ? Drop.RTCP_UNKNOWN_SSRC
                        : subscription.handleNack(sequenceNumber, visitNs));
    }

    @Override
    public void pictureLoss(long mediaSsrc) {
        Subscription subscription = receiving.of(mediaSsrc);
        count(
                subscription == null
                        ? Drop.RTCP_UNKNOWN_SSRC
                        : subscription.handlePictureLoss(visitNs));
    }

    @Override
    public void fullIntraRequest(long mediaSsrc, int commandNumber) {
        pictureLoss(mediaSsrc);
    }

    // What the shard does with it.

    PeerLink link() {
        return link;
    }

    void tell(Instant at, ClassEvent event, long nowNs) {
        if (event instanceof ClassEvent.Welcome welcome) {
            events.send(at, receiving.withSlots(welcome), nowNs);
        } else {
            events.send(at, event, nowNs);
        }
    }

    /// What others on this loop are told too.
    void tell(SharedEvent event, long nowNs) {
        events.send(event, nowNs);
    }

    /// The person as somebody who is told things.
    Reader reader() {
        return reader;
    }

    /// Whoever the person is now, and may do now, holds from here on.
    void permit(Reader now) {
        reader = now;
        Set<Permission> permissions = now.permissions();
        Set<Source> sources = EnumSet.noneOf(Source.class);
        for (Source source : Source.values()) {
            if (permissions.contains(Member.permissionFor(source))) {
                sources.add(source);
            }
        }
        publisher.permit(sources);
    }

    /// Fills the slots anew from the stage as it is now.
    void replan(long nowNs) {
        if (connected && !isClosing()) {
            receiving.replan(nowNs);
        }
    }

    void closeSoon(long nowNs) {
        closingSinceNs = Math.min(closingSinceNs, nowNs);
        receiving.clear(nowNs);
        shard.forgetIdleFeeds(nowNs);
        publisher.permit(Set.of());
    }

    /// What is due now and then: reports, a snapshot for a page that was behind, the end.
    void handleTimeout(RtcpWriter rtcp, long nowNs) {
        if (isClosing()) {
            long lingeredNs = nowNs - closingSinceNs;
            boolean said = link.waitingBytes() == 0 && lingeredNs >= LEAST_LINGER_NS;
            if (said || lingeredNs >= LINGER_NS) {
                link.close(nowNs);
            }
            return;
        }
        if (receiving.takeStarted() || nowNs >= reportNs) {
            reportNs = nowNs + REPORT_INTERVAL_NS;
            writeReports(rtcp, nowNs);
        }
        if (events.takeCaughtUp()) {
            shard.toRoom(new RoomMessage.CaughtUp(seat.peerId()));
        }
    }

    int activeSubscriptions() {
        return receiving.active();
    }

    private void count(@Nullable Drop reason) {
        if (reason != null) {
            slots.drops().count(reason);
        }
    }

    private boolean isClosing() {
        return closingSinceNs != Long.MAX_VALUE;
    }

    private void subscribe(NumberedAct said, SlotName slot, int maxHeight, long nowNs) {
        if (!receiving.askHeight(slot, maxHeight, nowNs)) {
            refuse(said, NO_SUCH_SLOT, null, nowNs);
            return;
        }
        tell(shard.clock().instant(nowNs), new ClassEvent.Acknowledged(said.id(), null), nowNs);
    }

    private void refuse(NumberedAct said, Refusal why, @Nullable Long retryAfterMs, long nowNs) {
        ClassEvent refused =
                new ClassEvent.Refused(said.id(), why.code().wire(), why.detail(), retryAfterMs);
        tell(shard.clock().instant(nowNs), refused, nowNs);
    }

    private void writeReports(RtcpWriter rtcp, long nowNs) {
        rtcp.reset();
        receiving.writeReports(rtcp, cname, nowNs);
        if (rtcp.length() > 0) {
            link.sendRtcp(rtcp.buffer(), rtcp.length(), nowNs);
        }
    }
}
