package org.lyceum.loadtest.bot;

import java.net.InetSocketAddress;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.lyceum.loadtest.publish.Publication;
import org.lyceum.rtc.Outbox;
import org.lyceum.rtc.dtls.DtlsKeys;
import org.lyceum.rtc.dtls.DtlsRole;
import org.lyceum.rtc.ice.IceCredentials;
import org.lyceum.rtc.peer.PeerRole;
import org.lyceum.rtc.peer.PeerSettings;
import org.lyceum.rtc.sctp.ChannelSettings;
import org.lyceum.rtc.sctp.SctpSettings;
import org.lyceum.rtc.sdp.AnswerRead;
import org.lyceum.rtc.sdp.AnswerSettings;
import org.lyceum.rtc.sdp.Answered;
import org.lyceum.rtc.sdp.NegotiatedSession;
import org.lyceum.rtc.sdp.OfferSettings;
import org.lyceum.rtc.sdp.SlotAnswerer;
import org.lyceum.rtc.sdp.SlotOfferer;
import org.lyceum.rtc.sdp.SsrcSource;

/// A bot and a node's session in virtual time, with a network between them that loses and reorders
/// by a seed. They have agreed by a real offer and a real answer; keys are injected.
final class SimulatedClass {
    static final long MS = 1_000_000L;
    static final long SECOND = 1_000 * MS;

    private static final List<String> SLOTS =
            List.of("microphone", "camera", "stageVoice", "stageCamera", "events");
    private static final InetSocketAddress NODE = new InetSocketAddress("198.51.100.1", 3478);
    private static final InetSocketAddress BOT = new InetSocketAddress("203.0.113.9", 50_000);
    private static final String FINGERPRINT = "sha-256 " + "AB:".repeat(31) + "AB";
    static final long SILENCE_NS = 8 * SECOND;
    private static final long DELAY_NS = 10 * MS;
    private static final long JITTER_NS = 8 * MS;

    private record Flight(long arrivalNs, long order, byte[] datagram, boolean toNode) {}

    final StandInLog log = new StandInLog();
    final LoopShare share;
    final ClassMember member;
    Bot bot;
    NodeStandIn node;
    final AtomicInteger lost = new AtomicInteger();
    long botCalls;
    private final long seed;
    private final SecureRandom random;
    private final SplittableRandom luck;
    private final PriorityQueue<Flight> flights =
            new PriorityQueue<>((a, b) ->
                    a.arrivalNs != b.arrivalNs
                            ? Long.compare(a.arrivalNs, b.arrivalNs)
                            : Long.compare(a.order, b.order));
    private double loss;
    private long nowNs = SECOND;
    private long sent;

    SimulatedClass(long seed, boolean botPublishes) {
        this(seed, new LoopShare(), SLOTS, botPublishes);
    }

    /// A bot without media that notices silence.
    static SimulatedClass ofEventsAlone(long seed) {
        return ofEventsAlone(seed, new LoopShare());
    }

    static SimulatedClass ofEventsAlone(long seed, LoopShare share) {
        return new SimulatedClass(seed, share, List.of("events"), false);
    }

    private SimulatedClass(long seed, LoopShare share, List<String> slots, boolean botPublishes) {
        this.seed = seed;
        this.share = share;
        member = new ClassMember("bot-" + seed, share);
        luck = new SplittableRandom(seed);
        random = seeded(seed);
        Ends ends = connect(slots, botPublishes);
        bot = ends.bot;
        node = ends.node;
    }

    /// The same person over another connection to a node that goes on with the log.
    void reconnect() {
        bot.abandon();
        flights.clear();
        Ends ends = connect(List.of("events"), false);
        bot = ends.bot;
        node = ends.node;
    }

    private record Ends(Bot bot, NodeStandIn node) {}

