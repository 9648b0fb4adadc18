package org.lyceum.functions.classes;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Role;

/// Decides what may be done to a class, and when.
final class TimetablePolicy {
    static final Duration LONGEST = Duration.ofHours(24);

    private TimetablePolicy() {}

    /// Whether a class can take place at these times.
    sealed interface Scheduling {
        record Possible() implements Scheduling {}

        record EndsBeforeItStarts() implements Scheduling {}

        record TooLong() implements Scheduling {}

        record OverAlready() implements Scheduling {}
    }

    /// Whether somebody may go live.
    sealed interface GoingLive {
        record Goes() implements GoingLive {}

        record IsLive() implements GoingLive {}

        record NotTeacher() implements GoingLive {}

        record NotOpenYet(Instant opensAt) implements GoingLive {}

        record Ended() implements GoingLive {}
    }

    /// Whether somebody may end a class by REST.
    sealed interface Ending {
        record Ends() implements Ending {}

        record HasEnded() implements Ending {}

        record NotTeacher() implements Ending {}

        record NotLive() implements Ending {}

        /// A node holds the class: the teacher ends it in the room, which tells everyone.
        record HeldByNode() implements Ending {}
    }

    /// Whether a class may still be changed or called off.
    sealed interface Changing {
        record Possible() implements Changing {}

        record IsLive() implements Changing {}

        record Ended() implements Changing {}

        /// Whoever asks has seen an older version.
        record ChangedMeanwhile() implements Changing {}
    }

    /// @param entityTags what the caller has seen, as `If-Match` says it (RFC 9110, section 13.1.1)
    static Changing change(LiveClass of, String entityTags, Instant now) {
        return switch (of.stateAt(now)) {
            case LIVE -> new Changing.IsLive();
            case ENDED -> new Changing.Ended();
            case SCHEDULED, OPEN ->
                    isAmong(of.entityTag(), entityTags)
                            ? new Changing.Possible()
                            : new Changing.ChangedMeanwhile();
        };
    }

    /// The lobby is no part of the timetable: it is switched until the class is over.
    static Changing switchLobby(LiveClass of, String entityTags, Instant now) {
        if (of.stateAt(now) == ClassState.ENDED) {
            return new Changing.Ended();
        }
        return isAmong(of.entityTag(), entityTags)
                ? new Changing.Possible()
                : new Changing.ChangedMeanwhile();
    }

    private static boolean isAmong(String entityTag, String entityTags) {
        return Arrays.stream(entityTags.split(",", -1))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(entityTag));
    }

    static Scheduling schedule(Instant startsAt, Instant endsAt, Instant now) {
        if (!startsAt.isBefore(endsAt)) {
            return new Scheduling.EndsBeforeItStarts();
        }
        if (Duration.between(startsAt, endsAt).compareTo(LONGEST) > 0) {
            return new Scheduling.TooLong();
        }
        return endsAt.isAfter(now) ? new Scheduling.Possible() : new Scheduling.OverAlready();
    }

    /// @param role of the caller in the class; null: none
    static GoingLive goLive(LiveClass of, @Nullable Role role, Instant now) {
        if (role != Role.TEACHER) {
            return new GoingLive.NotTeacher();
        }
        return switch (of.stateAt(now)) {
            case SCHEDULED -> new GoingLive.NotOpenYet(of.opensAt());
            case OPEN -> new GoingLive.Goes();
            case LIVE -> new GoingLive.IsLive();
            case ENDED -> new GoingLive.Ended();
        };
    }

    /// @param mayEnd whether the caller teaches the class or is an administrator
    /// @param held whether a living node holds it
    static Ending end(LiveClass of, boolean mayEnd, boolean held, Instant now) {
        if (!mayEnd) {
            return new Ending.NotTeacher();
        }
        return switch (of.stateAt(now)) {
            case SCHEDULED, OPEN -> new Ending.NotLive();
            case LIVE -> held ? new Ending.HeldByNode() : new Ending.Ends();
            case ENDED -> new Ending.HasEnded();
        };
    }
}
