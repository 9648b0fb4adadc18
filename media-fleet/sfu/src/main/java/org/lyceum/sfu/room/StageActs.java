package org.lyceum.sfu.room;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Sending;
import org.lyceum.api.classroom.SendingState;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.sfu.classbook.Decision;

/// What people do with the stage: send, invite, accept, leave. Who is on it is decided on the book
/// ahead, and takes effect when it is committed; invitations are the room's own.
///
/// Owned by its room.
final class StageActs {
    private final RoomLog log;
    private final Roster roster;
    private final Stage stage;
    private final Announcements announce;
    private final StageDirections directions;

    StageActs(Room room, RoomLog log, Roster roster, Stage stage) {
        this.log = log;
        this.roster = roster;
        this.stage = stage;
        this.announce = room.announce();
        this.directions = room.directions();
    }

    Decision setSending(Member member, Sending sending, long nowNs) {
        boolean permitted =
                isPermitted(member, sending.microphone(), Permission.MEDIA_AUDIO)
                        && isPermitted(member, sending.camera(), Permission.MEDIA_VIDEO)
                        && isPermitted(member, sending.screen(), Permission.MEDIA_SCREEN);
        if (!permitted) {
            return Decision.refused(
                    ProblemCode.FORBIDDEN,
                    "You may not send that. A teacher can bring you on stage.");
        }
        member.say(sending);
        directions.share(member, nowNs);
        announce.tellSending(member, nowNs);
        directions.moved(nowNs);
        return Decision.DONE;
    }

    Decision invite(Member member, String participantId, long nowNs) {
        if (!moderates(member)) {
            return Decision.refused(ProblemCode.FORBIDDEN, "Only teachers bring people on stage.");
        }
        Member student = roster.person(participantId);
        if (student == null) {
            return notHere();
        }
        if (student.isLeading() || isOnStage(participantId) || student.invited) {
            return Decision.DONE;
        }
        if (isFull()) {
            return stageFull();
        }
        student.invited = true;
        student.invitedBy = member.name();
        announce.tell(student, new ClassEvent.InvitedToStage(member.name()), nowNs);
        if (log.memory().ahead().hands().isUp(participantId)) {
            RoomLog.Author author = new RoomLog.Author(member.id(), null);
            var _ = log.append(author, List.of(new LogEvent.HandLowered(participantId)), nowNs);
        }
        return Decision.DONE;
    }

    Decision answer(Member member, boolean accepted, long nowNs) {
        if (!member.invited) {
            return Decision.refused(
                    ProblemCode.NOT_INVITED, "The invitation was withdrawn, or answered before.");
        }
        if (!accepted) {
            member.invited = false;
            announce.tellLeading(new ClassEvent.InvitationAnswered(member.id(), false), nowNs);
            return Decision.DONE;
        }
        if (isOnStage(member.id())) {
            return Decision.DONE;
        }
        return isFull()
                ? stageFull()
                : new Decision.Logged(List.of(new LogEvent.StageEntered(member.id())));
    }

    Decision leave(Member member, @Nullable String participantId, long nowNs) {
        String leavingId = participantId == null ? member.id() : participantId;
        if (!leavingId.equals(member.id()) && !moderates(member)) {
            return Decision.refused(
                    ProblemCode.FORBIDDEN, "Only teachers take people off the stage.");
        }
        Member leaving = roster.person(leavingId);
        if (leaving != null && leaving.isLeading()) {
            return Decision.refused(
                    ProblemCode.FORBIDDEN, "Teachers are on stage as long as they are here.");
        }
        if (isOnStage(leavingId)) {
            return new Decision.Logged(List.of(new LogEvent.StageLeft(leavingId)));
        }
        if (leaving == null) {
            return notHere();
        }
        if (!leaving.invited) {
            return Decision.refused(
                    ProblemCode.NOT_ON_STAGE, "This person has left the stage already.");
        }
        leaving.invited = false;
        announce.tell(leaving, new ClassEvent.InvitationWithdrawn(), nowNs);
        return Decision.DONE;
    }

    /// Gives up the place of somebody who goes for good, or was away for too long.
    void giveUpPlace(String participantId, long nowNs) {
        if (isOnStage(participantId)) {
            var _ = log.append(new LogEvent.StageLeft(participantId), nowNs);
        } else {
            stage.forgetAway(participantId);
        }
    }

    private boolean isOnStage(String participantId) {
        return log.memory().ahead().stage().has(participantId);
    }

    private boolean isFull() {
        return stage.isFull(log.memory().ahead().stage().ids().size());
    }

    private boolean moderates(Member member) {
        return member.actor(log.memory().ahead())
                .permissions()
                .contains(Permission.PARTICIPANT_MODERATE);
    }

    private static boolean isPermitted(Member member, SendingState state, Permission permission) {
        return state == SendingState.OFF || member.may(permission);
    }

    private static Decision notHere() {
        return Decision.refused(
                ProblemCode.PARTICIPANT_NOT_FOUND, "This person has left the class.");
    }

    private static Decision stageFull() {
        return Decision.refused(
                ProblemCode.STAGE_FULL,
                "There are 25 people on stage. Take somebody off the stage first.");
    }
}
