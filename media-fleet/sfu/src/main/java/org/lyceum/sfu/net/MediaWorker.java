package org.lyceum.sfu.net;

import io.netty.channel.EventLoop;
import java.lang.System.Logger;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.lyceum.rtc.Drop;
import org.lyceum.rtc.DropCounters;
import org.lyceum.rtc.peer.CloseReason;
import org.lyceum.rtc.peer.Multiplexing;
import org.lyceum.rtc.stun.StunMessage;
import org.lyceum.sfu.eventlog.LogCounters;
import org.lyceum.sfu.forward.PacketHistory;
import org.lyceum.sfu.forward.PeerLink;
import org.lyceum.sfu.log.LogTag;
import org.lyceum.sfu.room.RoomShard;

/// One event loop with its one UDP socket, its peers, and its shards of the classes that they are
/// in.
///
/// A turn is: read a burst of datagrams, or one letter of the mailbox, or the tick; then do what
/// was left for later, hand packets to other loops, and send everything that was gathered. The
/// clock is read once a datagram. The second half of its methods runs on the event loop only, which
/// assertions check in every test.
final class MediaWorker implements UdpSocket.Listener {
    /// How late a deadline may be met.
    static final long TICK_MS = 5;

    private static final Logger LOG = LogTag.NODE.logger();

    /// Whoever gets this should have posted to the mailbox.
    private static final String NOT_OWNER = "Only its event loop may touch a worker";

    private final int index;
    private final NodeClock clock;
    private final EventLoop loop;
    private final UdpSocket socket;
    private final Mailbox mailbox;
    private final byte[] scratch = new byte[PacketHistory.MAX_PACKET_BYTES + PeerLink.SPARE_BYTES];
    private final Map<InetSocketAddress, NodePeer> byTuple = new HashMap<>();
    private final Map<String, NodePeer> byUfrag = new HashMap<>();
    private final List<NodePeer> peers = new ArrayList<>();
    private final Map<LiveRoom, RoomShard> shards = new HashMap<>();
    private final ArrayDeque<Runnable> later = new ArrayDeque<>();
    private final List<NodePeer> dirty = new ArrayList<>();
    private boolean holding;
    private final AtomicInteger load = new AtomicInteger();
    private final DropCounters drops = new DropCounters();
    private final LoopCounters counters = new LoopCounters();
    private final Map<CloseReason, Long> lost = new EnumMap<>(CloseReason.class);
    private LogCounters closedLogs = LogCounters.NONE;

    /// @param epoll whether the loop is epoll's, which can segment
    MediaWorker(int index, NodeClock clock, EventLoop loop, Listening listening) {
        this.index = index;
        this.clock = clock;
        this.loop = loop;
        this.mailbox = new Mailbox(loop, this::endTurn);
        this.socket = new UdpSocket(loop, listening.epoll(), listening.address(), this);
    }

    /// Where and how a worker listens.
    record Listening(InetSocketAddress address, boolean epoll) {}

    /// Lets a peer take what its handshake's thread has ready. Called by any thread.
    void wake(NodePeer peer) {
        var _ = mailbox.post(() -> handleTimeout(peer, clock.nowNs()));
    }

