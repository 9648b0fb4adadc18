package org.lyceum.sfu.net;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.ice.IceCredentials;
import org.lyceum.rtc.peer.CloseReason;
import org.lyceum.rtc.peer.PeerListener;
import org.lyceum.rtc.peer.PeerSession;
import org.lyceum.rtc.peer.PeerSettings;
import org.lyceum.rtc.peer.PeerStatistics;
import org.lyceum.rtc.sctp.SctpAssociation;
import org.lyceum.sfu.forward.PeerLink;
import org.lyceum.sfu.log.LogTag;
import org.lyceum.sfu.log.SessionLog;
import org.lyceum.sfu.room.ClassPeer;

/// One connection on its worker: the session below, the person in the class above, and the way
/// between them.
///
/// Owned by its worker's event loop.
final class NodePeer implements PeerListener, PeerLink {
    /// Addresses under which the worker finds this peer without asking ICE again.
    static final int MAX_TUPLES = 8;

    /// ICE generations whose checks are still known: the one before holds until the next is chosen.
    static final int MAX_GENERATIONS = 4;

    private static final int EVENTS_CHANNEL = 0;
    private static final String NOT_OWNER = "Only its event loop may touch a peer";

    private final MediaWorker worker;
    private final PeerSession session;
    private final PeerOutbox outbox;
    private final SessionLog log;
    private final long bornNs;
    private final List<String> ufrags = new ArrayList<>();
    private final List<InetSocketAddress> tuples = new ArrayList<>();
    private @Nullable ClassPeer classPeer;
    private Runnable whenGone = () -> {};

    /// @param settings given what the handshake's thread shall call when it has something ready
    /// @param localUfrag under which its first checks come
    NodePeer(
            MediaWorker worker,
            Function<Runnable, PeerSettings> settings,
            String localUfrag,
            SessionLog log) {
        this.worker = worker;
        this.log = log;
        this.bornNs = worker.nowNs();
        this.session = new PeerSession(settings.apply(this::wake), this);
        this.outbox = worker.newOutbox(this);
        this.ufrags.add(localUfrag);
    }

    /// Seats it in its class. Before anything is handed to it.
    void seat(ClassPeer seated) {
        classPeer = seated;
    }

    /// What to do when the worker has forgotten it.
    void whenGone(Runnable work) {
        whenGone = work;
    }

    /// The worker has forgotten it.
    ///
    /// @param reason null when the class closed it
    void gone(@Nullable CloseReason reason, long nowNs) {
        logEnd(reason, nowNs);
        person().closed(nowNs);
        whenGone.run();
    }

    void handleDatagram(byte[] bytes, int length, InetSocketAddress source, long nowNs) {
        assert worker.isOwner() : NOT_OWNER;
        session.handleDatagram(bytes, length, source, nowNs, outbox);
    }

    void handleTimeout(long nowNs) {
        assert worker.isOwner() : NOT_OWNER;
        session.handleTimeout(nowNs, outbox);
    }

    long deadlineNs() {
        return session.deadlineNs();
    }

    void restartIce(IceCredentials local, IceCredentials remote, long nowNs) {
        assert worker.isOwner() : NOT_OWNER;
        ufrags.add(local.ufrag());
        log.info(LogTag.ICE, "restarted");
        session.restartIce(local, remote, nowNs);
    }

    PeerSession session() {
        return session;
    }

    PeerOutbox outbox() {
        return outbox;
    }

    /// Names under which its checks come: one for each ICE generation.
    List<String> ufrags() {
        return ufrags;
    }

    List<InetSocketAddress> tuples() {
        return tuples;
    }

    // What the session tells.

    @Override
    public void connected(long nowNs) {
        log.info(LogTag.DTLS, "connected after " + millisSince(nowNs) + " ms");
        log.debug(LogTag.ICE, "address " + session.selectedTuple());
        worker.counters().connected();
        person().connected(nowNs);
    }

