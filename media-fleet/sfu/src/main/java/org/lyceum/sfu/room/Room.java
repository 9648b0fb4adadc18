package org.lyceum.sfu.room;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson.NumberedAct;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.LeaveReason;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.sfu.classbook.ClassBook;
import org.lyceum.sfu.classbook.People;
import org.lyceum.sfu.eventlog.LogCounters;
import org.lyceum.sfu.eventlog.PutResult;
import org.lyceum.sfu.forward.WallClock;

/// A live class on the node that owns it: who is here, who may do what, who is on stage.
///
/// Decides and tells; carries no media. What must not be forgotten goes through [RoomLog], and
/// takes effect, and is told, by [Commits] when it is committed. Not thread-safe: owned by the
/// event loop that is its home.
public final class Room {
    public static final long TICK_NS = 1_000_000_000L;
    public static final long VOICES_TICK_NS = 300_000_000L;

    /// An admitted connection that does not open within this time loses its seat.
    public static final long OPENING_NS = 60_000_000_000L;

    private final RoomSettings settings;
    private final RoomWires wires;
    private final RoomLog log;
    private final Roster roster = new Roster();
    private final Stage stage;
    private final Announcements announce;
    private final StageDirections directions;
    private final Commits commits;
    private final Presence presence;
    private final Pulse pulse;
    private final StageActs stageActs;
    private final RoomActs acts;

    private long tickNs;
    private long voicesTickNs;
    private @Nullable RoomEnd end;

    public Room(RoomSettings settings, RoomWires wires, long nowNs) {
        this.settings = settings;
        this.wires = wires;
        this.log = new RoomLog(settings, wires);
        this.stage = new Stage(told().stage().ids(), nowNs);
        this.announce = new Announcements(settings, wires, roster);
        this.directions = new StageDirections(stage, roster, announce);
        this.commits = new Commits(this, settings.memory(), roster, stage);
        this.presence = new Presence(log, nowNs);
        this.pulse = new Pulse(told(), roster, announce);
        this.stageActs = new StageActs(this, log, roster, stage);
        RoomReads reads = new RoomReads(settings.memory(), roster, announce, pulse);
        this.acts = new RoomActs(this, log, stageActs, reads);
        this.tickNs = nowNs + TICK_NS;
        this.voicesTickNs = nowNs + VOICES_TICK_NS;
    }

    /// Somebody with a valid join token wants to come in, on the loop that the seat names.
    public Admission admit(Seat seat, long nowNs) {
        if (end != null) {
            return end == RoomEnd.CLASS_CLOSED
                    ? new Admission.ClassEnded()
                    : new Admission.ClassMoved();
        }
        Member member = new Member(seat, told(), nowNs);
        if (told().rights().isBanned(member.id())) {
            return new Admission.Banned();
        }
        if (!member.isLeading() && !roster.knows(member.id()) && isFullFor(member)) {
            return new Admission.ClassFull(settings.capacity());
        }
        Member older = roster.admit(member);
        if (older != null) {
            announce.closeSoon(older);
        }
        announce.addLoop(seat.loop());
        return new Admission.Admitted(member.permissions());
    }

    /// Takes what a shard, or the store, says.
    public void handle(RoomMessage message, long nowNs) {
        switch (message) {
            case RoomMessage.Opened opened -> handleOpened(opened.peerId(), nowNs);
            case RoomMessage.Said said -> handleSaid(said.peerId(), said.act(), nowNs);
            case RoomMessage.CaughtUp caughtUp -> handleCaughtUp(caughtUp.peerId(), nowNs);
            case RoomMessage.Gone gone -> handleGone(gone.peerId(), nowNs);
            case RoomMessage.Left left -> handleLeft(left.peerId(), nowNs);
            case RoomMessage.VoicesHeard heard -> handleVoices(heard, nowNs);
            case RoomMessage.BatchPut put -> handlePut(put.result(), nowNs);
            case RoomMessage.SnapshotDone _ -> log.snapshotDone();
        }
        log.handleTimeout(nowNs);
    }

    public void handleTimeout(long nowNs) {
        if (end == null && nowNs >= voicesTickNs) {
            voicesTickNs = nowNs + VOICES_TICK_NS;
            directions.tellSpeaking(nowNs);
        }
        if (end == null && nowNs >= tickNs) {
            tickNs = nowNs + TICK_NS;
            closeStaleSeats(nowNs);
            stage.awayForTooLong(nowNs).forEach(id -> stageActs.giveUpPlace(id, nowNs));
            presence.handleTimeout(nowNs);
            if (pulse.beat(log.events().isDelayed(nowNs), nowNs)) {
                directions.audience(roster.count());
            }
            directions.moved(nowNs);
        }
        log.handleTimeout(nowNs);
    }

    /// Long.MAX_VALUE once the room is over.
    public long deadlineNs() {
        return end != null
                ? Long.MAX_VALUE
                : Math.min(log.deadlineNs(), Math.min(tickNs, voicesTickNs));
    }

    public String classId() {
        return settings.classId();
    }

    public Instant liveSince() {
        return settings.liveSince();
    }

