package org.lyceum.sfu.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.SlotAssignment;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.api.control.IceRestartRequest;
import org.lyceum.api.control.JoinAnswer;
import org.lyceum.api.control.JoinRequest;
import org.lyceum.api.control.JoinTokenClaims;
import org.lyceum.rtc.dtls.DtlsIdentity;
import org.lyceum.rtc.dtls.FenceSettings;
import org.lyceum.rtc.dtls.HandshakeFence;
import org.lyceum.rtc.ice.IceCredentials;
import org.lyceum.rtc.peer.CloseReason;
import org.lyceum.rtc.peer.Multiplexing;
import org.lyceum.rtc.peer.PeerListener;
import org.lyceum.rtc.peer.PeerRole;
import org.lyceum.rtc.peer.PeerSession;
import org.lyceum.rtc.peer.PeerSettings;
import org.lyceum.rtc.rtcp.RtcpReader;
import org.lyceum.rtc.rtcp.RtcpVisitor;
import org.lyceum.rtc.rtcp.RtcpWriter;
import org.lyceum.rtc.sctp.ChannelSettings;
import org.lyceum.rtc.sctp.SctpSettings;
import org.lyceum.rtc.sdp.AnswerRead;
import org.lyceum.rtc.sdp.NegotiatedSession;
import org.lyceum.rtc.sdp.NegotiatedSlot;
import org.lyceum.rtc.sdp.OfferSettings;
import org.lyceum.rtc.sdp.SlotOfferer;
import org.lyceum.rtc.sdp.SsrcSource;
import org.lyceum.sfu.control.ClassHost.Outcome;

