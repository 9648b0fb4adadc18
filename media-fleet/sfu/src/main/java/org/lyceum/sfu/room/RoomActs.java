package org.lyceum.sfu.room;

import java.util.List;
import org.lyceum.api.ApiJson.NumberedAct;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.sfu.classbook.ClassActs;
import org.lyceum.sfu.classbook.Decision;
import org.lyceum.sfu.room.RoomLog.Answer;
import org.lyceum.sfu.room.RoomLog.Author;

/// An act's way through the room: known already, decided, appended or done, answered.
///
/// Owned by its room.
final class RoomActs {
    /// When an act that found the log full may be tried again.
    static final long FULL_RETRY_MS = 1_000;

    private final Room room;
    private final RoomLog log;
    private final Announcements announce;
    private final ClassActs classActs;
    private final StageActs stageActs;
    private final RoomReads readActs;

    RoomActs(Room room, RoomLog log, StageActs stageActs, RoomReads readActs) {
        this.room = room;
        this.log = log;
        this.announce = room.announce();
        this.classActs = new ClassActs(log.memory().ahead());
        this.stageActs = stageActs;
        this.readActs = readActs;
    }

    void handle(Member member, NumberedAct said, long nowNs) {
        Long logSeq = log.memory().done().seqOf(member.id(), said.id());
        if (logSeq != null) {
            answer(member, said, new Answer(logSeq, member.id(), said.id(), logSeq), nowNs);
        } else if (member.hasDone(said.id())) {
            answer(member, said, inOrder(member, said), nowNs);
        } else {
            decide(member, said, nowNs);
        }
    }

    /// Says to the author that an act was done.
    void acknowledge(Answer answer, long nowNs) {
        announce.tell(
                answer.participantId(),
                new ClassEvent.Acknowledged(answer.actId(), answer.logSeq()),
                nowNs);
    }

    private void decide(Member member, NumberedAct said, long nowNs) {
        switch (decisionOf(member, said.act(), nowNs)) {
            case Decision.Logged(List<LogEvent> events) -> append(member, said, events, nowNs);
            case Decision.Done() -> {
                member.remember(said.id());
                answer(member, said, inOrder(member, said), nowNs);
                if (said.act() instanceof Act.Leave) {
                    room.leave(member, nowNs);
                }
            }
            case Decision.Refused refused -> refuse(member, said, refused, nowNs);
        }
    }

    private Decision decisionOf(Member member, Act act, long nowNs) {
        if (ClassActs.decidesAbout(act)) {
            Decision decision =
                    classActs.decide(
                            member.actor(log.memory().ahead()),
                            act,
                            room.clock().instant(nowNs),
                            log.events().nextSeq());
            if (decision instanceof Decision.Done) {
                readActs.answer(member, act, nowNs);
            }
            return decision;
        }
        return switch (act) {
            case Act.Subscribe _, Act.Leave _ -> Decision.DONE;
            case Act.SetSending set -> stageActs.setSending(member, set.sending(), nowNs);
            case Act.WatchRoster watch -> readActs.watchRoster(member, watch, nowNs);
            case Act.InviteToStage invite ->
                    stageActs.invite(member, invite.participantId(), nowNs);
            case Act.AnswerInvitation answer -> stageActs.answer(member, answer.accepted(), nowNs);
            case Act.LeaveStage leave -> stageActs.leave(member, leave.participantId(), nowNs);
            case Act.EndClass _ -> endClass(member);
            default -> throw new IllegalStateException("Nobody decides about " + act);
        };
    }

    private Decision endClass(Member member) {
        return member.actor(log.memory().ahead()).permissions().contains(Permission.CLASS_END)
                ? new Decision.Logged(List.of(new LogEvent.ClassClosed()))
                : Decision.refused(
                        ProblemCode.FORBIDDEN, "Only teachers end the class. You can leave it.");
    }

    private void append(Member member, NumberedAct said, List<LogEvent> events, long nowNs) {
        if (!log.append(new Author(member.id(), said.id()), events, nowNs)) {
            refuse(member, said, log.isClosing() ? ending() : logFull(), nowNs);
        }
    }

    /// What changed nothing may have relied on what is not committed yet; what only asks for
    /// something, or sends, waits for nothing.
    private Answer inOrder(Member member, NumberedAct said) {
        boolean atOnce =
                RoomReads.isOne(said.act())
                        || said.act() instanceof Act.SetSending
                        || said.act() instanceof Act.Leave;
        return new Answer(atOnce ? 0 : log.lastSeq(), member.id(), said.id(), null);
    }

    private void answer(Member member, NumberedAct said, Answer answer, long nowNs) {
        if (!log.answerInOrder(answer, due -> acknowledge(due, nowNs))) {
            refuse(member, said, logFull(), nowNs);
        }
    }

    private void refuse(Member member, NumberedAct said, Decision.Refused refused, long nowNs) {
        announce.tell(
                member,
                new ClassEvent.Refused(
                        said.id(), refused.code().wire(), refused.detail(), refused.retryAfterMs()),
                nowNs);
    }

    private static Decision.Refused logFull() {
        return new Decision.Refused(
                ProblemCode.LOG_FULL,
                "The store of the class does not answer, and too much waits for it already. Try"
                        + " again in a moment.",
                FULL_RETRY_MS);
    }

    private static Decision.Refused ending() {
        return Decision.refused(ProblemCode.CLASS_ENDED, "This class is ending.");
    }
}
