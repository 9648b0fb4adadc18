package org.lyceum.loadtest.bot;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.Participant;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.classroom.RoomSnapshot;
import org.lyceum.api.classroom.Sending;
import org.lyceum.loadtest.publish.PacketSink;
import org.lyceum.loadtest.publish.PublicationTestStreams;
import org.lyceum.rtc.Outbox;
import org.lyceum.rtc.peer.CloseReason;
import org.lyceum.rtc.peer.PeerListener;
import org.lyceum.rtc.peer.PeerSession;
import org.lyceum.rtc.peer.PeerSettings;
import org.lyceum.rtc.rtcp.RtcpReader;
import org.lyceum.rtc.rtcp.RtcpVisitor;
import org.lyceum.rtc.rtp.RtpPacket;
import org.lyceum.rtc.sdp.NegotiatedSession;

/// A node of one peer: a real `PeerSession` that welcomes, fills the stage's slots, answers NACKs
/// and keyframe requests, keeps acts in a log before it tells of them, and remembers what came.
final class NodeStandIn implements PeerListener {
    final List<Act> acts = new ArrayList<>();
    final TreeMap<Long, Set<Integer>> received = new TreeMap<>();
    final Set<Long> senderReports = new TreeSet<>();
    int reportBlocks;
    int nacked;
    int keyframesWanted;

    private final PeerSession session;
    private final @Nullable PublicationTestStreams stage;
    private final StandInLog log;
    private boolean keepsSilent;
    private boolean mayEnd;
    private final Rtcp rtcp = new Rtcp();
    private long nowNs;
    private long seq;
    private Outbox out = (buffer, offset, length, destination) -> {};

    NodeStandIn(
            PeerSettings settings,
            NegotiatedSession negotiated,
            RandomGenerator random,
            StandInLog log) {
        this.log = log;
        session = new PeerSession(settings, this);
        stage =
                negotiated.slots().isEmpty()
                        ? null
                        : new PublicationTestStreams(
                                Objects.requireNonNull(negotiated.slot("stageVoice")),
                                Objects.requireNonNull(negotiated.slot("stageCamera")),
                                random);
    }

    void handleDatagram(byte[] datagram, int length, InetSocketAddress from, long now, Outbox to) {
        begin(now, to);
        session.handleDatagram(datagram, length, from, now, to);
    }

    void handleTimeout(long now, Outbox to) {
        begin(now, to);
        session.handleTimeout(now, to);
        if (session.isConnected() && stage != null) {
            stage.handleTimeout(now, sink());
        }
    }

    long deadlineNs() {
        long media = session.isConnected() && stage != null ? stage.deadlineNs() : Long.MAX_VALUE;
        return Math.min(session.deadlineNs(), media);
    }

    void tell(ClassEvent event, long now, Outbox to) {
        begin(now, to);
        byte[] text = ApiJson.encode(++seq, Instant.EPOCH, event);
        session.sendMessage(0, text, text.length, now, to);
    }

    /// Keeps acts in its log and says nothing of them, as a node does that dies at that moment.
    void keepSilent() {
        keepsSilent = true;
    }

    /// The connection is to end in this test.
    void mayEnd() {
        mayEnd = true;
    }

    /// Asks the bot for packets of a stream again, and for a keyframe.
    void sendRtcp(byte[] compound, int length, long now, Outbox to) {
        session.sendRtcp(
                Arrays.copyOf(compound, length + PeerSession.SPARE_BYTES), length, now, to);
    }

    @Override
    public void connected(long now) {
        if (stage != null) {
            stage.start(now);
        }
    }

    @Override
    public void channelsOpen(long now) {
        var you = new Participant("p", "Ada", Role.STUDENT, false, false, Sending.NOTHING);
        tell(
                new ClassEvent.Welcome(
                        "c",
                        "Title",
                        Instant.EPOCH,
                        you,
                        Set.of(),
                        1,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        log.lastSeq(),
                        RoomSnapshot.EMPTY),
                now,
                out);
    }

    @Override
    public void rtp(byte[] packet, int length, long now) {
        received.computeIfAbsent(RtpPacket.ssrc(packet), _ -> new TreeSet<>())
                .add(RtpPacket.sequenceNumber(packet));
    }

    @Override
    public void rtcp(byte[] compound, int length, long now) {
        RtcpReader.read(compound, length, rtcp);
    }

    @Override
    public void message(int channel, byte[] bytes, int length, long now) {
        ApiJson.NumberedAct act = Objects.requireNonNull(ApiJson.readAct(bytes, length));
        acts.add(act.act());
        if (act.act() instanceof Act.ReadLog wish) {
            tell(log.read(wish), now, out);
            return;
        }
        boolean again = log.knows(act.id());
        Long seq = log.add("p", act.id(), act.act());
        if (keepsSilent) {
            return;
        }
        if (seq != null && !again) {
            tell(new ClassEvent.Happened(log.last()), now, out);
        }
        tell(new ClassEvent.Acknowledged(act.id(), seq), now, out);
    }

    @Override
    public void closed(CloseReason reason) {
        if (!mayEnd) {
            throw new AssertionError(reason);
        }
    }

    private PacketSink sink() {
        return (packet, length) -> session.sendRtp(packet, length, nowNs, out);
    }

    private void begin(long now, Outbox to) {
        nowNs = now;
        out = to;
    }

    private final class Rtcp implements RtcpVisitor {
        @Override
        public void senderReport(long ssrc, byte[] packet, int offset) {
            senderReports.add(ssrc);
        }

        @Override
        public void reportBlock(long reporterSsrc, byte[] packet, int offset) {
            reportBlocks++;
        }

        @Override
        public void nack(long mediaSsrc, int sequenceNumber) {
            nacked++;
            Objects.requireNonNull(stage).resend(mediaSsrc, sequenceNumber, sink());
        }

        @Override
        public void pictureLoss(long mediaSsrc) {
            keyframesWanted++;
            Objects.requireNonNull(stage).keyframeWanted(mediaSsrc, nowNs);
        }
    }
}