    private Ends connect(List<String> slots, boolean botPublishes) {
        boolean noticesSilence = slots.size() == 1;
        // Nothing that outlives this connection may hold the other end.
        Runnable isLost = lost::incrementAndGet;
        IceCredentials ofNode = IceCredentials.random(random);
        IceCredentials ofBot = IceCredentials.random(random);
        SsrcSource ssrcs = SsrcSource.random(random);
        SlotOfferer offerer = new SlotOfferer(new OfferSettings(ofBot, FINGERPRINT, slots, ssrcs));
        AnswerSettings answering = new AnswerSettings(ofNode, FINGERPRINT, List.of(NODE), ssrcs);
        Answered answered = (Answered) new SlotAnswerer(answering).answer(offerer.offer(), slots);
        NegotiatedSession session = ((AnswerRead) offerer.read(answered.sdp())).session();
        Publication publication = botPublishes ? Publication.of(session, random, 0) : null;
        PeerSettings.Ice iceOfBot = new PeerSettings.Ice(ofBot, ofNode, List.of(NODE));
        PeerSettings.Ice iceOfNode = PeerSettings.Ice.lite(ofNode, ofBot);
        return new Ends(
                new Bot(
                        new BotSettings(
                                peer(PeerRole.CLIENT, iceOfBot, seed, random),
                                session,
                                360,
                                publication,
                                false,
                                new BotSettings.Membership(
                                        member,
                                        share,
                                        noticesSilence ? SILENCE_NS : BotSettings.PATIENT,
                                        isLost))),
                new NodeStandIn(
                        peer(PeerRole.NODE, iceOfNode, seed, random),
                        answered.session(),
                        random,
                        log));
    }

    void loss(double probability) {
        loss = probability;
    }

    void runFor(long durationNs) {
        long endNs = nowNs + durationNs;
        for (long next = nextNs(); next <= endNs; next = nextNs()) {
            nowNs = Math.max(nowNs, next);
            deliver();
            if (node.deadlineNs() <= nowNs) {
                node.handleTimeout(nowNs, toBot());
            }
            if (bot.deadlineNs() <= nowNs) {
                botCalls++;
                bot.handleTimeout(nowNs, toNode());
            }
        }
        nowNs = endNs;
    }

    long nowNs() {
        return nowNs;
    }

    Outbox toBot() {
        return (buffer, offset, length, _) -> launch(buffer, offset, length, false);
    }

    Outbox toNode() {
        return (buffer, offset, length, _) -> launch(buffer, offset, length, true);
    }

    private long nextNs() {
        long next = Math.min(node.deadlineNs(), bot.deadlineNs());
        return flights.isEmpty() ? next : Math.min(next, flights.peek().arrivalNs);
    }

    private void deliver() {
        while (!flights.isEmpty() && flights.peek().arrivalNs <= nowNs) {
            Flight flight = flights.remove();
            int length = flight.datagram.length;
            byte[] buffer = Arrays.copyOf(flight.datagram, length + 64);
            if (flight.toNode) {
                node.handleDatagram(buffer, length, BOT, nowNs, toBot());
            } else {
                botCalls++;
                bot.handleDatagram(buffer, length, NODE, nowNs, toNode());
            }
        }
    }

    private void launch(byte[] buffer, int offset, int length, boolean toNode) {
        if (luck.nextDouble() >= loss) {
            byte[] datagram = Arrays.copyOfRange(buffer, offset, offset + length);
            long arrivalNs = nowNs + DELAY_NS + luck.nextLong(JITTER_NS);
            flights.add(new Flight(arrivalNs, sent++, datagram, toNode));
        }
    }

    private static PeerSettings peer(
            PeerRole role, PeerSettings.Ice ice, long seed, SecureRandom random) {
        DtlsRole dtls = role == PeerRole.NODE ? DtlsRole.SERVER : DtlsRole.CLIENT;
        SctpSettings channels =
                SctpSettings.of(
                        List.of(
                                ChannelSettings.orderedReliable(0),
                                ChannelSettings.unordered(1, 0)));
        return new PeerSettings(
                role,
                ice,
                new PeerSettings.Security.Injected(DtlsKeys.ofSeed(seed, dtls)),
                channels,
                3,
                random);
    }

    /// SHA1PRNG gives the same numbers for the same seed when it is seeded before use.
    private static SecureRandom seeded(long seed) {
        try {
            SecureRandom seeded = SecureRandom.getInstance("SHA1PRNG");
            seeded.setSeed(seed);
            return seeded;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
