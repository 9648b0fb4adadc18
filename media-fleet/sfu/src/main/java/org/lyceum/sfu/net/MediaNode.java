package org.lyceum.sfu.net;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import java.lang.System.Logger;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.control.ClassStatistics;
import org.lyceum.api.control.IceRestartRequest;
import org.lyceum.api.control.JoinAnswer;
import org.lyceum.api.control.JoinRequest;
import org.lyceum.api.control.JoinTokenClaims;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.rtc.dtls.DtlsIdentity;
import org.lyceum.rtc.dtls.FenceSettings;
import org.lyceum.rtc.dtls.HandshakeFence;
import org.lyceum.sfu.control.ClassHost;
import org.lyceum.sfu.eventlog.LogStore;
import org.lyceum.sfu.log.LogTag;
import org.lyceum.sfu.registry.ClassDirectory;
import org.lyceum.sfu.room.RoomEnd;
import org.lyceum.sfu.room.RoomSettings;

/// A media node: its workers, the classes that live on it, and its certificate.
///
/// Thread-safe: called by the control API's threads, it asks the workers by their mailboxes and
/// waits at most [#PATIENCE].
public final class MediaNode implements ClassHost, AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int SESSION_ID_BYTES = 16;
    private static final Logger LOG = LogTag.NODE.logger();

    private final NodeClock clock = new NodeClock();
    private final SecureRandom random = new SecureRandom();
    private final NetSettings settings;
    private final EventLoopGroup loops;
    private final List<MediaWorker> workers = new ArrayList<>();
    private final OpenRooms rooms;
    private final Map<String, NodeSession> sessions = new ConcurrentHashMap<>();
    private final EndedClasses endedClasses = new EndedClasses();
    private final AtomicLong peerIds = new AtomicLong();
    private final DtlsIdentity identity;
    private final HandshakeFence fence;
    private final Supplier<? extends ClassDirectory> directory;
    private final LogWriter writer;
    private final ClassOpening opening;
    private final boolean epoll = Epoll.isAvailable();

    /// Where a node listens.
    ///
    /// @param nodeId its name among nodes
    /// @param bind local address; its port is the first worker's, each further worker takes the
    ///   next; 0 for any
    /// @param announce the address that pages are told
    /// @param workers how many event loops
    public record NetSettings(
            String nodeId, InetSocketAddress bind, String announce, int workers) {}

    /// @param logs of the classes, wherever they are
    /// @param directory who is told of them; asked for once somebody joins
    public MediaNode(
            NetSettings settings, Supplier<? extends ClassDirectory> directory, LogStore logs) {
        this(settings, directory, logs, OpenRooms.MAX_ROOMS);
    }

    MediaNode(
            NetSettings settings,
            Supplier<? extends ClassDirectory> directory,
            LogStore logs,
            int mostRooms) {
        this.settings = settings;
        this.rooms = new OpenRooms(mostRooms);
        this.directory = directory;
        this.writer = new LogWriter(logs);
        this.opening = new ClassOpening(logs, settings.nodeId());
        identity = DtlsIdentity.create(random, Instant.now());
        fence = new HandshakeFence(FenceSettings.forCores(settings.workers()), random);
        loops =
                new MultiThreadIoEventLoopGroup(
                        settings.workers(),
                        epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        for (int i = 0; i < settings.workers(); i++) {
            workers.add(newWorker(i, loops.next()));
        }
        workers.forEach(MediaWorker::start);
    }

    /// Makes the first join as fast as the thousandth. Blocks for a few seconds.
    public void warmUp() {
        new Rehearsal(writer.store()).run();
    }

    /// What the node runs on, for one line of its log.
    public String description() {
        return (epoll ? "epoll with segmentation offload" : "NIO without segmentation offload")
                + ", "
                + workers.size()
                + " workers, elliptic curves by "
                + fence.cryptoName();
    }

    /// Where media goes: one address for each worker.
    public List<InetSocketAddress> mediaAddresses() {
        return workers.stream().map(this::candidateOf).toList();
    }

    public int participants() {
        return workers.stream().mapToInt(worker -> worker.load().get()).sum();
    }

    /// Handshakes that have begun and not ended.
    public int handshakesUnderWay() {
        return fence.underWay();
    }

    public int activeRooms() {
        return rooms.count();
    }

    /// Whether every worker answers. Blocks for a turn of each.
    public boolean isResponsive() {
        try {
            return readings().size() == workers.size();
        } catch (WorkerBusyException _) {
            return false;
        }
    }

    /// What every worker is doing. Blocks for a turn of each.
    public List<WorkerReadings> readings() {
        List<WorkerReadings> readings = new ArrayList<>();
        for (MediaWorker worker : workers) {
            readings.add(ask(worker, worker::readings));
        }
        return readings;
    }

    @Override
    public Outcome<JoinAnswer> join(JoinTokenClaims claims, JoinRequest request) {
        return unlessBusy(() -> joinRoom(claims, request));
    }

    private Outcome<JoinAnswer> joinRoom(JoinTokenClaims claims, JoinRequest request) {
        if (endedClasses.contains(claims.classId())) {
            return ended();
        }
        LiveRoom room;
        try {
            room = rooms.open(claims.classId(), PATIENCE, () -> open(claims));
        } catch (ClassUnopenedException e) {
            if (e.code() == ProblemCode.CLASS_ENDED) {
                // Its owner may have died before it could write so.
                noteEnded(claims.classId());
            }
            return new Outcome.Refused<>(e.code(), e.detail());
        }
        MediaWorker worker =
                workers.stream()
                        .min(Comparator.comparingInt(each -> each.load().get()))
                        .orElseThrow();
        Joining joining = new Joining(this, new Joining.Place(room, worker), claims);
        return joining.answer(request);
    }

    @Override
    public Outcome<JoinAnswer> restartIce(JoinTokenClaims claims, IceRestartRequest request) {
        NodeSession session = sessionOf(claims, request.sessionId());
        return session == null ? gone() : unlessBusy(() -> session.restartIce(this, request));
    }

    @Override
    public void leave(JoinTokenClaims claims, String sessionId) {
        NodeSession session = sessionOf(claims, sessionId);
        if (session != null) {
            session.leave();
        }
    }

    @Override
    public Outcome<ClassStatistics> statistics(JoinTokenClaims claims) {
        LiveRoom room = rooms.find(claims.classId());
        return room == null
                ? new Outcome.Refused<>(
                        ProblemCode.CLASS_NOT_LIVE, "Nobody is in this class on this node.")
                : unlessBusy(() ->
                        new Outcome.Done<>(
                                RoomReading.of(room, workers, settings.nodeId(), this::ask)));
    }

    /// Says good-bye to everybody and stops.
    @Override
    public void close() {
        for (MediaWorker worker : workers) {
            try {
                ask(worker, worker::closePeers);
            } catch (WorkerBusyException e) {
                LOG.log(Logger.Level.WARNING, "A worker's people get no good-bye", e);
            }
        }
        writer.close();
        workers.forEach(MediaWorker::close);
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    // What a join needs of its node.

    NodeClock clock() {
        return clock;
    }

    SecureRandom random() {
        return random;
    }

    DtlsIdentity identity() {
        return identity;
    }

    HandshakeFence fence() {
        return fence;
    }

    long nextPeerId() {
        return peerIds.incrementAndGet();
    }

    InetSocketAddress candidateOf(MediaWorker worker) {
        return new InetSocketAddress(settings.announce(), worker.address().getPort());
    }

    /// Keeps a session under a name that nobody can guess, until its peer is gone.
    String keep(NodeSession session) {
        byte[] id = new byte[SESSION_ID_BYTES];
        random.nextBytes(id);
        String sessionId = HexFormat.of().formatHex(id);
        sessions.put(sessionId, session);
        return sessionId;
    }

    void forget(String sessionId) {
        sessions.remove(sessionId);
    }

    /// Does something on a worker's loop and waits for it.
    ///
    /// @throws WorkerBusyException when it was not done, and will not be
    <T> T ask(MediaWorker worker, Supplier<T> question) {
        Question<T> asked = new Question<>(question);
        if (!worker.mailbox().post(asked)) {
            throw new WorkerBusyException("A worker takes no more work.");
        }
        return asked.await(PATIENCE);
    }

    private static <T> Outcome<T> unlessBusy(Supplier<Outcome<T>> work) {
        try {
            return work.get();
        } catch (WorkerBusyException e) {
            return new Outcome.Refused<>(
                    ProblemCode.NO_NODE, e.getMessage() + " Try again in a moment.");
        }
    }

    static <T> Outcome<T> gone() {
        return new Outcome.Refused<>(
                ProblemCode.SESSION_NOT_FOUND,
                "This connection has ended on the node. Join the class again.");
    }

    static <T> Outcome<T> ended() {
        return new Outcome.Refused<>(
                ProblemCode.CLASS_ENDED,
                "The teacher has ended this class. Nobody can join it now.");
    }

    /// Opens a class here: its log is this node's from then on.
    private LiveRoom open(JoinTokenClaims claims) {
        String classId = claims.classId();
        ClassOpening.Opened begun = opening.open(classId);
        MediaWorker home = workers.get(Math.floorMod(classId.hashCode(), workers.size()));
        RoomSettings room =
                new RoomSettings(
                        classId,
                        claims.title(),
                        Objects.requireNonNullElseGet(claims.liveSince(), Instant::now),
                        claims.capacity(),
                        begun.memory(),
                        begun.log(),
                        clock.wallClock());
        LiveRoom.Context context = new LiveRoom.Context(clock, writer, new Ending());
        LiveRoom opened = new LiveRoom(room, home, workers, context);
        // The home loop's shard is what gives the room its timers.
        if (!home.mailbox().post(() -> home.shardOf(opened))) {
            throw new WorkerBusyException("A worker takes no more work.");
        }
        directory.get().classOpened(classId);
        return opened;
    }

    private void noteEnded(String classId) {
        endedClasses.add(classId);
        directory.get().classEnded(classId, Instant.now());
    }

    /// What the node does when a room is over.
    private final class Ending implements LiveRoom.Ending {
        @Override
        public void over(LiveRoom room, RoomEnd why) {
            switch (why) {
                case CLASS_CLOSED -> noteEnded(room.classId());
                // Whoever joins again here finds where the class is, or opens it anew.
                case CLASS_MOVED -> leave(room);
            }
        }

        @Override
        public void forgotten(LiveRoom room) {
            leave(room);
        }

        private void leave(LiveRoom room) {
            if (rooms.forget(room)) {
                directory.get().classLeft(room.classId());
            }
        }
    }

    private @Nullable NodeSession sessionOf(JoinTokenClaims claims, String sessionId) {
        NodeSession session = sessions.get(sessionId);
        return session != null && session.isOf(claims) ? session : null;
    }

    private MediaWorker newWorker(int index, EventLoop loop) {
        int first = settings.bind().getPort();
        InetSocketAddress address =
                new InetSocketAddress(settings.bind().getAddress(), first == 0 ? 0 : first + index);
        return new MediaWorker(index, clock, loop, new MediaWorker.Listening(address, epoll));
    }
}
