package org.lyceum.sfu.room;

import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Sending;
import org.lyceum.api.classroom.SendingState;
import org.lyceum.api.problem.ProblemCode;

/// What people do in a class: checks whether they may, and does it. Owned by its room.
final class RoomActs {
    /// Rows of the roster that one page may watch.
    static final int MAX_ROSTER_ROWS = 100;

    private final Room room;
    private final Announcements announce;
    private final Roster roster;
    private final Stage stage;

    RoomActs(Room room, Roster roster, Stage stage) {
        this.room = room;
        this.announce = room.announce();
        this.roster = roster;
        this.stage = stage;
    }

    ActOutcome perform(Member member, Act act, long nowNs) {
        return switch (act) {
            case Act.Subscribe _, Act.Leave _ -> ActOutcome.DONE;
            case Act.SetSending set -> setSending(member, set.sending(), nowNs);
            case Act.WatchRoster watch -> watchRoster(member, watch, nowNs);
            case Act.InviteToStage invite -> invite(member, invite.participantId(), nowNs);
            case Act.AnswerInvitation answer -> answer(member, answer.accepted(), nowNs);
            case Act.LeaveStage leave -> leaveStage(member, leave.participantId(), nowNs);
            case Act.EndClass _ -> endClass(member);
            default ->
                    ActOutcome.refused(
                            ProblemCode.INVALID_REQUEST, "This node does not know that yet.");
        };
    }

    private ActOutcome setSending(Member member, Sending sending, long nowNs) {
        boolean permitted =
                isPermitted(member, sending.microphone(), Permission.MEDIA_AUDIO)
                        && isPermitted(member, sending.camera(), Permission.MEDIA_VIDEO)
                        && isPermitted(member, sending.screen(), Permission.MEDIA_SCREEN);
        if (!permitted) {
            return ActOutcome.refused(
                    ProblemCode.FORBIDDEN,
                    "You may not send that. A teacher can bring you on stage.");
        }
        member.say(sending);
        room.share(member, nowNs);
        announce.tellSending(member, nowNs);
        announce.stageMoved(nowNs);
        return ActOutcome.DONE;
    }

    private static boolean isPermitted(Member member, SendingState state, Permission permission) {
        return state == SendingState.OFF || member.may(permission);
    }

    private ActOutcome watchRoster(Member member, Act.WatchRoster watch, long nowNs) {
        if (!member.may(Permission.ROSTER_VIEW)) {
            return ActOutcome.refused(
                    ProblemCode.FORBIDDEN, "The list of people is hidden in this class.");
        }
        if (watch.offset() < 0 || watch.limit() < 0 || watch.limit() > MAX_ROSTER_ROWS) {
            return ActOutcome.refused(
                    ProblemCode.INVALID_REQUEST, "At most 100 rows can be watched at once.");
        }
        member.watchOffset = watch.offset();
        member.watchLimit = watch.limit();
        member.shownTotal = -1;
        if (watch.limit() > 0) {
            announce.tellWindow(member, nowNs);
        }
        return ActOutcome.DONE;
    }

    private ActOutcome invite(Member member, String participantId, long nowNs) {
        if (!member.may(Permission.PARTICIPANT_MODERATE)) {
            return ActOutcome.refused(
                    ProblemCode.FORBIDDEN, "Only teachers bring people on stage.");
        }
        Member student = roster.person(participantId);
        if (student == null) {
            return notHere();
        }
        if (student.onStage || student.invited) {
            return ActOutcome.DONE;
        }
        if (stage.isFull()) {
            return stageFull();
        }
        student.invited = true;
        student.invitedBy = member.seat().name();
        announce.tell(student, new ClassEvent.InvitedToStage(member.seat().name()), nowNs);
        return ActOutcome.DONE;
    }

    private ActOutcome answer(Member member, boolean accepted, long nowNs) {
        if (!member.invited) {
            return ActOutcome.refused(
                    ProblemCode.NOT_INVITED, "The invitation was withdrawn, or answered before.");
        }
        if (accepted && stage.isFull()) {
            return stageFull();
        }
        member.invited = false;
        if (accepted) {
            member.bringOnStage();
            stage.enter(member);
            announce.tellPermissions(member, nowNs);
            announce.stageMoved(nowNs);
        }
        announce.tellTeachers(new ClassEvent.InvitationAnswered(member.id(), accepted), nowNs);
        return ActOutcome.DONE;
    }

    private ActOutcome leaveStage(Member member, @Nullable String participantId, long nowNs) {
        boolean oneself = participantId == null || participantId.equals(member.id());
        if (!oneself && !member.may(Permission.PARTICIPANT_MODERATE)) {
            return ActOutcome.refused(
                    ProblemCode.FORBIDDEN, "Only teachers take people off the stage.");
        }
        Member leaving = oneself || participantId == null ? member : roster.person(participantId);
        if (leaving == null) {
            return notHere();
        }
        if (leaving.isTeacher()) {
            return ActOutcome.refused(
                    ProblemCode.FORBIDDEN, "Teachers are on stage as long as they are here.");
        }
        return takeOff(leaving, nowNs);
    }

    private ActOutcome takeOff(Member leaving, long nowNs) {
        if (leaving.invited) {
            leaving.invited = false;
            announce.tell(leaving, new ClassEvent.InvitationWithdrawn(), nowNs);
            return ActOutcome.DONE;
        }
        if (!leaving.onStage) {
            return ActOutcome.refused(
                    ProblemCode.NOT_ON_STAGE, "This person has left the stage already.");
        }
        stage.leave(leaving, nowNs);
        leaving.takeOffStage();
        announce.tellPermissions(leaving, nowNs);
        announce.stageMoved(nowNs);
        return ActOutcome.DONE;
    }

    private static ActOutcome endClass(Member member) {
        return member.may(Permission.CLASS_END)
                ? ActOutcome.DONE
                : ActOutcome.refused(
                        ProblemCode.FORBIDDEN, "Only teachers end the class. You can leave it.");
    }

    private static ActOutcome notHere() {
        return ActOutcome.refused(
                ProblemCode.PARTICIPANT_NOT_FOUND, "This person has left the class.");
    }

    private static ActOutcome stageFull() {
        return ActOutcome.refused(
                ProblemCode.STAGE_FULL,
                "There are 25 people on stage. Take somebody off the stage first.");
    }
}
