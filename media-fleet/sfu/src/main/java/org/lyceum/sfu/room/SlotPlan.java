package org.lyceum.sfu.room;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.api.classroom.Source;
import org.lyceum.sfu.room.StageView.StagePerson;

/// Who goes into which receiving slot of one subscriber: a pure function of the stage.
///
/// The first person on stage who publishes, other than the subscriber, has the stage pair; the next
/// ones' cameras the tiles; the loudest of the others the voices. Whoever is in a tile or a voice
/// already keeps it as long as they belong in any, so that nothing jumps.
public final class SlotPlan {
    private static final List<SlotName> VOICES =
            List.of(SlotName.VOICE_1, SlotName.VOICE_2, SlotName.VOICE_3);
    private static final List<SlotName> TILES =
            List.of(
                    SlotName.TILE_1,
                    SlotName.TILE_2,
                    SlotName.TILE_3,
                    SlotName.TILE_4,
                    SlotName.TILE_5,
                    SlotName.TILE_6,
                    SlotName.TILE_7,
                    SlotName.TILE_8,
                    SlotName.TILE_9);

    /// What is in a slot.
    public record Placed(StagePerson person, Source source) {
        boolean isSameAs(@Nullable Placed other) {
            return other != null
                    && source == other.source
                    && person.peerId() == other.person.peerId();
        }
    }

    private final StageView stage;
    private final String self;
    private final Set<SlotName> slots;
    private final Map<SlotName, Placed> before;
    private final Map<SlotName, Placed> plan = new EnumMap<>(SlotName.class);

    private SlotPlan(
            StageView stage, String self, Set<SlotName> slots, Map<SlotName, Placed> before) {
        this.stage = stage;
        this.self = self;
        this.slots = slots;
        this.before = before;
    }

    /// The slots that are filled; those that are not in the map are empty.
    ///
    /// @param self the subscriber, who never sees or hears themself
    /// @param before what was in the slots until now
    public static Map<SlotName, Placed> of(
            StageView stage, String self, Set<SlotName> slots, Map<SlotName, Placed> before) {
        return new SlotPlan(stage, self, slots, before).make();
    }

    private Map<SlotName, Placed> make() {
        StagePerson first = firstPublishing();
        if (first != null && first.voiceOpen()) {
            put(SlotName.STAGE_VOICE, first, Source.MICROPHONE);
        }
        if (first != null && first.cameraOn()) {
            put(SlotName.STAGE_CAMERA, first, Source.CAMERA);
        }
        fill(TILES, cameras(first), Source.CAMERA);
        fill(VOICES, voices(first), Source.MICROPHONE);
        StagePerson sharer = stage.sharer();
        if (sharer != null && !sharer.id().equals(self)) {
            put(SlotName.SHARED_SCREEN, sharer, Source.SCREEN);
            put(SlotName.SHARED_SOUND, sharer, Source.SCREEN_SOUND);
        }
        return plan;
    }

    private @Nullable StagePerson firstPublishing() {
        for (StagePerson person : stage.people()) {
            if (!person.id().equals(self) && (person.voiceOpen() || person.cameraOn())) {
                return person;
            }
        }
        return null;
    }

    private List<StagePerson> cameras(@Nullable StagePerson first) {
        return others(stage.people(), first, StagePerson::cameraOn);
    }

    private List<StagePerson> voices(@Nullable StagePerson first) {
        List<StagePerson> ranked = new ArrayList<>();
        for (String id : stage.voices()) {
            StagePerson person = stage.person(id);
            if (person != null) {
                ranked.add(person);
            }
        }
        return others(ranked, first, StagePerson::voiceOpen);
    }

    private List<StagePerson> others(
            List<StagePerson> people, @Nullable StagePerson first, Predicate<StagePerson> has) {
        return people.stream()
                .filter(has)
                .filter(person -> !person.id().equals(self))
                .filter(person -> first == null || person.peerId() != first.peerId())
                .toList();
    }

    /// Fills these slots with the first people of the list; who has one already keeps it.
    private void fill(List<SlotName> row, List<StagePerson> people, Source source) {
        List<SlotName> free = new ArrayList<>(row.stream().filter(slots::contains).toList());
        List<StagePerson> chosen = people.subList(0, Math.min(free.size(), people.size()));
        List<StagePerson> waiting = new ArrayList<>();
        for (StagePerson person : chosen) {
            SlotName kept = slotOf(person, free);
            if (kept == null) {
                waiting.add(person);
            } else {
                put(kept, person, source);
                free.remove(kept);
            }
        }
        for (int i = 0; i < waiting.size(); i++) {
            put(free.get(i), waiting.get(i), source);
        }
    }

    private @Nullable SlotName slotOf(StagePerson person, List<SlotName> free) {
        for (SlotName slot : free) {
            Placed there = before.get(slot);
            if (there != null && there.person().peerId() == person.peerId()) {
                return slot;
            }
        }
        return null;
    }

    private void put(SlotName slot, StagePerson person, Source source) {
        if (slots.contains(slot)) {
            plan.put(slot, new Placed(person, source));
        }
    }
}
