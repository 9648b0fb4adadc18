package org.lyceum.sfu.room;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.sfu.classbook.ClassBook;
import org.lyceum.sfu.classbook.Reach;
import org.lyceum.sfu.classbook.Telling;
import org.lyceum.sfu.classbook.Visibility;

/// The way from a room to its people: to one, to who leads the class, to whom something reaches, to
/// all.
///
/// It knows the loops that have people of the class. Owned by its room.
final class Announcements {
    private final RoomSettings settings;
    private final RoomWires wires;
    private final Roster roster;
    private final Map<Integer, Integer> loops = new HashMap<>();
    private StageView stage = StageView.EMPTY;

    Announcements(RoomSettings settings, RoomWires wires, Roster roster) {
        this.settings = settings;
        this.wires = wires;
        this.roster = roster;
    }

    /// One more seat on a loop, which must know the stage.
    void addLoop(int loop) {
        if (loops.merge(loop, 1, Integer::sum) == 1) {
            wires.toShard(loop, new ShardMessage.StageSet(stage));
        }
    }

    /// One seat less.
    void release(int loop) {
        loops.computeIfPresent(loop, (_, seats) -> seats == 1 ? null : seats - 1);
    }

    /// Whether nobody has a seat.
    boolean isToNobody() {
        return loops.isEmpty();
    }

    void tell(Member member, ClassEvent event, long nowNs) {
        Seat seat = member.seat();
        wires.toShard(seat.loop(), new ShardMessage.Tell(seat.peerId(), at(nowNs), event));
    }

    /// Tells a person, on whichever connection they are now.
    void tell(String participantId, ClassEvent event, long nowNs) {
        Member member = roster.person(participantId);
        if (member != null) {
            tell(member, event, nowNs);
        }
    }

    void tellAll(ClassEvent event, long nowNs) {
        toLoops(new ShardMessage.TellAll(at(nowNs), event));
    }

    void tellLeading(ClassEvent event, long nowNs) {
        roster.leading().forEach(member -> tell(member, event, nowNs));
    }

    /// Tells everybody whom it reaches.
    void tellReached(Reach reach, ClassEvent event, long nowNs) {
        if (reach.visibility() == Visibility.EVERYONE) {
            toLoops(new ShardMessage.TellReached(at(nowNs), event, reach));
            return;
        }
        for (Member member : concerned(reach)) {
            if (reach.includes(member.reader())) {
                tell(member, event, nowNs);
            }
        }
    }

    /// Tells an entry of the log to everybody who may see it.
    void tellEntry(Telling telling, long nowNs) {
        if (telling.reach().visibility() == Visibility.EVERYONE) {
            toLoops(new ShardMessage.TellEntry(at(nowNs), telling));
            return;
        }
        for (Member member : concerned(telling.reach())) {
            LogEntry seen = telling.as(member.reader());
            if (seen != null) {
                tell(member, new ClassEvent.Happened(seen), nowNs);
            }
        }
    }

    /// Tells a member, and the loop that lets their packets in, what they may do from now on.
    void tellPermissions(Member member, long nowNs) {
        permit(member);
        tell(member, new ClassEvent.PermissionsChanged(member.permissions()), nowNs);
    }

    /// Says to a member's loop who they are now, and what they may do.
    void permit(Member member) {
        Seat seat = member.seat();
        wires.toShard(seat.loop(), new ShardMessage.Permitted(seat.peerId(), member.reader()));
    }

    void tellSending(Member member, long nowNs) {
        roster.changed();
        if (member.onStage) {
            tellAll(new ClassEvent.SendingChanged(member.id(), member.sending()), nowNs);
        }
    }

    /// Every loop fills its slots from this from now on.
    void showStage(StageView view) {
        stage = view;
        toLoops(new ShardMessage.StageSet(view));
    }

    /// The connection is closed when its last event has left.
    void closeSoon(Member member) {
        Seat seat = member.seat();
        wires.toShard(seat.loop(), new ShardMessage.CloseSoon(seat.peerId()));
        release(seat.loop());
    }

    /// The snapshot with which every connection begins.
    void welcome(Member member, ClassBook told, Stage onStage, long nowNs) {
        tell(
                member,
                new ClassEvent.Welcome(
                        settings.classId(),
                        settings.title(),
                        settings.liveSince(),
                        member.participant(),
                        member.permissions(),
                        roster.count(),
                        onStage.stageId(),
                        onStage.screenId(),
                        onStage.participants(),
                        List.of(),
                        told.seq(),
                        told.snapshotFor(member.reader())),
                nowNs);
    }

    private Set<Member> concerned(Reach reach) {
        if (reach.visibility() == Visibility.NOBODY) {
            return Set.of();
        }
        Set<Member> members = new LinkedHashSet<>(roster.leading());
        addPerson(members, reach.authorId());
        addPerson(members, reach.addresseeId());
        return members;
    }

    private void addPerson(Set<Member> members, @Nullable String participantId) {
        Member member = participantId == null ? null : roster.person(participantId);
        if (member != null) {
            members.add(member);
        }
    }

    private void toLoops(ShardMessage message) {
        loops.keySet().forEach(loop -> wires.toShard(loop, message));
    }

    private Instant at(long nowNs) {
        return settings.clock().instant(nowNs);
    }
}