    void start() {
        var _ = loop.scheduleAtFixedRate(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    // For everybody.

    int index() {
        return index;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    /// How many peers it has or is about to have: the next joiner goes to the least loaded.
    AtomicInteger load() {
        return load;
    }

    InetSocketAddress address() {
        return socket.address();
    }

    void close() {
        socket.close();
    }

    /// Whether the caller runs on its loop, and so may touch it and its peers.
    boolean isOwner() {
        return loop.inEventLoop();
    }

    // On the event loop.

    @Override
    public void datagram(byte[] bytes, int length, InetSocketAddress source) {
        assert isOwner() : NOT_OWNER;
        Multiplexing protocol = Multiplexing.of(bytes, length);
        boolean isCheck = protocol == Multiplexing.STUN;
        NodePeer peer = isCheck ? peerOfCheck(bytes, length) : peerAt(source, protocol);
        if (peer == null) {
            return;
        }
        try {
            peer.handleDatagram(bytes, length, source, clock.nowNs());
            if (isCheck) {
                rememberTuple(peer, source);
            }
        } catch (RuntimeException e) {
            giveUp(peer, e);
        }
    }

    @Override
    public void burstRead() {
        endTurn();
    }

    /// Does something when the call under way has returned: what it touches may be in use now.
    void later(Runnable work) {
        assert isOwner() : NOT_OWNER;
        later.add(work);
    }

    /// Takes a new peer, seated already.
    void add(NodePeer peer) {
        assert isOwner() : NOT_OWNER;
        peers.add(peer);
        learn(peer);
        handleTimeout(peer, clock.nowNs());
    }

    /// Says good-bye to everybody.
    int closePeers() {
        assert isOwner() : NOT_OWNER;
        long nowNs = clock.nowNs();
        peers.forEach(peer -> peer.close(nowNs));
        return peers.size();
    }

    /// Learns the names of another ICE generation of a peer.
    void learn(NodePeer peer) {
        assert isOwner() : NOT_OWNER;
        while (peer.ufrags().size() > NodePeer.MAX_GENERATIONS) {
            byUfrag.remove(peer.ufrags().removeFirst(), peer);
        }
        peer.ufrags().forEach(ufrag -> byUfrag.put(ufrag, peer));
    }

    /// Forgets a peer whose session has ended; null when the class closed it.
    void remove(NodePeer peer, @Nullable CloseReason reason) {
        assert isOwner() : NOT_OWNER;
        if (!peers.remove(peer)) {
            return;
        }
        peer.outbox().flush();
        peer.ufrags().forEach(ufrag -> byUfrag.remove(ufrag, peer));
        peer.tuples().forEach(tuple -> byTuple.remove(tuple, peer));
        load.decrementAndGet();
        addDrops(peer.session().drops());
        if (reason != null) {
            lost.merge(reason, 1L, Long::sum);
        }
        peer.gone(reason, clock.nowNs());
    }

    /// The shard of a class on this loop, made when it is first asked for.
    RoomShard shardOf(LiveRoom room) {
        assert isOwner() : NOT_OWNER;
        return shards.computeIfAbsent(
                room, _ -> new RoomShard(index, clock.wallClock(), room.wiresOf(this), scratch));
    }

    PeerOutbox newOutbox(NodePeer peer) {
        return new PeerOutbox(socket, () -> dirty.add(peer));
    }

    /// What it is doing now.
    WorkerReadings readings() {
        assert isOwner() : NOT_OWNER;
        return WorkerReadings.of(this);
    }

    List<NodePeer> peers() {
        assert isOwner() : NOT_OWNER;
        return peers;
    }

    Map<LiveRoom, RoomShard> shards() {
        return shards;
    }

    UdpStatistics udp() {
        return socket.statistics();
    }

    DropCounters drops() {
        return drops;
    }

    LoopCounters counters() {
        return counters;
    }

    long nowNs() {
        return clock.nowNs();
    }

    /// Connections that ended by themselves, not by their class.
    Map<CloseReason, Long> lostConnections() {
        return lost;
    }

    /// What the logs of the classes have done whose home this loop is, gone ones included.
    LogCounters logs() {
        LogCounters sum = closedLogs;
        for (LiveRoom room : shards.keySet()) {
            if (room.home() == this) {
                sum = sum.plus(room.logCounters());
            }
        }
        return sum;
    }

    private @Nullable NodePeer peerOfCheck(byte[] bytes, int length) {
        String ufrag = StunMessage.localUfragOf(bytes, length);
        NodePeer peer = ufrag == null ? null : byUfrag.get(ufrag);
        if (peer == null) {
            drops.count(ufrag == null ? Drop.STUN_MALFORMED : Drop.STUN_UNKNOWN_USERNAME);
        }
        return peer;
    }

    /// Strangers get no answer and leave no state.
    private @Nullable NodePeer peerAt(InetSocketAddress source, Multiplexing protocol) {
        NodePeer peer = byTuple.get(source);
        if (peer == null) {
            drops.count(
                    switch (protocol) {
                        case DTLS -> Drop.DTLS_UNVALIDATED_SOURCE;
                        case RTP, RTCP -> Drop.ICE_UNVALIDATED_SOURCE;
                        case STUN, UNKNOWN -> Drop.UNKNOWN_PROTOCOL;
                    });
        }
        return peer;
    }

    /// Once ICE has validated an address, what else comes from it is this peer's.
    private void rememberTuple(NodePeer peer, InetSocketAddress source) {
        NodePeer known = byTuple.get(source);
        if (known == peer || !peer.session().isValidated(source)) {
            return;
        }
        if (known != null) {
            known.tuples().remove(source);
        }
        if (peer.tuples().size() == NodePeer.MAX_TUPLES) {
            byTuple.remove(peer.tuples().removeFirst(), peer);
        }
        peer.tuples().add(source);
        byTuple.put(source, peer);
    }

    private void tick() {
        long nowNs = clock.nowNs();
        for (NodePeer peer : peers) {
            if (peer.deadlineNs() <= nowNs) {
                handleTimeout(peer, nowNs);
            }
        }
        shards.forEach((room, shard) -> survive(() -> handleTimeout(room, shard, nowNs)));
        shards.entrySet().removeIf(entry -> isOver(entry.getKey(), entry.getValue()));
        endTurn();
    }

    private boolean isOver(LiveRoom room, RoomShard shard) {
        boolean over = room.isForgotten() && shard.isEmpty();
        if (over && room.home() == this) {
            closedLogs = closedLogs.plus(room.takeLogCounters());
        }
        return over;
    }

    private void handleTimeout(NodePeer peer, long nowNs) {
        try {
            peer.handleTimeout(nowNs);
        } catch (RuntimeException e) {
            giveUp(peer, e);
        }
    }

    private void handleTimeout(LiveRoom room, RoomShard shard, long nowNs) {
        if (shard.deadlineNs() <= nowNs) {
            shard.handleTimeout(nowNs);
        }
        room.handleTimeoutOn(this, nowNs);
    }

    private void endTurn() {
        for (Runnable work = later.poll(); work != null; work = later.poll()) {
            survive(work);
        }
        shards.values().forEach(shard -> survive(shard::endTurn));
        if (!dirty.isEmpty()) {
            long nowNs = clock.nowNs();
            dirty.removeIf(peer -> !peer.outbox().endTurn(nowNs));
            socket.flush();
            sendHeldSoon();
        }
    }

    /// Frames that wait for their rest go without it when it does not come.
    private void sendHeldSoon() {
        if (!dirty.isEmpty() && !holding) {
            holding = true;
            var _ = loop.schedule(this::sendHeld, PeerOutbox.HOLD_NS, TimeUnit.NANOSECONDS);
        }
    }

    private void sendHeld() {
        holding = false;
        endTurn();
    }

    /// A bug in one class ends neither the turn nor the ticks of the others.
    private static void survive(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Logger.Level.ERROR, "Work of a turn failed", e);
        }
    }

    /// A bug took one peer down: nobody else.
    private void giveUp(NodePeer peer, RuntimeException bug) {
        LOG.log(Logger.Level.ERROR, "A peer is given up after an unexpected failure", bug);
        peer.close(clock.nowNs());
    }

    private void addDrops(DropCounters of) {
        for (Drop reason : Drop.values()) {
            drops.add(reason, of.of(reason));
        }
    }
}
