package org.lyceum.functions.classes;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// What is to be different about a class; absent or null: stays as it is (RFC 7396 without
/// deletion).
///
/// @param opensMinutesBefore when the doors open; absent: as long before the start as now
@Introspected
record ClassChanges(
        @Nullable @Pattern(regexp = ".*\\S.*", message = "must not be blank") @Size(max = 200)
                String title,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable @Min(0) @Max(1_440) Integer opensMinutesBefore,
        @Nullable @Min(2) @Max(20_000) Integer capacity,
        @Nullable Boolean lobby) {
    /// Whether nothing but the lobby is named: that may be switched while the class is live.
    boolean concernsLobbyAlone() {
        return lobby != null
                && title == null
                && startsAt == null
                && endsAt == null
                && opensMinutesBefore == null
                && capacity == null;
    }

    LiveClass applyTo(LiveClass of) {
        Instant start = startsAt == null ? of.startsAt() : seconds(startsAt);
        Duration doors =
                opensMinutesBefore == null
                        ? Duration.between(of.opensAt(), of.startsAt())
                        : Duration.ofMinutes(opensMinutesBefore);
        return new LiveClass(
                of.id(),
                title == null ? of.title() : title.strip(),
                start,
                endsAt == null ? of.endsAt() : seconds(endsAt),
                start.minus(doors),
                capacity == null ? of.capacity() : capacity,
                of.liveSince(),
                of.endedAt(),
                of.teachers(),
                lobby == null ? of.lobby() : lobby,
                of.requestHash(),
                of.version());
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
