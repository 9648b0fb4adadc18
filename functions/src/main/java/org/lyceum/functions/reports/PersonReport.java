package org.lyceum.functions.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.PollAnswer;
import org.lyceum.api.classroom.Role;

/// What the event log of a class says about one person, up to one entry.
///
/// @param seq of the newest entry that is in it; an entry that comes again changes nothing
/// @param stay when and how they came and went
/// @param acts what they did
record PersonReport(
        String participantId, String name, Role role, int ordinal, long seq, Stay stay, Acts acts) {
    /// When somebody came and went.
    ///
    /// @param joins how often they came
    /// @param connection of the present stay; null: they are not here
    /// @param since when the present stay began; null: they are not here
    /// @param presentMs of all stays before, in milliseconds
    record Stay(
            @Nullable Instant firstJoinedAt,
            @Nullable Instant lastLeftAt,
            int joins,
            @Nullable Long connection,
            @Nullable Instant since,
            long presentMs) {
        private static final Stay NONE = new Stay(null, null, 0, null, null, 0);

        /// A new connection while another is there goes on with the stay.
        Stay joined(long newConnection, Instant at) {
            return new Stay(
                    firstJoinedAt == null ? at : firstJoinedAt,
                    lastLeftAt,
                    joins + 1,
                    newConnection,
                    since == null ? at : since,
                    presentMs);
        }

        Stay left(Instant at) {
            long more = since == null ? 0 : Math.max(0, Duration.between(since, at).toMillis());
            return new Stay(firstJoinedAt, at, joins, null, null, presentMs + more);
        }

        boolean isHere() {
            return since != null;
        }
    }

    /// What somebody did in a class.
    ///
    /// @param answered to how many polls they gave an answer
    /// @param answers the newest to each poll, by its id; none to anonymous ones; bounded
    record Acts(
            int messages,
            int questions,
            int hands,
            int answered,
            Map<Long, @Nullable PollAnswer> answers) {
        private static final Acts NONE = new Acts(0, 0, 0, 0, Map.of());

        Acts wrote() {
            return new Acts(messages + 1, questions, hands, answered, answers);
        }

        Acts asked() {
            return new Acts(messages, questions + 1, hands, answered, answers);
        }

        Acts raised() {
            return new Acts(messages, questions, hands + 1, answered, answers);
        }

        /// @param answer null: what was answered is nobody's business
        Acts answered(long pollId, @Nullable PollAnswer answer) {
            boolean known = answers.containsKey(pollId);
            if (!known && answers.size() >= ClassReport.MOST_POLLS) {
                return this;
            }
            Map<Long, @Nullable PollAnswer> all = new HashMap<>(answers);
            all.put(pollId, answer);
            return new Acts(messages, questions, hands, known ? answered : answered + 1, all);
        }
    }

    static PersonReport of(LogEvent.Joined joined) {
        return new PersonReport(
                joined.participantId(),
                joined.name(),
                joined.role(),
                joined.ordinal(),
                0,
                Stay.NONE,
                Acts.NONE);
    }

    PersonReport joined(LogEvent.Joined joined, Instant at) {
        return new PersonReport(
                participantId,
                joined.name(),
                joined.role(),
                joined.ordinal(),
                seq,
                stay.joined(joined.connection(), at),
                acts);
    }

    PersonReport with(Stay other) {
        return new PersonReport(participantId, name, role, ordinal, seq, other, acts);
    }

    PersonReport with(Acts other) {
        return new PersonReport(participantId, name, role, ordinal, seq, stay, other);
    }

    PersonReport named(String other) {
        return new PersonReport(participantId, other, role, ordinal, seq, stay, acts);
    }

    PersonReport withRole(Role other) {
        return new PersonReport(participantId, name, other, ordinal, seq, stay, acts);
    }

    PersonReport at(long newest) {
        return new PersonReport(participantId, name, role, ordinal, newest, stay, acts);
    }

    /// How long they were in the class, as far as it is proven.
    Duration present(ClassReport of) {
        Instant since = stay.since();
        Duration before = Duration.ofMillis(stay.presentMs());
        return since == null
                ? before
                : before.plus(Duration.between(since, of.bound(ordinal, since)));
    }
}
