package org.lyceum.sfu.room;

import java.time.Instant;
import java.util.List;
import org.lyceum.api.ApiJson.NumberedAct;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.sfu.forward.WallClock;

/// A live class on one node: who is here, who may do what, who is on stage.
///
/// Decides and tells; carries no media. Nothing goes from everyone to everyone: joining tells the
/// others a count, once a second. Not thread-safe: owned by the event loop that is its home.
public final class Room {
    public static final long TICK_NS = 1_000_000_000L;
    public static final long VOICES_TICK_NS = 300_000_000L;

    /// An admitted connection that does not open within this time loses its seat.
    public static final long OPENING_NS = 60_000_000_000L;

    private final RoomSettings settings;
    private final WallClock clock;
    private final RoomWires wires;
    private final Roster roster = new Roster();
    private final Stage stage;
    private final RoomActs acts;
    private final Announcements announce;

    private long tickNs;
    private long voicesTickNs;
    private boolean ended;

    public Room(RoomSettings settings, RoomWires wires, long nowNs) {
        this.settings = settings;
        this.clock = settings.clock();
        this.wires = wires;
        this.stage = new Stage(settings.stage(), nowNs);
        this.announce = new Announcements(settings, wires, roster, stage);
        this.acts = new RoomActs(this, roster, stage);
        this.tickNs = nowNs + TICK_NS;
        this.voicesTickNs = nowNs + VOICES_TICK_NS;
    }

    /// Somebody with a valid join token wants to come in, on the loop that the seat names.
    public Admission admit(Seat seat, long nowNs) {
        if (ended) {
            return new Admission.ClassEnded();
        }
        if (seat.role() == Role.STUDENT
                && !roster.knows(seat.participantId())
                && roster.taken() >= settings.capacity()) {
            return new Admission.ClassFull(settings.capacity());
        }
        Member member = new Member(seat, nowNs);
        stage.forgetAway(nowNs);
        if (stage.keeps(seat.participantId()) && seat.role() == Role.STUDENT) {
            member.bringOnStage();
        }
        Member older = roster.admit(member);
        if (older != null) {
            closeSoon(older);
        }
        announce.addLoop(seat.loop());
        return new Admission.Admitted(member.permissions());
    }

    /// Takes what a shard says.
    public void handle(RoomMessage message, long nowNs) {
        switch (message) {
            case RoomMessage.Opened opened -> handleOpened(opened.peerId(), nowNs);
            case RoomMessage.Said said -> handleSaid(said.peerId(), said.act(), nowNs);
            case RoomMessage.CaughtUp caughtUp -> handleCaughtUp(caughtUp.peerId(), nowNs);
            case RoomMessage.Gone gone -> handleGone(gone.peerId(), nowNs);
            case RoomMessage.Left left -> handleLeft(left.peerId(), nowNs);
            case RoomMessage.VoicesHeard heard -> handleVoices(heard, nowNs);
        }
    }

    public void handleTimeout(long nowNs) {
        if (nowNs >= voicesTickNs) {
            voicesTickNs = nowNs + VOICES_TICK_NS;
            announce.tellSpeaking(nowNs);
        }
        if (nowNs >= tickNs) {
            tickNs = nowNs + TICK_NS;
            closeStaleSeats(nowNs);
            stage.forgetAway(nowNs);
            announce.stageMoved(nowNs);
            announce.tellCount(nowNs);
            announce.tellRosterWindows(nowNs);
        }
    }

    /// Long.MAX_VALUE once nobody is here.
    public long deadlineNs() {
        return announce.isToNobody() ? Long.MAX_VALUE : Math.min(tickNs, voicesTickNs);
    }

    /// Ends the class for everyone.
    public void end(long nowNs) {
        if (ended) {
            return;
        }
        ended = true;
        Instant at = clock.instant(nowNs);
        announce.tellAll(new ClassEvent.ClassEnded(ClassEvent.EndReason.BY_TEACHER, at), nowNs);
        List.copyOf(roster.seats()).forEach(this::closeSoon);
        wires.classEnded();
    }

    public String classId() {
        return settings.classId();
    }

    public Instant liveSince() {
        return settings.liveSince();
    }

    public boolean isEnded() {
        return ended;
    }

    /// Whether nobody is here, and nobody is about to come.
    public boolean isEmpty() {
        return announce.isToNobody();
    }

    public int participants() {
        return roster.count();
    }

    public int onStage() {
        return stage.people().size();
    }

    /// What its people are told.
    Announcements announce() {
        return announce;
    }

