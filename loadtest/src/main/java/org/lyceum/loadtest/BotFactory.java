package org.lyceum.loadtest;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.loadtest.bot.Bot;
import org.lyceum.loadtest.bot.BotSettings;
import org.lyceum.loadtest.bot.ClassMember;
import org.lyceum.loadtest.front.FrontDoor;
import org.lyceum.loadtest.front.Refusal;
import org.lyceum.loadtest.front.Signaling;
import org.lyceum.loadtest.front.SignedIn;
import org.lyceum.loadtest.net.BotLoops;
import org.lyceum.loadtest.net.BotPort;
import org.lyceum.loadtest.publish.Publication;
import org.lyceum.loadtest.report.WayIn;
import org.lyceum.rtc.dtls.DtlsIdentity;
import org.lyceum.rtc.dtls.FenceSettings;
import org.lyceum.rtc.dtls.HandshakeFence;
import org.lyceum.rtc.ice.IceCredentials;
import org.lyceum.rtc.peer.PeerRole;
import org.lyceum.rtc.peer.PeerSettings;
import org.lyceum.rtc.sctp.ChannelSettings;
import org.lyceum.rtc.sctp.SctpSettings;
import org.lyceum.rtc.sdp.AnswerRead;
import org.lyceum.rtc.sdp.NegotiatedSession;
import org.lyceum.rtc.sdp.OfferSettings;
import org.lyceum.rtc.sdp.Refused;
import org.lyceum.rtc.sdp.SlotOfferer;
import org.lyceum.rtc.sdp.SsrcSource;

/// Brings bots through the front door: ticket, WebSocket, join token, offer, answer, first packet.
///
/// All bots share a certificate: they are one program. Thread-safe; its methods block, so call them
/// from virtual threads.
final class BotFactory {
    private static final long SECONDS_FROM_1900_TO_1970 = 2_208_988_800L;
    private static final long NS = 1_000_000_000L;
    private static final List<String> ALL_SLOTS = slots();
    private static final List<String> EVENTS_ALONE = List.of(SlotName.EVENTS.wire());
    private static final int RUN_TAG_BITS = 40;
    private static final List<ChannelSettings> CHANNELS =
            List.of(ChannelSettings.orderedReliable(0), ChannelSettings.unordered(1, 0));

    private final FrontDoor door;
    private final BotLoops loops;
    private final SecureRandom random = new SecureRandom();
    private final DtlsIdentity identity = DtlsIdentity.create(random, Instant.now());
    private final HandshakeFence fence;

    /// Acts of other runs in the same class have other ids.
    private final String runTag =
            Long.toString(random.nextLong(1L << RUN_TAG_BITS), Character.MAX_RADIX);

    private final AtomicInteger members = new AtomicInteger();

    BotFactory(FrontDoor door, BotLoops loops) {
        this.door = door;
        this.loops = loops;
        int cores = Runtime.getRuntime().availableProcessors();
        this.fence = new HandshakeFence(FenceSettings.forCores(cores), random);
    }

    /// A bot that was answered. Its connection may still be on its way.
    record Answered(BotPort port, Signaling signaling, WayIn wayIn, ClassMember member)
            implements AutoCloseable {
        @Override
        public void close() {
            port.close();
            signaling.close();
        }
    }

    /// What kind of bot is wanted.
    ///
    /// @param slots what it offers
    /// @param silenceNs after so long without a datagram it takes its connection for lost
    record Wanted(String classId, int stageHeight, Stage stage, Slots slots, long silenceNs) {}

    /// What a bot offers.
    enum Slots {
        /// As a page on a desktop.
        ALL,
        /// A whole connection that carries no media.
        EVENTS_ALONE;

        List<String> names() {
            return this == ALL ? BotFactory.ALL_SLOTS : BotFactory.EVENTS_ALONE;
        }
    }

    /// Whether and how a bot gets on stage.
    enum Stage {
        NEVER,
        AT_ONCE,
        BY_INVITATION
    }

    /// The first handshake of a cold JVM takes a second: not the bots' time.
    void warmUp() {
        fence.warmUp();
    }