    @Override
    public void channelsOpen(long nowNs) {
        log.info(LogTag.SCTP, "open after " + millisSince(nowNs) + " ms");
        person().channelsOpen(nowNs);
    }

    @Override
    public void rtp(byte[] packet, int length, long nowNs) {
        person().rtp(packet, length, nowNs);
    }

    @Override
    public void rtcp(byte[] compound, int length, long nowNs) {
        person().rtcp(compound, length, nowNs);
    }

    @Override
    public void message(int channel, byte[] bytes, int length, long nowNs) {
        person().message(channel, bytes, length, nowNs);
    }

    @Override
    public void closed(CloseReason reason) {
        worker.later(() -> worker.remove(this, reason));
    }

    // What the class says.

    @Override
    public boolean sendRtp(byte[] packet, int length, long nowNs) {
        assert worker.isOwner() : NOT_OWNER;
        boolean sent = session.sendRtp(packet, length, nowNs, outbox);
        if (sent) {
            worker.counters().forwarded();
        }
        return sent;
    }

    @Override
    public void moreFollows() {
        outbox.moreFollows();
    }

    @Override
    public boolean sendRtcp(byte[] compound, int length, long nowNs) {
        assert worker.isOwner() : NOT_OWNER;
        return session.sendRtcp(compound, length, nowNs, outbox);
    }

    @Override
    public Sent sendMessage(byte[] utf8, int length, long nowNs) {
        assert worker.isOwner() : NOT_OWNER;
        SctpAssociation.Sent sent =
                session.sendMessage(EVENTS_CHANNEL, utf8, length, nowNs, outbox);
        worker.counters().event(sent);
        return switch (sent) {
            case ACCEPTED -> Sent.ACCEPTED;
            // An event larger than a page takes can never be sent: the snapshot after it may fit.
            case BUFFER_FULL, TOO_LARGE -> Sent.FULL;
            case CLOSED -> Sent.CLOSED;
        };
    }

    @Override
    public long waitingBytes() {
        return session.waitingBytes();
    }

    @Override
    public void close(long nowNs) {
        worker.later(() -> worker.remove(this, null));
        session.close(nowNs, outbox);
    }

    private void logEnd(@Nullable CloseReason reason, long nowNs) {
        String why = reason == null ? "closed_by_class" : reason.name().toLowerCase(Locale.ROOT);
        log.info(tagOf(reason), "ended reason=" + why + " after " + millisSince(nowNs) + " ms");
        PeerStatistics carried = session.statistics();
        log.info(
                LogTag.RTP,
                "received=" + carried.rtpPacketsReceived() + " sent=" + carried.rtpPacketsSent());
        log.debug(
                LogTag.RTCP,
                "arrived=" + carried.reportedArrived() + " lost=" + carried.reportedLost());
        long refused = session.drops().of(Drop.SRTP_BAD_TAG);
        if (refused > 0) {
            log.info(LogTag.SRTP, "not authentic=" + refused);
        }
    }

    private static LogTag tagOf(@Nullable CloseReason reason) {
        return switch (reason) {
            case NEVER_CONNECTED, UNREACHABLE, CONSENT_LOST -> LogTag.ICE;
            case FINGERPRINT_MISMATCH, HANDSHAKE_FAILED, CONNECTION_FAILED -> LogTag.DTLS;
            case CHANNELS_FAILED -> LogTag.SCTP;
            case CLOSED_BY_PEER -> LogTag.ROOM;
            case null -> LogTag.ROOM;
        };
    }

    private long millisSince(long nowNs) {
        return (nowNs - bornNs) / 1_000_000L;
    }

    /// Called by the handshake's thread.
    private void wake() {
        worker.wake(this);
    }

    /// The person; there from before the first datagram on.
    ClassPeer person() {
        ClassPeer seated = classPeer;
        if (seated == null) {
            throw new IllegalStateException("A peer was used before it was seated");
        }
        return seated;
    }
}
