package org.lyceum.sfu.classbook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.PollAnswer;
import org.lyceum.api.classroom.TypedCount;

/// What people answered in one poll: one answer for each person, the last one.
sealed interface Answers {
    /// The person's answer, in place of an earlier one.
    void put(int ordinal, PollAnswer answer);

    /// Null before they answered.
    @Nullable PollAnswer of(int ordinal);

    /// How many people answered.
    int answered();

    /// People for each option.
    List<Integer> counts();

    /// The most frequent typed answers.
    List<TypedCount> texts();

    Saved save();

    /// What a snapshot keeps of it.
    ///
    /// @param answered who answered, as [Ordinals#toText] writes it; empty where answers are typed
    /// @param options who chose each option
    /// @param typed by ordinal
    /// @param shown how each group of typed answers is written
    public record Saved(
            String answered,
            List<String> options,
            Map<Integer, String> typed,
            Map<String, String> shown) {}

    /// Options of a list.
    final class Chosen implements Answers {
        private final Ordinals answered;
        private final List<Ordinals> options;

        Chosen(int count) {
            answered = new Ordinals();
            options = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                options.add(new Ordinals());
            }
        }

        Chosen(Saved saved) {
            answered = new Ordinals(saved.answered());
            options = saved.options().stream().map(Ordinals::new).toList();
        }

        @Override
        public void put(int ordinal, PollAnswer answer) {
            answered.set(ordinal, true);
            for (int i = 0; i < options.size(); i++) {
                options.get(i).set(ordinal, answer.options().contains(i));
            }
        }

        @Override
        public @Nullable PollAnswer of(int ordinal) {
            if (!answered.has(ordinal)) {
                return null;
            }
            List<Integer> chosen = new ArrayList<>();
            for (int i = 0; i < options.size(); i++) {
                if (options.get(i).has(ordinal)) {
                    chosen.add(i);
                }
            }
            return new PollAnswer(List.copyOf(chosen), null);
        }

        @Override
        public int answered() {
            return answered.count();
        }

        @Override
        public List<Integer> counts() {
            return options.stream().map(Ordinals::count).toList();
        }

        @Override
        public List<TypedCount> texts() {
            return List.of();
        }

        @Override
        public Saved save() {
            return new Saved(
                    answered.toText(),
                    options.stream().map(Ordinals::toText).toList(),
                    Map.of(),
                    Map.of());
        }
    }

    /// Short texts, grouped without regard to case and surrounding space. A group is written as it
    /// was typed first.
    final class Typed implements Answers {
        /// Groups of one tally.
        static final int MAX_GROUPS = 20;

        private static final Comparator<Group> MOST_FIRST =
                Comparator.comparingInt(Group::count).reversed().thenComparing(Group::key);

        private final Map<Integer, String> byOrdinal = new TreeMap<>();
        private final Map<String, Group> groups = new HashMap<>();
        private final NavigableSet<Group> ranked = new TreeSet<>(MOST_FIRST);

        private record Group(String key, String shown, int count) {}

        Typed(Saved saved) {
            saved.typed().forEach(this::add);
            saved.shown()
                    .forEach((key, shown) -> {
                        Group group = groups.get(key);
                        if (group != null) {
                            replace(group, new Group(key, shown, group.count()));
                        }
                    });
        }

        Typed() {}

        @Override
        public void put(int ordinal, PollAnswer answer) {
            String text = answer.text();
            if (text == null) {
                return;
            }
            String before = byOrdinal.get(ordinal);
            add(ordinal, text);
            if (before != null) {
                count(FoldedText.forAnswer(before), before, -1);
            }
        }

        @Override
        public @Nullable PollAnswer of(int ordinal) {
            String text = byOrdinal.get(ordinal);
            return text == null ? null : new PollAnswer(List.of(), text);
        }

        @Override
        public int answered() {
            return byOrdinal.size();
        }

        @Override
        public List<Integer> counts() {
            return List.of();
        }

        @Override
        public List<TypedCount> texts() {
            return ranked.stream()
                    .limit(MAX_GROUPS)
                    .map(group -> new TypedCount(group.shown(), group.count()))
                    .toList();
        }

        @Override
        public Saved save() {
            Map<String, String> shown = new HashMap<>();
            groups.forEach((key, group) -> shown.put(key, group.shown()));
            return new Saved("", List.of(), Map.copyOf(byOrdinal), Map.copyOf(shown));
        }

        private void add(int ordinal, String text) {
            byOrdinal.put(ordinal, text);
            count(FoldedText.forAnswer(text), text.strip(), 1);
        }

        private void count(String key, String shown, int more) {
            Group before = groups.get(key);
            replace(
                    before,
                    before == null
                            ? new Group(key, shown, more)
                            : new Group(key, before.shown(), before.count() + more));
        }

        private void replace(@Nullable Group before, Group group) {
            if (before != null) {
                ranked.remove(before);
            }
            if (group.count() == 0) {
                groups.remove(group.key());
            } else {
                groups.put(group.key(), group);
                ranked.add(group);
            }
        }
    }
}
