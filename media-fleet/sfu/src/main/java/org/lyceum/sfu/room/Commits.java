package org.lyceum.sfu.room;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.ClassEvent.EndReason;
import org.lyceum.api.classroom.ClassRules;
import org.lyceum.api.classroom.LeaveReason;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Sending;
import org.lyceum.sfu.classbook.Person;

/// What takes effect when an entry of the log is committed: rights at the shards, the stage, who is
/// muted, who is gone; and that it is told.
///
/// Owned by its room.
final class Commits {
    private final Room room;
    private final ClassMemory memory;
    private final Roster roster;
    private final Stage stage;
    private final Announcements announce;
    private final StageDirections directions;

    Commits(Room room, ClassMemory memory, Roster roster, Stage stage) {
        this.room = room;
        this.memory = memory;
        this.roster = roster;
        this.stage = stage;
        this.announce = room.announce();
        this.directions = room.directions();
    }

    void handle(LogEntry entry, long nowNs) {
        ClassRules rulesBefore = memory.told().rights().rules();
        memory.committed(entry);
        announce.tellEntry(memory.told().telling(entry), nowNs);
        switch (entry.event()) {
            case LogEvent.StageEntered entered -> enter(entry, entered.participantId(), nowNs);
            case LogEvent.StageLeft left -> leave(left.participantId(), nowNs);
            case LogEvent.RightsSet set -> refresh(set.participantId(), nowNs);
            case LogEvent.RoleSet set -> promote(set.participantId(), nowNs);
            case LogEvent.Renamed renamed -> refresh(renamed.participantId(), nowNs);
            case LogEvent.Muted muted -> mute(entry, muted.participantId(), nowNs);
            case LogEvent.Removed removed -> remove(removed.participantId(), nowNs);
            default -> {}
        }
        // Who leaves the stage as its only speaker gives the others their voices back.
        if (!memory.told().rights().rules().equals(rulesBefore)) {
            refresh(List.copyOf(roster.present()), nowNs);
        }
    }

    /// Looks up what a member may do now, and sees to what follows from it.
    void refresh(Member member, long nowNs) {
        Sending before = member.sending();
        if (member.refresh(memory.told())) {
            announce.tellPermissions(member, nowNs);
        }
        if (!member.sending().equals(before)) {
            directions.share(member, nowNs);
            announce.tellSending(member, nowNs);
        }
        roster.changed();
    }

    private void refresh(List<Member> members, long nowNs) {
        members.forEach(member -> refresh(member, nowNs));
        directions.moved(nowNs);
    }

    private void refresh(String participantId, long nowNs) {
        Member member = roster.person(participantId);
        if (member != null) {
            refresh(List.of(member), nowNs);
        }
    }

    private void enter(LogEntry entry, String participantId, long nowNs) {
        Member member = roster.person(participantId);
        if (member == null) {
            stage.keepPlace(participantId, nowNs);
            return;
        }
        member.invited = false;
        refresh(member, nowNs);
        stage.enter(member);
        directions.moved(nowNs);
        if (participantId.equals(entry.by())) {
            announce.tellLeading(new ClassEvent.InvitationAnswered(participantId, true), nowNs);
        }
    }

    private void leave(String participantId, long nowNs) {
        stage.forgetAway(participantId);
        Member member = roster.person(participantId);
        if (member != null && !member.isLeading()) {
            takeOff(member, nowNs);
        }
    }

    private void takeOff(Member member, long nowNs) {
        stage.leave(member);
        member.say(Sending.NOTHING);
        refresh(member, nowNs);
        directions.moved(nowNs);
    }

    private void promote(String participantId, long nowNs) {
        Member member = roster.person(participantId);
        if (member == null) {
            return;
        }
        refresh(member, nowNs);
        roster.promoted(member);
        if (member.onStage) {
            stage.reorder(member);
            directions.moved(nowNs);
        } else {
            takeOff(member, nowNs);
        }
    }

    private void mute(LogEntry entry, @Nullable String participantId, long nowNs) {
        ClassEvent muted = new ClassEvent.MutedByTeacher(nameOf(entry.by()));
        for (Member member : participantId == null ? roster.present() : one(participantId)) {
            boolean meant = participantId != null || !member.isLeading();
            if (meant && member.mute()) {
                announce.tell(member, muted, nowNs);
                announce.tellSending(member, nowNs);
            }
        }
        directions.moved(nowNs);
    }

    private void remove(String participantId, long nowNs) {
        stage.forgetAway(participantId);
        for (Member member : roster.connectionsOf(participantId)) {
            ClassEvent gone =
                    new ClassEvent.ClassEnded(EndReason.REMOVED, room.clock().instant(nowNs));
            announce.tell(member, gone, nowNs);
            room.close(member, LeaveReason.REMOVED, nowNs);
        }
    }

    private List<Member> one(String participantId) {
        Member member = roster.person(participantId);
        return member == null ? List.of() : List.of(member);
    }

    private String nameOf(@Nullable String participantId) {
        Person person = participantId == null ? null : memory.told().people().find(participantId);
        return person == null ? "" : person.name();
    }
}
