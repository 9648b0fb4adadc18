package org.lyceum.sfu.net;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.control.JoinAnswer;
import org.lyceum.api.control.JoinRequest;
import org.lyceum.api.control.JoinTokenClaims;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.rtc.ice.IceCredentials;
import org.lyceum.rtc.peer.PeerRole;
import org.lyceum.rtc.peer.PeerSettings;
import org.lyceum.rtc.sctp.ChannelSettings;
import org.lyceum.rtc.sctp.SctpSettings;
import org.lyceum.rtc.sdp.AnswerSettings;
import org.lyceum.rtc.sdp.Answered;
import org.lyceum.rtc.sdp.NegotiatedSession;
import org.lyceum.rtc.sdp.Refused;
import org.lyceum.rtc.sdp.SlotAnswerer;
import org.lyceum.rtc.sdp.SsrcSource;
import org.lyceum.sfu.control.ClassHost.Outcome;
import org.lyceum.sfu.log.LogTag;
import org.lyceum.sfu.log.SessionLog;
import org.lyceum.sfu.room.Admission;
import org.lyceum.sfu.room.ClassPeer;
import org.lyceum.sfu.room.PeerSlots;
import org.lyceum.sfu.room.RoomShard;
import org.lyceum.sfu.room.Seat;

/// One join, step by step: answer the offer, ask the room, start the session, seat the person.
///
/// Runs on a thread of the control API and asks the loops concerned.
final class Joining {
    /// Ordered and reliable: acts and events.
    private static final ChannelSettings EVENTS = ChannelSettings.orderedReliable(0);

    /// Neither: counters and previews, which the next one replaces.
    private static final ChannelSettings COUNTERS = ChannelSettings.unordered(1, 0);

    private final MediaNode node;
    private final Place place;
    private final JoinTokenClaims claims;
    private final IceCredentials credentials;

    /// Where the person will be.
    record Place(LiveRoom room, MediaWorker worker) {}

    Joining(MediaNode node, Place place, JoinTokenClaims claims) {
        this.node = node;
        this.place = place;
        this.claims = claims;
        this.credentials = IceCredentials.random(node.random());
    }

    Outcome<JoinAnswer> answer(JoinRequest request) {
        SlotAnswerer answerer = new SlotAnswerer(answerSettings(node, place.worker(), credentials));
        return switch (answerer.answer(request.offer(), request.slots())) {
            case Refused(String _, String sentence) ->
                    new Outcome.Refused<>(ProblemCode.OFFER_REFUSED, sentence);
            case Answered answered -> enter(answered);
        };
    }

    /// The node's part of every answer for peers on that worker.
    static AnswerSettings answerSettings(
            MediaNode node, MediaWorker worker, IceCredentials credentials) {
        return new AnswerSettings(
                credentials,
                node.identity().fingerprint(),
                List.of(node.candidateOf(worker)),
                SsrcSource.random(node.random()));
    }

    private Outcome<JoinAnswer> enter(Answered answered) {
        if (answered.session().sctpPort() == 0) {
            return new Outcome.Refused<>(
                    ProblemCode.OFFER_REFUSED, "The offer has no data channel for class events.");
        }
        AtomicInteger load = place.worker().load();
        load.incrementAndGet();
        boolean started = false;
        try {
            Outcome<JoinAnswer> outcome = takeSeat(answered);
            started = outcome instanceof Outcome.Done;
            return outcome;
        } finally {
            if (!started) {
                load.decrementAndGet();
            }
        }
    }

    private Outcome<JoinAnswer> takeSeat(Answered answered) {
        Seat asked = seat(claims.permissions());
        return switch (node.ask(place.room().home(), () -> place.room().admit(asked))) {
            case Admission.Admitted(Set<Permission> permissions) ->
                    start(answered, withPermissions(asked, permissions));
            case Admission.ClassFull(int capacity) ->
                    new Outcome.Refused<>(
                            ProblemCode.CLASS_FULL,
                            "All "
                                    + capacity
                                    + " places of this class are taken. Ask your teacher.");
            case Admission.ClassEnded() -> MediaNode.ended();
            case Admission.Banned() ->
                    new Outcome.Refused<>(
                            ProblemCode.BANNED,
                            "You were removed from this class and cannot come back. Ask your"
                                    + " teacher.");
            case Admission.ClassMoved() ->
                    throw new WorkerBusyException("This class has just moved to another node.");
            case null -> throw new WorkerBusyException("This class was just tidied away.");
        };
    }

    private Outcome<JoinAnswer> start(Answered answered, Seat seat) {
        NodeSession session =
                new NodeSession(
                        claims, place, new NodeSession.Generation(credentials, answered.session()));
        String sessionId = node.keep(session);
        SessionLog log = new SessionLog(claims.classId(), sessionId);
        try {
            node.ask(
                    place.worker(),
                    () -> {
                        NodePeer peer = newPeer(answered.session(), seat, log);
                        peer.whenGone(() -> node.forget(sessionId));
                        session.started(peer);
                        place.worker().add(peer);
                        return true;
                    });
        } catch (RuntimeException e) {
            node.forget(sessionId);
            place.room().giveBack(seat);
            throw e;
        }
        log.info(
                LogTag.ROOM,
                "joined person=" + claims.accountId() + " worker=" + place.worker().index());
        return new Outcome.Done<>(new JoinAnswer(sessionId, answered.sdp()));
    }

    private NodePeer newPeer(NegotiatedSession negotiated, Seat seat, SessionLog log) {
        MediaWorker worker = place.worker();
        NodePeer peer =
                new NodePeer(
                        worker, woken -> settings(negotiated, woken), credentials.ufrag(), log);
        PeerSlots slots = SlotMapping.slotsOf(negotiated, peer.session().drops(), node.random());
        RoomShard shard = worker.shardOf(place.room());
        ClassPeer person = shard.attach(seat, slots, peer, node.clock().nowNs());
        peer.seat(person);
        return peer;
    }

    private PeerSettings settings(NegotiatedSession negotiated, Runnable wake) {
        return new PeerSettings(
                PeerRole.NODE,
                PeerSettings.Ice.lite(credentials, negotiated.remote()),
                new PeerSettings.Security.Handshaking(
                        node.identity(), node.fence(), negotiated.remoteFingerprint(), wake),
                new SctpSettings(
                        SctpSettings.DEFAULT_PORT,
                        negotiated.sctpPort(),
                        negotiated.maxMessageSize(),
                        List.of(EVENTS, COUNTERS)),
                SlotMapping.transportCcId(negotiated),
                node.random());
    }

    private Seat seat(Set<Permission> permissions) {
        return new Seat(
                node.nextPeerId(),
                place.worker().index(),
                claims.accountId(),
                claims.name(),
                claims.role(),
                permissions);
    }

    private static Seat withPermissions(Seat seat, Set<Permission> permissions) {
        return new Seat(
                seat.peerId(),
                seat.loop(),
                seat.participantId(),
                seat.name(),
                seat.role(),
                permissions);
    }
}