/// A whole WebRTC client on a real UDP socket, with a thread of its own: joins, publishes, and
/// remembers what it was told and shown.
final class Page implements PeerListener, RtcpVisitor, AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final List<String> SLOTS =
            EnumSet.allOf(SlotName.class).stream().map(SlotName::wire).toList();

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final DtlsIdentity IDENTITY = DtlsIdentity.create(RANDOM, Instant.now());
    private static final HandshakeFence FENCE =
            new HandshakeFence(FenceSettings.forCores(2), RANDOM);
    private static final long FRAME_NS = 20_000_000L;
    private static final long OWN_SSRC = 77;

    /// Things on the wire that it remembers, in the order they came.
    final List<ApiJson.NumberedEvent> events = new CopyOnWriteArrayList<>();

    final List<Long> picturesLost = new CopyOnWriteArrayList<>();
    final List<GoldenStream> streams = new ArrayList<>();
    volatile @Nullable CloseReason closeReason;
    volatile boolean isConnected;

    private final Map<Long, List<byte[]>> packets = new ConcurrentHashMap<>();
    private final String actPrefix = "a" + RANDOM.nextInt(1_000_000) + "-";
    private final Queue<Runnable> calls = new ConcurrentLinkedQueue<>();
    private final List<Runnable> whenConnected = new ArrayList<>();
    private final MediaNode node;
    private final JoinTokenClaims claims;
    private final NegotiatedSession negotiated;
    private final String sessionId;
    private final PeerSession session;
    private final Thread thread = new Thread(this::run, "page");
    private SlotOfferer offerer;
    private DatagramSocket socket;
    private volatile boolean isClosed;
    private boolean publishes;
    private long nextFrameNs;
    private int acts;

    /// @throws AssertionError when the node refuses
    Page(MediaNode node, JoinTokenClaims claims) {
        this.node = node;
        this.claims = claims;
        this.socket = newSocket();
        IceCredentials local = IceCredentials.random(RANDOM);
        offerer = new SlotOfferer(new OfferSettings(local, IDENTITY.fingerprint(), SLOTS, SSRCS));
        JoinAnswer answer = answerOf(node.join(claims, new JoinRequest(offerer.offer(), SLOTS)));
        sessionId = answer.sessionId();
        AnswerRead read = (AnswerRead) offerer.read(answer.answer());
        negotiated = read.session();
        session = new PeerSession(settings(local, read), this);
        thread.setDaemon(true);
        thread.start();
    }

    private static final SsrcSource SSRCS = SsrcSource.random(RANDOM);

    /// Joins and waits until its events flow.
    static Page joined(MediaNode node, JoinTokenClaims claims) {
        Page page = new Page(node, claims);
        page.await(ClassEvent.Welcome.class);
        return page;
    }

    static Outcome<JoinAnswer> tryJoin(MediaNode node, JoinTokenClaims claims) {
        OfferSettings settings =
                new OfferSettings(
                        IceCredentials.random(RANDOM), IDENTITY.fingerprint(), SLOTS, SSRCS);
        return node.join(claims, new JoinRequest(new SlotOfferer(settings).offer(), SLOTS));
    }

    String id() {
        return claims.accountId();
    }

    String sessionId() {
        return sessionId;
    }

    int localPort() {
        return socket.getLocalPort();
    }

    // What it does.

    String act(Act act) {
        String id = actPrefix + ++acts;
        byte[] text = ApiJson.encode(id, act);
        call(() -> session.sendMessage(0, text, text.length, nowNs(), this::send));
        return id;
    }

    /// Opens microphone and camera, three layers of it.
    void publish() {
        call(() -> {
            streams.add(GoldenStream.voice(slot("microphone")));
            for (String rid : List.of("q", "h", "f")) {
                streams.add(GoldenStream.layer(slot("camera"), rid, RANDOM.nextLong(1, 1L << 32)));
            }
            publishes = true;
            nextFrameNs = nowNs();
        });
    }

    void sendRtcp(Consumer<RtcpWriter> content) {
        call(() -> {
            RtcpWriter rtcp = new RtcpWriter(new byte[500 + PeerSession.SPARE_BYTES], 500);
            rtcp.reset().receiverReport(OWN_SSRC);
            content.accept(rtcp);
            session.sendRtcp(rtcp.buffer(), rtcp.length(), nowNs(), this::send);
        });
    }

    void sendNack(SlotName slot, int... sequenceNumbers) {
        sendRtcp(rtcp -> rtcp.nack(OWN_SSRC, ssrc(slot), sequenceNumbers, sequenceNumbers.length));
    }

    void sendPictureLoss(SlotName slot) {
        sendRtcp(rtcp -> rtcp.pictureLoss(OWN_SSRC, ssrc(slot)));
    }

    /// Sends bytes that no session made, to where its media goes.
    void sendRaw(byte[] bytes, int length) {
        call(() -> send(bytes, 0, length, Objects.requireNonNull(session.selectedTuple())));
    }

    /// Another address from now on, as behind a NAT that forgot.
    void move() {
        DatagramSocket next = newSocket();
        call(() -> {
            socket.close();
            socket = next;
        });
    }

    /// New ICE credentials for the same connection, by the control API.
    void restartIce() {
        IceCredentials fresh = IceCredentials.random(RANDOM);
        SlotOfferer again = offerer.restarted(fresh);
        JoinAnswer answer =
                answerOf(node.restartIce(claims, new IceRestartRequest(sessionId, again.offer())));
        AnswerRead read = (AnswerRead) again.read(answer.answer());
        assertThat(read.session().slots()).isEqualTo(negotiated.slots());
        offerer = again;
        call(() -> session.restartIce(fresh, read.session().remote(), nowNs()));
    }

    @Override
    public void close() {
        call(() -> {
            session.close(nowNs(), this::send);
            isClosed = true;
        });
    }

    // What it has seen.

    <T extends ClassEvent> T await(Class<T> type) {
        return await(type, _ -> true);
    }

    /// The first such event, waited for.
    <T extends ClassEvent> T await(Class<T> type, Predicate<T> wanted) {
        return Awaitility.await(type.getSimpleName())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> events(type).stream().filter(wanted).findFirst().orElse(null),
                        Objects::nonNull);
    }

    <T extends ClassEvent> List<T> events(Class<T> type) {
        return events.stream()
                .map(ApiJson.NumberedEvent::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /// The first assignment of a slot with a timestamp, told by an event of its own or by the
    /// welcome, whichever came first.
    SlotAssignment awaitStart(SlotName slot) {
        return Awaitility.await(slot.wire())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () ->
                                events.stream()
                                        .flatMap(event -> assignments(event.event()))
                                        .filter(each -> each.slot() == slot)
                                        .filter(each -> each.rtpTimestamp() != null)
                                        .findFirst()
                                        .orElse(null),
                        Objects::nonNull);
    }

    private static Stream<SlotAssignment> assignments(ClassEvent event) {
        return switch (event) {
            case ClassEvent.SlotAssigned assigned -> Stream.of(assigned.assignment());
            case ClassEvent.Welcome welcome -> welcome.slots().stream();
            default -> Stream.of();
        };
    }

    /// The packets of a slot so far, in the order they came.
    List<byte[]> packets(SlotName slot) {
        return List.copyOf(packets.getOrDefault(ssrc(slot), List.of()));
    }

    /// The packets of a slot's repair stream.
    List<byte[]> repairs(SlotName slot) {
        return List.copyOf(packets.getOrDefault(slot(slot.wire()).rtxSsrc(), List.of()));
    }

    /// Waits until a slot has brought so many packets more than it has now.
    void awaitMore(SlotName slot, int count) {
        int before = packets(slot).size();
        Awaitility.await(slot.wire())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> packets(slot).size() >= before + count);
    }

    NegotiatedSlot slot(String name) {
        return Objects.requireNonNull(negotiated.slot(name));
    }

    private long ssrc(SlotName slot) {
        return slot(slot.wire()).ssrc();
    }

    // What the session tells.

    @Override
    public void connected(long nowNs) {
        isConnected = true;
        calls.addAll(whenConnected);
    }

    @Override
    public void rtp(byte[] packet, int length, long nowNs) {
        packets.computeIfAbsent(
                        org.lyceum.rtc.rtp.RtpPacket.ssrc(packet),
                        _ -> new CopyOnWriteArrayList<>())
                .add(Arrays.copyOf(packet, length));
    }

    @Override
    public void rtcp(byte[] compound, int length, long nowNs) {
        RtcpReader.read(compound, length, this);
    }

    @Override
    public void message(int channel, byte[] bytes, int length, long nowNs) {
        events.add(Objects.requireNonNull(ApiJson.readEvent(bytes, length)));
    }

    @Override
    public void closed(CloseReason reason) {
        closeReason = reason;
    }

    @Override
    public void pictureLoss(long mediaSsrc) {
        picturesLost.add(mediaSsrc);
        streams.stream()
                .filter(stream -> stream.ssrc() == mediaSsrc)
                .forEach(GoldenStream::keyframeWanted);
    }

    private void run() {
        byte[] bytes = new byte[2_048];
        while (!isClosed) {
            for (Runnable call = calls.poll(); call != null; call = calls.poll()) {
                call.run();
            }
            if (session.deadlineNs() <= nowNs()) {
                session.handleTimeout(nowNs(), this::send);
            }
            if (publishes && nextFrameNs <= nowNs()) {
                nextFrameNs += FRAME_NS;
                streams.forEach(stream ->
                        stream.sendFrame((packet, length) ->
                                session.sendRtp(packet, length, nowNs(), this::send)));
            }
            receive(new DatagramPacket(bytes, bytes.length));
        }
        socket.close();
    }

    /// A browser has its keys before it reads the next datagram; here a handshake's thread may be
    /// slower than the media behind its last flight, which waits then.
    private void receive(DatagramPacket packet) {
        try {
            socket.receive(packet);
            byte[] bytes = packet.getData();
            int length = packet.getLength();
            InetSocketAddress source = (InetSocketAddress) packet.getSocketAddress();
            if (!isConnected && Multiplexing.of(bytes, length) == Multiplexing.RTP) {
                byte[] early = Arrays.copyOf(bytes, bytes.length);
                whenConnected.add(() -> handle(early, length, source));
            } else {
                handle(bytes, length, source);
            }
        } catch (SocketTimeoutException _) {
            // Nothing came.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(byte[] bytes, int length, InetSocketAddress source) {
        session.handleDatagram(bytes, length, source, nowNs(), this::send);
    }

    private void send(byte[] buffer, int offset, int length, InetSocketAddress to) {
        try {
            socket.send(new DatagramPacket(buffer, offset, length, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void call(Runnable call) {
        calls.add(call);
    }

    private PeerSettings settings(IceCredentials local, AnswerRead answer) {
        Runnable wake = () -> calls.add(() -> session().handleTimeout(nowNs(), this::send));
        return new PeerSettings(
                PeerRole.CLIENT,
                new PeerSettings.Ice(local, answer.session().remote(), answer.candidates()),
                new PeerSettings.Security.Handshaking(
                        IDENTITY, FENCE, answer.session().remoteFingerprint(), wake),
                SctpSettings.of(
                        List.of(
                                ChannelSettings.orderedReliable(0),
                                ChannelSettings.unordered(1, 0))),
                SlotMapping.transportCcId(answer.session()),
                RANDOM);
    }

    private PeerSession session() {
        return session;
    }

    static JoinAnswer answerOf(Outcome<JoinAnswer> outcome) {
        return switch (outcome) {
            case Outcome.Done<JoinAnswer>(JoinAnswer answer) -> answer;
            case Outcome.Refused<JoinAnswer> refused -> throw new AssertionError(refused);
        };
    }

    private static DatagramSocket newSocket() {
        try {
            DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            socket.setSoTimeout(2);
            socket.setReceiveBufferSize(1 << 20);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long nowNs() {
        return System.nanoTime();
    }
}
