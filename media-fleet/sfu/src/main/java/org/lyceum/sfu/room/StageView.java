package org.lyceum.sfu.room;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who is to be seen and heard in a class, as every loop needs it to fill slots.
///
/// @param people everybody on stage, the person of the stage pair first
/// @param voices ids of those whose microphone is open, the most worth hearing first
/// @param sharer whose screen is shared
/// @param audience how many people are in the class
public record StageView(
        List<StagePerson> people, List<String> voices, @Nullable StagePerson sharer, int audience) {
    /// Nobody at all.
    public static final StageView EMPTY = new StageView(List.of(), List.of(), null, 0);

    public StageView {
        people = List.copyOf(people);
        voices = List.copyOf(voices);
    }

    /// One person on stage, where their connection is, and what of them may be forwarded.
    public record StagePerson(
            String id, long peerId, int loop, boolean voiceOpen, boolean cameraOn) {}

    /// Whether the same people are to be seen and heard as in another view.
    boolean showsTheSameAs(StageView other) {
        return people.equals(other.people)
                && voices.equals(other.voices)
                && Objects.equals(sharer, other.sharer);
    }

    /// The person with this id.
    public @Nullable StagePerson person(String id) {
        for (StagePerson person : people) {
            if (person.id().equals(id)) {
                return person;
            }
        }
        return null;
    }
}