    /// Brings somebody for the first time.
    ///
    /// @param lost called on the bot's loop when its connection is over and the class is not
    /// @throws Refusal when the front door or the node says no
    Answered bring(SignedIn person, Wanted wanted, Runnable lost) {
        return bring(
                person,
                wanted,
                () -> {
                    BotPort port = loops.open();
                    String prefix = runTag + '-' + members.getAndIncrement();
                    return new Place(port, new ClassMember(prefix, port.share()), lost);
                });
    }

    /// Brings the same person again: on the same loop, with all that they know.
    ///
    /// @throws Refusal when the front door or the node says no
    Answered bringAgain(SignedIn person, Wanted wanted, Answered before, Runnable lost) {
        return bring(
                person, wanted, () -> new Place(before.port().another(), before.member(), lost));
    }

    SignedIn refresh(SignedIn person) {
        return door.renew(person);
    }

    /// Where a connection will live, and whose it is.
    private record Place(BotPort port, ClassMember member, Runnable lost) {}

    private Answered bring(SignedIn person, Wanted wanted, Supplier<Place> place) {
        long cameNs = System.nanoTime();
        Signaling signaling = door.openSignaling(person, wanted.classId());
        try {
            signaling.waitFor(wanted.classId());
            String token = door.joinToken(person, wanted.classId());
            Answered answered = join(signaling, token, wanted, place, cameNs);
            if (wanted.slots() == Slots.EVENTS_ALONE) {
                signaling.close(); // the class goes on without it, and thousands need their memory
            }
            return answered;
        } catch (RuntimeException e) {
            signaling.close();
            throw e;
        }
    }

    private Answered join(
            Signaling signaling,
            String joinToken,
            Wanted wanted,
            Supplier<Place> place,
            long cameNs) {
        IceCredentials local = IceCredentials.random(random);
        SsrcSource ssrcs = SsrcSource.random(random);
        List<String> slots = wanted.slots().names();
        SlotOfferer offerer =
                new SlotOfferer(new OfferSettings(local, identity.fingerprint(), slots, ssrcs));
        String offer = offerer.offer();
        long offeredNs = System.nanoTime();
        Signaling.Joined joined = signaling.join(joinToken, offer, slots);
        WayIn wayIn = new WayIn(cameNs, offeredNs, System.nanoTime());
        return switch (offerer.read(joined.answer())) {
            case Refused(String code, String sentence) ->
                    throw new Refusal("answer-unreadable", code + ": " + sentence);
            case AnswerRead answer -> {
                Place taken = place.get();
                taken.port().host(new Bot(settings(local, answer, wanted, taken)));
                yield new Answered(taken.port(), signaling, wayIn, taken.member());
            }
        };
    }

    private BotSettings settings(
            IceCredentials local, AnswerRead answer, Wanted wanted, Place place) {
        BotPort port = place.port();
        NegotiatedSession session = answer.session();
        PeerSettings peer =
                new PeerSettings(
                        PeerRole.CLIENT,
                        new PeerSettings.Ice(local, session.remote(), answer.candidates()),
                        new PeerSettings.Security.Handshaking(
                                identity, fence, session.remoteFingerprint(), port::wake),
                        SctpSettings.of(CHANNELS),
                        transportCcId(session),
                        random);
        return new BotSettings(
                peer,
                session,
                wanted.stageHeight(),
                wanted.stage() == Stage.NEVER
                        ? null
                        : Publication.of(session, random, ntpAtZeroNs()),
                wanted.stage() == Stage.BY_INVITATION,
                new BotSettings.Membership(
                        place.member(), port.share(), wanted.silenceNs(), place.lost()));
    }

    /// One id for the whole bundle (RFC 8843, section 15).
    private static int transportCcId(NegotiatedSession session) {
        return session.slots().stream()
                .mapToInt(slot -> slot.extensions().transportCc())
                .max()
                .orElse(0);
    }

    private static long ntpAtZeroNs() {
        Instant now = Instant.now();
        long sinceUnixNs = now.getEpochSecond() * NS + now.getNano();
        return sinceUnixNs + SECONDS_FROM_1900_TO_1970 * NS - System.nanoTime();
    }

    /// Those of a page on a desktop.
    private static List<String> slots() {
        List<String> names = new ArrayList<>();
        for (SlotName name : SlotName.values()) {
            names.add(name.wire());
        }
        return List.copyOf(names);
    }
}
