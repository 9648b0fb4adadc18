package org.lyceum.sfu.room;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.Participant;
import org.lyceum.api.classroom.Role;

/// What follows for everybody when somebody comes on stage, leaves it, opens or closes something,
/// or speaks; told when it changed, and never twice.
///
/// Owned by its room.
final class StageDirections {
    private final Stage stage;
    private final Roster roster;
    private final Announcements announce;
    private StageView shownView = StageView.EMPTY;
    private StageKey toldStage = new StageKey(null, null, List.of());
    private List<String> toldSpeaking = List.of();
    private int audience;

    /// What `StageChanged` is about; what people are sending has an event of its own.
    private record StageKey(
            @Nullable String stageId, @Nullable String screenId, List<Known> people) {}

    private record Known(String id, String name, Role role) {}

    StageDirections(Stage stage, Roster roster, Announcements announce) {
        this.stage = stage;
        this.roster = roster;
        this.announce = announce;
    }

    /// How many people are in the class: keyframes are rarer in a large one.
    void audience(int people) {
        audience = people;
    }

    /// Something may have changed on stage.
    void moved(long nowNs) {
        stage.openVoices(nowNs);
        StageView view = stage.view(audience);
        if (!view.equals(shownView)) {
            shownView = view;
            announce.showStage(view);
        }
        ClassEvent.StageChanged event = stage.event();
        List<Known> people = event.onStage().stream().map(StageDirections::known).toList();
        StageKey key = new StageKey(event.stageId(), event.screenId(), people);
        if (!key.equals(toldStage)) {
            toldStage = key;
            roster.changed();
            announce.tellAll(event, nowNs);
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

    void tellSpeaking(long nowNs) {
        List<String> speaking = stage.voices().speaking(nowNs);
        if (!speaking.equals(toldSpeaking)) {
            toldSpeaking = speaking;
            announce.tellAll(new ClassEvent.Speaking(speaking), nowNs);
        }
    }

    private static Known known(Participant person) {
        return new Known(person.id(), person.name(), person.role());
    }
}