    /// The person goes and does not mean to come back.
    void leave(Member member, long nowNs) {
        if (member.present) {
            stage.leave(member, nowNs);
        }
        closeSoon(member);
        announce.stageMoved(nowNs);
    }

    private void handleOpened(long peerId, long nowNs) {
        Member member = roster.seat(peerId);
        if (member == null || member.present || ended) {
            return;
        }
        Member before = roster.open(member);
        if (before != null) {
            replace(before, member, nowNs);
        }
        reconcile(member, nowNs);
        if (member.onStage) {
            stage.enter(member);
        }
        announce.stageMoved(nowNs);
        announce.welcome(member, nowNs);
        if (member.invited) {
            announce.tell(member, new ClassEvent.InvitedToStage(member.invitedBy), nowNs);
        }
    }

    private void replace(Member before, Member member, long nowNs) {
        member.continueFrom(before);
        stage.replace(before, member);
        Instant at = clock.instant(nowNs);
        announce.tell(before, new ClassEvent.ClassEnded(ClassEvent.EndReason.REPLACED, at), nowNs);
        wires.toShard(before.seat().loop(), new ShardMessage.CloseSoon(before.seat().peerId()));
        announce.release(before.seat().loop());
        if (!before.sending().equals(member.sending())) {
            announce.tellSending(member, nowNs);
        }
    }

    /// What changed for a student between their admission and now holds for the new connection.
    private void reconcile(Member member, long nowNs) {
        if (member.isTeacher() || member.onStage == stage.keeps(member.id())) {
            return;
        }
        if (member.onStage) {
            member.takeOffStage();
        } else {
            member.bringOnStage();
        }
        announce.tellPermissions(member, nowNs);
    }

    private void handleSaid(long peerId, NumberedAct said, long nowNs) {
        Member member = roster.seat(peerId);
        if (member == null || !member.present) {
            return;
        }
        ActOutcome outcome = outcomeOf(member, said, nowNs);
        if (outcome instanceof ActOutcome.Refused(ProblemCode code, String detail, Long retryMs)) {
            announce.tell(
                    member, new ClassEvent.Refused(said.id(), code.wire(), detail, retryMs), nowNs);
            return;
        }
        if (!member.hasDone(said.id())) {
            member.remember(said.id());
        }
        announce.tell(member, new ClassEvent.Acknowledged(said.id(), null), nowNs);
        if (said.act() instanceof Act.Leave) {
            leave(member, nowNs);
        } else if (said.act() instanceof Act.EndClass) {
            end(nowNs);
        }
    }

    private ActOutcome outcomeOf(Member member, NumberedAct said, long nowNs) {
        return member.hasDone(said.id())
                ? ActOutcome.DONE
                : acts.perform(member, said.act(), nowNs);
    }

    private void handleCaughtUp(long peerId, long nowNs) {
        Member member = roster.seat(peerId);
        if (member != null && member.present) {
            member.shownTotal = -1;
            announce.welcome(member, nowNs);
        }
    }

    private void handleGone(long peerId, long nowNs) {
        Member member = roster.seat(peerId);
        if (member == null) {
            return;
        }
        stage.lose(member, nowNs);
        roster.remove(member);
        announce.release(member.seat().loop());
        announce.stageMoved(nowNs);
    }

    private void handleLeft(long peerId, long nowNs) {
        Member member = roster.seat(peerId);
        if (member != null) {
            leave(member, nowNs);
        }
    }

    /// Works out who shares after this member's word; a second share replaces the first.
    void share(Member member, long nowNs) {
        Member before = stage.share(member);
        if (before != null) {
            before.stopSharing();
            announce.tellSending(before, nowNs);
        }
    }

    private void handleVoices(RoomMessage.VoicesHeard heard, long nowNs) {
        heard.loudness()
                .forEach((peerId, loudness) -> {
                    Member member = roster.seat(peerId);
                    if (member != null) {
                        stage.voices().hear(member.id(), loudness, nowNs);
                    }
                });
        stage.voices().rank(nowNs);
        announce.stageMoved(nowNs);
    }

    private void closeSoon(Member member) {
        roster.remove(member);
        Seat seat = member.seat();
        wires.toShard(seat.loop(), new ShardMessage.CloseSoon(seat.peerId()));
        announce.release(seat.loop());
    }

    private void closeStaleSeats(long nowNs) {
        for (Member member : List.copyOf(roster.seats())) {
            if (!member.present && nowNs - member.admittedNs() > OPENING_NS) {
                closeSoon(member);
            }
        }
    }
}
