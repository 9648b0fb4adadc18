package org.lyceum.functions.classes;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A class to be put into the timetable.
///
/// @param opensMinutesBefore when the doors open; absent: 15
/// @param capacity how many may be in it at once; absent: 10,000
/// @param teacherIds accounts that teach it; absent: the caller
/// @param lobby whether students and guests are let in one by one; absent: they are not
@Introspected
record NewClass(
        @NotBlank @Size(max = 200) String title,
        @NotNull Instant startsAt,
        @NotNull Instant endsAt,
        @Nullable @Min(0) @Max(1_440) Integer opensMinutesBefore,
        @Nullable @Min(2) @Max(20_000) Integer capacity,
        @Nullable @Size(max = 25) List<String> teacherIds,
        @Nullable Boolean lobby) {
    private static final int DEFAULT_OPENS_MINUTES = 15;
    private static final int DEFAULT_CAPACITY = 10_000;

    Instant opensAt() {
        int minutes = opensMinutesBefore == null ? DEFAULT_OPENS_MINUTES : opensMinutesBefore;
        return startsAt.minus(Duration.ofMinutes(minutes));
    }

    boolean wantsLobby() {
        return lobby != null && lobby;
    }

    int wantedCapacity() {
        return capacity == null ? DEFAULT_CAPACITY : capacity;
    }

    List<String> teachersOr(String callerId) {
        return teacherIds == null || teacherIds.isEmpty()
                ? List.of(callerId)
                : teacherIds.stream().distinct().toList();
    }
}
