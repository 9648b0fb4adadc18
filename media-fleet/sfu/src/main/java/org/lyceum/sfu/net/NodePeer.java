package org.lyceum.sfu.net;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.ice.IceCredentials;
import org.lyceum.rtc.peer.CloseReason;
import org.lyceum.rtc.peer.PeerListener;
import org.lyceum.rtc.peer.PeerSession;
import org.lyceum.rtc.peer.PeerSettings;
import org.lyceum.rtc.sctp.SctpAssociation;
import org.lyceum.sfu.forward.PeerLink;
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

    private final MediaWorker worker;
    private final PeerSession session;
    private final PeerOutbox outbox;
    private final List<String> ufrags = new ArrayList<>();
    private final List<InetSocketAddress> tuples = new ArrayList<>();
    private @Nullable ClassPeer classPeer;
    private Runnable whenGone = () -> {};

    /// @param settings given what the handshake's thread shall call when it has something ready
    /// @param localUfrag under which its first checks come
    NodePeer(MediaWorker worker, Function<Runnable, PeerSettings> settings, String localUfrag) {
        this.worker = worker;
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
    void gone(long nowNs) {
        person().closed(nowNs);
        whenGone.run();
    }

    void handleDatagram(byte[] bytes, int length, InetSocketAddress source, long nowNs) {
        session.handleDatagram(bytes, length, source, nowNs, outbox);
    }

    void handleTimeout(long nowNs) {
        session.handleTimeout(nowNs, outbox);
    }

    long deadlineNs() {
        return session.deadlineNs();
    }

    void restartIce(IceCredentials local, IceCredentials remote, long nowNs) {
        ufrags.add(local.ufrag());
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
        person().connected(nowNs);
    }

    @Override
    public void channelsOpen(long nowNs) {
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
        return session.sendRtp(packet, length, nowNs, outbox);
    }

    @Override
    public void moreFollows() {
        outbox.moreFollows();
    }

    @Override
    public boolean sendRtcp(byte[] compound, int length, long nowNs) {
        return session.sendRtcp(compound, length, nowNs, outbox);
    }

    @Override
    public Sent sendMessage(byte[] utf8, int length, long nowNs) {
        SctpAssociation.Sent sent =
                session.sendMessage(EVENTS_CHANNEL, utf8, length, nowNs, outbox);
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
