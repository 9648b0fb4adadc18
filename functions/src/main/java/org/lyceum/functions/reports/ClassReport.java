package org.lyceum.functions.reports;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.PollKey;

/// What the event log of a class says about the class as a whole, up to one entry.
///
/// @param upTo everything up to this seq is in it
/// @param startedAt when its first owner began; null: nothing happened yet
/// @param closedAt when it was closed; null: not yet
/// @param lastAt time of the newest entry
/// @param checkpoint who was there last; null: nobody looked yet
/// @param polls what is known of each poll, by its id; bounded
record ClassReport(
        String classId,
        long upTo,
        @Nullable Instant startedAt,
        @Nullable Instant closedAt,
        @Nullable Instant lastAt,
        @Nullable Checkpoint checkpoint,
        Map<Long, PollRecord> polls) {
    /// Polls of one class that are scored; later ones are counted only.
    static final int MOST_POLLS = 500;

    /// @param anonymous whether nobody is told who answered what
    record PollRecord(boolean anonymous, PollKey key) {}

    static ClassReport empty(String classId) {
        return new ClassReport(classId, 0, null, null, null, null, Map.of());
    }

    ClassReport at(long seq, Instant at) {
        return new ClassReport(classId, seq, startedAt, closedAt, at, checkpoint, polls);
    }

    ClassReport started(Instant at) {
        return new ClassReport(classId, upTo, at, closedAt, lastAt, checkpoint, polls);
    }

    ClassReport closed(Instant at) {
        return new ClassReport(classId, upTo, startedAt, at, lastAt, checkpoint, polls);
    }

    ClassReport checked(Checkpoint newest) {
        return new ClassReport(classId, upTo, startedAt, closedAt, lastAt, newest, polls);
    }

    ClassReport withPoll(long pollId, PollRecord poll) {
        if (polls.size() >= MOST_POLLS && !polls.containsKey(pollId)) {
            return this;
        }
        Map<Long, PollRecord> all = new HashMap<>(polls);
        all.put(pollId, poll);
        return new ClassReport(classId, upTo, startedAt, closedAt, lastAt, checkpoint, all);
    }

    /// When a stay ended whose end nobody saw: with the last checkpoint that it is in.
    Instant bound(int ordinal, Instant since) {
        return checkpoint != null && !checkpoint.at().isBefore(since) && checkpoint.holds(ordinal)
                ? checkpoint.at()
                : since;
    }
}
