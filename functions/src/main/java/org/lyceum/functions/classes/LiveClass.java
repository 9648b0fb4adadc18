package org.lyceum.functions.classes;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A lesson in the timetable, as it is kept.
///
/// @param opensAt when the doors open, before the lesson starts
/// @param liveSince when a teacher went live; null: not yet
/// @param endedAt when it was ended; null: it was not
/// @param lobby whether students and guests are let in one by one
/// @param requestHash fingerprint of the request that made it, for idempotency keys
/// @param version counts the changes of its place in the timetable
public record LiveClass(
        String id,
        String title,
        Instant startsAt,
        Instant endsAt,
        Instant opensAt,
        int capacity,
        @Nullable Instant liveSince,
        @Nullable Instant endedAt,
        List<Teacher> teachers,
        boolean lobby,
        String requestHash,
        long version) {
    /// A lesson may run over; one that nobody ended is over for good this long after its end.
    public static final Duration MOST_OVERTIME = Duration.ofHours(6);

    /// Who teaches it.
    @Schema(name = "Teacher")
    public record Teacher(String id, String name) {}

    /// From this time on nobody can be in it any more.
    public Instant overAt() {
        return endsAt.plus(MOST_OVERTIME);
    }

    /// The entity tag of this version (RFC 9110, section 8.8.3).
    String entityTag() {
        return "\"" + version + "\"";
    }

    /// The state follows from the stored times and the present one; nothing needs to run for it.
    public ClassState stateAt(Instant now) {
        if (endedAt != null) {
            return ClassState.ENDED;
        }
        if (liveSince != null) {
            return now.isBefore(overAt()) ? ClassState.LIVE : ClassState.ENDED;
        }
        if (now.isBefore(opensAt)) {
            return ClassState.SCHEDULED;
        }
        return now.isBefore(endsAt) ? ClassState.OPEN : ClassState.ENDED;
    }
}
