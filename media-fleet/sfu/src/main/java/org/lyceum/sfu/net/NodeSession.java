package org.lyceum.sfu.net;

import org.jspecify.annotations.Nullable;
import org.lyceum.api.control.IceRestartRequest;
import org.lyceum.api.control.JoinAnswer;
import org.lyceum.api.control.JoinTokenClaims;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.rtc.ice.IceCredentials;
import org.lyceum.rtc.sdp.Answered;
import org.lyceum.rtc.sdp.NegotiatedSession;
import org.lyceum.rtc.sdp.Refused;
import org.lyceum.rtc.sdp.SlotAnswerer;
import org.lyceum.sfu.control.ClassHost.Outcome;
import org.lyceum.sfu.room.RoomMessage;

/// A joined connection as the control API knows it: whose it is, where it is, what was settled
/// last.
///
/// Thread-safe: one ICE restart at a time.
final class NodeSession {
    private final JoinTokenClaims claims;
    private final Joining.Place place;
    private Generation generation;
    private @Nullable NodePeer peer;

    /// What holds until the next ICE restart.
    record Generation(IceCredentials local, NegotiatedSession negotiated) {}

    NodeSession(JoinTokenClaims claims, Joining.Place place, Generation generation) {
        this.claims = claims;
        this.place = place;
        this.generation = generation;
    }

    synchronized void started(NodePeer started) {
        peer = started;
    }

    /// Whether the bearer of these claims is the person who joined.
    boolean isOf(JoinTokenClaims other) {
        return claims.accountId().equals(other.accountId())
                && claims.classId().equals(other.classId());
    }

    synchronized Outcome<JoinAnswer> restartIce(MediaNode node, IceRestartRequest request) {
        IceCredentials fresh = IceCredentials.random(node.random());
        SlotAnswerer answerer =
                new SlotAnswerer(Joining.answerSettings(node, place.worker(), generation.local()));
        return switch (answerer.answerRestart(request.offer(), generation.negotiated(), fresh)) {
            case Refused(String _, String sentence) ->
                    new Outcome.Refused<>(ProblemCode.OFFER_REFUSED, sentence);
            case Answered(String sdp, NegotiatedSession negotiated) -> {
                boolean lives =
                        !negotiated.hasRestartedSince(generation.negotiated())
                                || restart(node, new Generation(fresh, negotiated));
                yield lives
                        ? new Outcome.Done<>(new JoinAnswer(request.sessionId(), sdp))
                        : MediaNode.gone();
            }
        };
    }

    synchronized void leave() {
        NodePeer leaving = peer;
        if (leaving != null) {
            long peerId = leaving.person().seat().peerId();
            LiveRoom room = place.room();
            place.worker()
                    .mailbox()
                    .post(() -> room.wiresOf(place.worker()).toRoom(new RoomMessage.Left(peerId)));
        }
    }

    /// What follows holds once the loop has taken it: a worker that is too busy changes nothing.
    /// False when the connection ended before its loop came to it.
    private boolean restart(MediaNode node, Generation next) {
        NodePeer restarting = peer;
        if (restarting == null) {
            return false;
        }
        boolean lives =
                node.ask(
                        place.worker(),
                        () -> {
                            if (!place.worker().peers().contains(restarting)) {
                                return false;
                            }
                            restarting.restartIce(
                                    next.local(), next.negotiated().remote(), node.clock().nowNs());
                            place.worker().learn(restarting);
                            return true;
                        });
        if (lives) {
            generation = next;
        }
        return lives;
    }
}