    /// Whether the class has ended, or goes on elsewhere.
    public boolean isOver() {
        return end != null;
    }

    /// Whether nobody is here, and nobody is about to come.
    public boolean isEmpty() {
        return announce.isToNobody();
    }

    /// Whether all that happened is in the log.
    public boolean isSettled() {
        return log.events().isSettled() || log.events().isDeposed();
    }

    public int participants() {
        return roster.count();
    }

    public int onStage() {
        return stage.people().size();
    }

    public LogCounters logCounters() {
        return log.events().counters();
    }

    // What its parts need of each other.

    /// What its people are told.
    Announcements announce() {
        return announce;
    }

    StageDirections directions() {
        return directions;
    }

    WallClock clock() {
        return settings.clock();
    }

    /// The person goes and does not mean to come back.
    void leave(Member member, long nowNs) {
        stageActs.giveUpPlace(member.id(), nowNs);
        close(member, LeaveReason.LEFT, nowNs);
    }

    /// Ends a connection from this side.
    void close(Member member, LeaveReason reason, long nowNs) {
        forget(member, reason, nowNs);
        announce.closeSoon(member);
        directions.moved(nowNs);
    }

    private ClassBook told() {
        return settings.memory().told();
    }

    private boolean isFullFor(Member member) {
        People people = told().people();
        return roster.taken() >= settings.capacity()
                || (people.isFull() && people.find(member.id()) == null);
    }

    private void handleOpened(long peerId, long nowNs) {
        Member member = roster.seat(peerId);
        if (member == null || member.present || end != null) {
            return;
        }
        Member before = roster.open(member);
        if (before != null) {
            replace(before, member, nowNs);
        }
        presence.joined(member, nowNs);
        commits.refresh(member, nowNs);
        announce.permit(member);
        if (member.onStage) {
            stage.enter(member);
        }
        directions.moved(nowNs);
        welcome(member, nowNs);
        if (member.invited) {
            announce.tell(member, new ClassEvent.InvitedToStage(member.invitedBy), nowNs);
        }
    }

    private void replace(Member before, Member member, long nowNs) {
        presence.replaced(before);
        member.continueFrom(before);
        stage.replace(before, member);
        Instant at = clock().instant(nowNs);
        announce.tell(before, new ClassEvent.ClassEnded(ClassEvent.EndReason.REPLACED, at), nowNs);
        announce.closeSoon(before);
        if (!before.sending().equals(member.sending())) {
            announce.tellSending(member, nowNs);
        }
    }

    private void handleSaid(long peerId, NumberedAct said, long nowNs) {
        Member member = roster.seat(peerId);
        if (member != null && member.present && end == null) {
            acts.handle(member, said, nowNs);
        }
    }

    private void handleCaughtUp(long peerId, long nowNs) {
        Member member = roster.seat(peerId);
        if (member != null && member.present) {
            welcome(member, nowNs);
        }
    }

    private void welcome(Member member, long nowNs) {
        announce.welcome(member, told(), stage, nowNs);
        pulse.welcomed(member, nowNs);
    }

    private void handleGone(long peerId, long nowNs) {
        Member member = roster.seat(peerId);
        if (member != null) {
            forget(member, LeaveReason.LOST, nowNs);
            announce.release(member.seat().loop());
            directions.moved(nowNs);
        }
    }

    private void handleLeft(long peerId, long nowNs) {
        Member member = roster.seat(peerId);
        if (member != null) {
            leave(member, nowNs);
        }
    }

    private void forget(Member member, LeaveReason reason, long nowNs) {
        if (member.present) {
            stage.lose(member, nowNs);
            presence.left(member, reason, nowNs);
        }
        roster.remove(member);
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
        directions.moved(nowNs);
    }

    private void handlePut(PutResult result, long nowNs) {
        for (LogEntry entry : log.handleResult(result, nowNs)) {
            commits.handle(entry, nowNs);
            log.committed(entry, answer -> acts.acknowledge(answer, nowNs));
            if (entry.event() instanceof LogEvent.ClassClosed) {
                Instant at = clock().instant(nowNs);
                over(
                        RoomEnd.CLASS_CLOSED,
                        new ClassEvent.ClassEnded(ClassEvent.EndReason.BY_TEACHER, at),
                        nowNs);
            }
        }
        if (log.events().isDeposed() && end == null) {
            over(RoomEnd.CLASS_MOVED, new ClassEvent.ClassMoved(), nowNs);
        }
        log.keepSnapshot();
    }

    private void over(RoomEnd why, ClassEvent lastWord, long nowNs) {
        end = why;
        announce.tellAll(lastWord, nowNs);
        for (Member member : List.copyOf(roster.seats())) {
            roster.remove(member);
            announce.closeSoon(member);
        }
        wires.roomOver(why);
    }

    private void closeStaleSeats(long nowNs) {
        for (Member member : List.copyOf(roster.seats())) {
            if (!member.present && nowNs - member.admittedNs() > OPENING_NS) {
                roster.remove(member);
                announce.closeSoon(member);
            }
        }
    }
}
