package org.lyceum.sfu.classbook;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Question;
import org.lyceum.api.classroom.Role;

/// One question, with who voted for it. Owned by its questions.
final class AskedQuestion {
    /// Open ones first, then by votes, then the oldest.
    static final Comparator<AskedQuestion> BY_VOTES =
            Comparator.comparing(AskedQuestion::isAnswered)
                    .thenComparing(Comparator.comparingInt(AskedQuestion::voteCount).reversed())
                    .thenComparingLong(AskedQuestion::id);

    private final Asked asked;
    private final Ordinals votes;
    private boolean answered;
    private @Nullable String answer;

    /// What never changes in it.
    ///
    /// @param name null when it was asked without a name
    public record Asked(
            long id, Instant at, String byId, @Nullable String name, Role role, String text) {}

    /// What a snapshot keeps of it.
    ///
    /// @param votes as [Ordinals#toText] writes them
    public record Saved(Asked asked, String votes, boolean answered, @Nullable String answer) {}

    AskedQuestion(Asked asked) {
        this.asked = asked;
        this.votes = new Ordinals();
    }

    AskedQuestion(Saved saved) {
        asked = saved.asked();
        votes = new Ordinals(saved.votes());
        answered = saved.answered();
        answer = saved.answer();
    }

    long id() {
        return asked.id();
    }

    String byId() {
        return asked.byId();
    }

    boolean isAnswered() {
        return answered;
    }

    @Nullable String answer() {
        return answer;
    }

    int voteCount() {
        return votes.count();
    }

    boolean hasVoteOf(int ordinal) {
        return votes.has(ordinal);
    }

    void vote(int ordinal, boolean on) {
        votes.set(ordinal, on);
    }

    void answer(boolean isAnswered, @Nullable String inWriting) {
        answered = isAnswered;
        answer = inWriting;
    }

    /// @param ordinal the reader's
    Question as(Reader reader, int ordinal) {
        return new Question(
                asked.id(),
                asked.at(),
                reader.knows(asked.byId(), asked.role()) ? asked.name() : null,
                asked.text(),
                votes.count(),
                answered,
                answer,
                votes.has(ordinal),
                reader.id().equals(asked.byId()));
    }

    Saved save() {
        return new Saved(asked, votes.toText(), answered, answer);
    }
}
