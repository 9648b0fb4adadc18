package org.lyceum.sfu.classbook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Poll;
import org.lyceum.api.classroom.PollAnswer;
import org.lyceum.api.classroom.PollKey;
import org.lyceum.api.classroom.PollKind;
import org.lyceum.api.classroom.PollSheet;
import org.lyceum.api.classroom.PollState;
import org.lyceum.api.classroom.PollTally;

/// One poll, with everybody's answer while it is new enough. Owned by its polls.
final class OpenedPoll {
    private final long id;
    private final PollSheet sheet;
    private PollState state = PollState.OPEN;
    private PollKey key = PollKey.NONE;
    private @Nullable Answers answers;

    /// How it came out, once that is settled: revealed, or too old to keep its answers.
    private @Nullable PollTally settled;

    /// What a snapshot keeps of it.
    public record Saved(
            long id,
            PollSheet sheet,
            PollState state,
            PollKey key,
            Answers.@Nullable Saved answers,
            @Nullable PollTally settled) {}

    OpenedPoll(long id, PollSheet sheet) {
        this.id = id;
        this.sheet = sheet;
        this.answers = isTyped() ? new Answers.Typed() : new Answers.Chosen(sheet.options().size());
    }

    OpenedPoll(Saved saved) {
        id = saved.id();
        sheet = saved.sheet();
        state = saved.state();
        key = saved.key();
        settled = saved.settled();
        Answers.Saved given = saved.answers();
        if (given != null) {
            answers = isTyped() ? new Answers.Typed(given) : new Answers.Chosen(given);
        }
    }

    long id() {
        return id;
    }

    PollSheet sheet() {
        return sheet;
    }

    PollState state() {
        return state;
    }

    PollKey key() {
        return key;
    }

    boolean isOpen() {
        return state == PollState.OPEN;
    }

    void setKey(PollKey correct) {
        key = correct;
    }

    /// @return whether it counts
    boolean answer(int ordinal, PollAnswer answer) {
        if (!isOpen() || answers == null) {
            return false;
        }
        answers.put(ordinal, answer);
        return true;
    }

    void close() {
        if (isOpen()) {
            state = PollState.CLOSED;
        }
    }

    void reveal(PollTally tally, PollKey correct) {
        state = PollState.REVEALED;
        settled = tally;
        key = correct;
    }

    /// Forgets who answered what, and keeps how it came out.
    void settle(int present) {
        settled = tally(present);
        answers = null;
    }

    boolean knowsWhoAnswered() {
        return answers != null;
    }

    @Nullable PollAnswer answerOf(int ordinal) {
        return answers == null ? null : answers.of(ordinal);
    }

    /// @param present how many people in the class may answer now
    PollTally tally(int present) {
        if (settled != null) {
            return settled;
        }
        int answered = answers == null ? 0 : answers.answered();
        return new PollTally(
                id,
                answered,
                Math.max(present, answered),
                answers == null ? List.of() : answers.counts(),
                answers == null ? List.of() : answers.texts());
    }

    Reach reachOfTally() {
        return sheet.liveResults() || state == PollState.REVEALED ? Reach.EVERYONE : Reach.LEADING;
    }

    /// @param ordinal the reader's
    Poll as(Reader reader, int ordinal, int present) {
        boolean keyKnown = reader.leads() || state == PollState.REVEALED;
        return new Poll(
                id,
                sheet,
                state,
                keyKnown && !key.equals(PollKey.NONE) ? key : null,
                reachOfTally().includes(reader) ? tally(present) : null,
                answerOf(ordinal));
    }

    Saved save() {
        return new Saved(id, sheet, state, key, answers == null ? null : answers.save(), settled);
    }

    private boolean isTyped() {
        return sheet.kind() == PollKind.TYPED;
    }
}
