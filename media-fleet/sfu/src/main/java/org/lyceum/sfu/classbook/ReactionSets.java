package org.lyceum.sfu.classbook;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lyceum.api.classroom.Reaction;
import org.lyceum.api.classroom.ReactionCount;

/// Who reacted to one message, and how; once that is forgotten, how many did.
final class ReactionSets {
    private final Map<Reaction, Ordinals> who = new EnumMap<>(Reaction.class);
    private List<ReactionCount> forgotten = List.of();

    /// What a snapshot keeps of one reaction.
    ///
    /// @param ordinals as [Ordinals#toText] writes them
    public record Saved(Reaction reaction, String ordinals) {}

    ReactionSets() {}

    ReactionSets(List<Saved> saved) {
        saved.forEach(set -> who.put(set.reaction(), new Ordinals(set.ordinals())));
    }

    /// @return whether that changed something
    boolean set(Reaction reaction, int ordinal, boolean on) {
        return who.computeIfAbsent(reaction, _ -> new Ordinals()).set(ordinal, on);
    }

    boolean has(Reaction reaction, int ordinal) {
        Ordinals ordinals = who.get(reaction);
        return ordinals != null && ordinals.has(ordinal);
    }

    /// Keeps these numbers and nobody's name from here on.
    void forgetWho(List<ReactionCount> counts) {
        forgotten = counts;
        who.clear();
    }

    List<ReactionCount> counts() {
        if (!forgotten.isEmpty()) {
            return forgotten;
        }
        List<ReactionCount> counts = new ArrayList<>();
        who.forEach((reaction, people) -> {
            if (people.count() > 0) {
                counts.add(new ReactionCount(reaction, people.count()));
            }
        });
        return List.copyOf(counts);
    }

    List<Saved> save() {
        List<Saved> saved = new ArrayList<>();
        who.forEach((reaction, people) -> {
            if (people.count() > 0) {
                saved.add(new Saved(reaction, people.toText()));
            }
        });
        return List.copyOf(saved);
    }
}
