package org.lyceum.loadtest.bot;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.Sending;
import org.lyceum.api.classroom.SendingState;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.loadtest.ledger.Sight;
import org.lyceum.loadtest.publish.Publication;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.Outbox;
import org.lyceum.rtc.peer.CloseReason;
import org.lyceum.rtc.peer.PeerListener;
import org.lyceum.rtc.peer.PeerSession;
import org.lyceum.rtc.rtcp.RtcpReader;
import org.lyceum.rtc.rtcp.RtcpVisitor;
import org.lyceum.rtc.rtcp.RtcpWriter;
import org.lyceum.rtc.rtcp.SenderReport;
import org.lyceum.rtc.sctp.SctpAssociation;
import org.lyceum.rtc.sdp.NegotiatedSession;

/// One WebRTC client in a class: connects, asks for its picture, reports, repairs, and counts.
///
/// With a publication it also sends. Sans-IO: call `handleTimeout` once at the beginning, and
/// whenever `deadlineNs` has come. Not thread-safe: owned by its event loop.
public final class Bot {
    private static final int EVENTS_CHANNEL = 0;
    private static final long REPORT_NS = 1_000_000_000L;
    private static final byte[] CNAME = NegotiatedSession.CNAME.getBytes(StandardCharsets.US_ASCII);

    private final BotSettings settings;
    private final PeerSession session;
    private final MediaReceiver receiver;
    private final EventReader events;
    private final BotSettings.Membership membership;
    private final RtcpInput rtcpInput = new RtcpInput();
    private final RtcpWriter rtcp;
    private final long reporterSsrc;
    private @Nullable Long foundNs;
    private @Nullable Long connectedNs;
    private @Nullable CloseReason closeReason;
    private long nextReportNs = Long.MAX_VALUE;
    private long heardNs;
    private boolean over;

    /// What the call under way was given, for the listener below.
    private long nowNs;

    private Outbox out = (buffer, offset, length, destination) -> {};

    public Bot(BotSettings settings) {
        this.settings = settings;
        this.membership = settings.membership();
        this.events = new EventReader(membership.share().frames());
        this.rtcp = membership.share().rtcp();
        this.session = new PeerSession(settings.peer(), new Listener());
        this.receiver = new MediaReceiver(settings.session());
        this.reporterSsrc = settings.peer().random().nextLong(1, 1L << 32);
    }

    // Inputs

    /// Takes one datagram. Its bytes may be changed, and are not kept.
    public void handleDatagram(
            byte[] datagram, int length, InetSocketAddress source, long nowNs, Outbox out) {
        begin(nowNs, out);
        heardNs = nowNs;
        session.handleDatagram(datagram, length, source, nowNs, out);
        if (foundNs == null && session.selectedTuple() != null) {
            foundNs = nowNs;
        }
    }

    public void handleTimeout(long nowNs, Outbox out) {
        begin(nowNs, out);
        session.handleTimeout(nowNs, out);
        if (!session.isConnected()) {
            return;
        }
        if (silentAtNs() <= nowNs) {
            session.close(nowNs, out);
            closeReason = CloseReason.CONSENT_LOST;
            ended(true);
            return;
        }
        membership.member().handleTimeout(nowNs);
        if (nextReportNs <= nowNs) {
            nextReportNs = nowNs + REPORT_NS;
            sendReports();
        }
        if (receiver.deadlineNs() <= nowNs) {
            rtcp.reset().receiverReport(reporterSsrc);
            receiver.writeRequests(rtcp, reporterSsrc, nowNs);
            sendRtcp();
        }
        Publication publication = settings.publication();
        if (publication != null && publication.deadlineNs() <= nowNs) {
            publication.handleTimeout(nowNs, this::sendRtp);
        }
    }

    /// Does something in the class; before the channels are open it waits. What the log keeps is
    /// sent again by the person's next connection when this one is lost.
    public void act(Act act, long nowNs, Outbox out) {
        begin(nowNs, out);
        if (Sight.isKept(act)) {
            membership.member().act(act, nowNs);
        } else {
            send(membership.member().nextId(), act);
        }
    }

    /// Lets the person do what it wants on this connection.
    public <T> T with(Function<ClassMember, T> wish, long nowNs, Outbox out) {
        begin(nowNs, out);
        return wish.apply(membership.member());
    }

    /// Says goodbye and ends.
    public void close(long nowNs, Outbox out) {
        session.close(nowNs, out);
        ended(false);
    }

    /// The connection is gone without a word.
    public void abandon() {
        ended(false);
    }

    // State

    /// When `handleTimeout` is due; Long.MAX_VALUE for never.
    public long deadlineNs() {
        long deadline = session.deadlineNs();
        if (!session.isConnected()) {
            return deadline;
        }
        Publication publication = settings.publication();
        long sending = publication == null ? Long.MAX_VALUE : publication.deadlineNs();
        long reporting = Math.min(nextReportNs, receiver.deadlineNs());
        long person = Math.min(silentAtNs(), membership.member().deadlineNs());
        deadline = Math.min(deadline, person);
        return Math.min(deadline, Math.min(reporting, sending));
    }

    /// Where its node is; null before an address was nominated.
    public @Nullable InetSocketAddress node() {
        return session.selectedTuple();
    }

    public BotSnapshot snapshot() {
        return new BotSnapshot(
                foundNs,
                connectedNs,
                closeReason,
                !settings.session().slots().isEmpty(),
                events.counts(),
                receiver.counts(),
                drops());
    }

