package org.lyceum.sfu.room;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.Participant;
import org.lyceum.api.classroom.RoomSnapshot;

/// What a room tells its people, and what it has told them already, so that nothing is told twice.
///
/// It knows the loops that have people of the class. Owned by its room.
final class Announcements {
    private final RoomSettings settings;
    private final RoomWires wires;
    private final Roster roster;
    private final Stage stage;
    private final Map<Integer, Integer> loops = new HashMap<>();
    private StageView toldView = StageView.EMPTY;
    private StageKey toldStage = new StageKey(null, null, List.of());
    private List<String> toldSpeaking = List.of();
    private Map<String, String> toldKept;
    private int toldCount;
    private long shownVersion;

    /// What `StageChanged` is about; what people are sending has an event of its own.
    private record StageKey(
            @Nullable String stageId, @Nullable String screenId, List<String> people) {}

    Announcements(RoomSettings settings, RoomWires wires, Roster roster, Stage stage) {
        this.settings = settings;
        this.wires = wires;
        this.roster = roster;
        this.stage = stage;
        this.toldKept = stage.kept();
    }

    /// One more seat on a loop, which must know the stage.
    void addLoop(int loop) {
        if (loops.merge(loop, 1, Integer::sum) == 1) {
            wires.toShard(loop, new ShardMessage.StageSet(toldView));
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
        wires.toShard(
                seat.loop(),
                new ShardMessage.Tell(seat.peerId(), settings.clock().instant(nowNs), event));
    }

    void tellAll(ClassEvent event, long nowNs) {
        ShardMessage message = new ShardMessage.TellAll(settings.clock().instant(nowNs), event);
        loops.keySet().forEach(loop -> wires.toShard(loop, message));
    }

    void tellTeachers(ClassEvent event, long nowNs) {
        roster.teachers().forEach(teacher -> tell(teacher, event, nowNs));
    }

    /// Tells a member, and the loop that lets their packets in, what they may do from now on.
    void tellPermissions(Member member, long nowNs) {
        Seat seat = member.seat();
        wires.toShard(seat.loop(), new ShardMessage.Permitted(seat.peerId(), member.permissions()));
        tell(member, new ClassEvent.PermissionsChanged(member.permissions()), nowNs);
    }

    void tellSending(Member member, long nowNs) {
        roster.changed();
        if (member.onStage) {
            tellAll(new ClassEvent.SendingChanged(member.id(), member.sending()), nowNs);
        }
    }

    void tellWindow(Member member, long nowNs) {
        List<Participant> rows = roster.rows(member.watchOffset, member.watchLimit);
        if (!rows.equals(member.shownRows) || member.shownTotal != roster.count()) {
            member.shownRows = rows;
            member.shownTotal = roster.count();
            tell(
                    member,
                    new ClassEvent.RosterWindow(member.watchOffset, roster.count(), rows),
                    nowNs);
        }
    }

    /// Somebody came on stage, left it, opened or closed something: works out what follows.
    void stageMoved(long nowNs) {
        stage.openVoices(nowNs);
        StageView view = stage.view(toldCount);
        if (!view.equals(toldView)) {
            toldView = view;
            ShardMessage message = new ShardMessage.StageSet(view);
            loops.keySet().forEach(loop -> wires.toShard(loop, message));
        }
        ClassEvent.StageChanged event = stage.event();
        List<String> people = event.onStage().stream().map(Participant::id).toList();
        StageKey key = new StageKey(event.stageId(), event.screenId(), people);
        if (!key.equals(toldStage)) {
            toldStage = key;
            roster.changed();
            tellAll(event, nowNs);
        }
        if (!stage.kept().equals(toldKept)) {
            toldKept = stage.kept();
            wires.stageChanged(toldKept);
        }
    }

    /// The snapshot with which every connection begins.
    void welcome(Member member, long nowNs) {
        ClassEvent snapshot =
                new ClassEvent.Welcome(
                        settings.classId(),
                        settings.title(),
                        settings.liveSince(),
                        member.participant(),
                        member.permissions(),
                        roster.count(),
                        stage.stageId(),
                        stage.screenId(),
                        stage.participants(),
                        List.of(),
                        0,
                        RoomSnapshot.EMPTY);
        tell(member, snapshot, nowNs);
    }

    void tellCount(long nowNs) {
        if (roster.count() != toldCount) {
            toldCount = roster.count();
            tellAll(new ClassEvent.RosterCount(toldCount), nowNs);
            stageMoved(nowNs);
        }
    }

    void tellRosterWindows(long nowNs) {
        if (roster.version() == shownVersion) {
            return;
        }
        shownVersion = roster.version();
        for (Member member : roster.present()) {
            if (member.watchLimit > 0) {
                tellWindow(member, nowNs);
            }
        }
    }

    void tellSpeaking(long nowNs) {
        List<String> speaking = stage.voices().speaking(nowNs);
        if (!Objects.equals(speaking, toldSpeaking)) {
            toldSpeaking = speaking;
            tellAll(new ClassEvent.Speaking(speaking), nowNs);
        }
    }
}