    /// Authentic media packets so far.
    public long packets() {
        return receiver.packets();
    }

    // Private

    private Map<Drop, Long> drops() {
        Map<Drop, Long> drops = new EnumMap<>(Drop.class);
        for (Drop reason : Drop.values()) {
            long count = session.drops().of(reason);
            if (count > 0) {
                drops.put(reason, count);
            }
        }
        return drops;
    }

    private void begin(long now, Outbox outbox) {
        nowNs = now;
        out = outbox;
    }

    private long silentAtNs() {
        return heardNs + membership.silenceNs();
    }

    private boolean send(String id, Act act) {
        byte[] text = ApiJson.encode(id, act);
        return session.sendMessage(EVENTS_CHANNEL, text, text.length, nowNs, out)
                == SctpAssociation.Sent.ACCEPTED;
    }

    /// @param comesBack whether the person is told, unless the class is over
    private void ended(boolean comesBack) {
        if (over) {
            return;
        }
        over = true;
        membership.member().disconnected();
        if (comesBack && !events.counts().classEnded()) {
            membership.lost().run();
        }
    }

    private void follow(EventFrames.Read read) {
        ClassMember member = membership.member();
        switch (read.event()) {
            case ClassEvent.Welcome welcome -> member.welcomed(welcome, this::send, nowNs);
            case ClassEvent.Happened(var entry) -> member.happened(entry, read.entryHash(), nowNs);
            case ClassEvent.LogRead log -> member.logRead(log, nowNs);
            case ClassEvent.Acknowledged(String id, Long seq) ->
                    member.acknowledged(id, seq, nowNs);
            case ClassEvent.Refused refused -> member.refused(refused, nowNs);
            case ClassEvent.ClassMoved _ -> {
                session.close(nowNs, out);
                ended(true);
            }
            default -> member.told(read.event());
        }
    }

    private void sendReports() {
        rtcp.reset().receiverReport(reporterSsrc);
        receiver.writeReports(rtcp, nowNs);
        rtcp.cname(reporterSsrc, CNAME);
        sendRtcp();
        Publication publication = settings.publication();
        if (publication != null) {
            publication.writeReports(rtcp.reset(), nowNs);
            sendRtcp();
        }
    }

    private void sendRtcp() {
        if (rtcp.length() > 0) {
            session.sendRtcp(rtcp.buffer(), rtcp.length(), nowNs, out);
        }
    }

    private void sendRtp(byte[] packet, int length) {
        session.sendRtp(packet, length, nowNs, out);
    }

    private void askForPicture() {
        act(new Act.Subscribe(SlotName.STAGE_CAMERA, settings.stageHeight()), nowNs, out);
    }

    private void followInvitation(boolean wasOnStage, long now) {
        if (!settings.byInvitation()) {
            return;
        }
        if (events.takeInvitation()) {
            act(new Act.AnswerInvitation(true), now, out);
        }
        if (events.isOnStage() && !wasOnStage) {
            publish(now);
        }
    }

    private void publish(long now) {
        Publication publication = settings.publication();
        if (publication != null) {
            sayThatItSends();
            publication.start(now);
        }
    }

    private void sayThatItSends() {
        Sending sending = new Sending(SendingState.ON, SendingState.ON, SendingState.OFF);
        act(new Act.SetSending(sending), nowNs, out);
    }

    private final class Listener implements PeerListener {
        @Override
        public void connected(long now) {
            connectedNs = now;
            // Without a stream there is nothing to report.
            if (!settings.session().slots().isEmpty()) {
                nextReportNs = now + REPORT_NS;
            }
        }

        @Override
        public void channelsOpen(long now) {
            if (settings.session().slots().isEmpty()) {
                return;
            }
            if (settings.publication() == null || settings.byInvitation()) {
                askForPicture();
            } else {
                publish(now);
            }
        }

        @Override
        public void rtp(byte[] packet, int length, long now) {
            receiver.rtp(packet, length, now);
        }

        @Override
        public void rtcp(byte[] compound, int length, long now) {
            RtcpReader.read(compound, length, rtcpInput);
        }

        @Override
        public void message(int channel, byte[] bytes, int length, long now) {
            if (channel == EVENTS_CHANNEL) {
                boolean wasOnStage = events.isOnStage();
                EventFrames.Read read = events.message(bytes, length);
                if (read != null && !over) {
                    follow(read);
                    followInvitation(wasOnStage, now);
                }
            }
        }

        @Override
        public void closed(CloseReason reason) {
            closeReason = reason;
            ended(true);
        }
    }

    /// What the node says about media: its clocks, and what it wants of a publisher.
    private final class RtcpInput implements RtcpVisitor {
        @Override
        public void senderReport(long ssrc, byte[] packet, int offset) {
            receiver.senderReport(ssrc, SenderReport.ntpTime(packet, offset), nowNs);
        }

        @Override
        public void nack(long mediaSsrc, int sequenceNumber) {
            Publication publication = settings.publication();
            if (publication != null) {
                publication.resend(mediaSsrc, sequenceNumber, Bot.this::sendRtp);
            }
        }

        @Override
        public void pictureLoss(long mediaSsrc) {
            Publication publication = settings.publication();
            if (publication != null) {
                publication.keyframeWanted(mediaSsrc, nowNs);
            }
        }

        @Override
        public void fullIntraRequest(long mediaSsrc, int commandNumber) {
            pictureLoss(mediaSsrc);
        }
    }
}
