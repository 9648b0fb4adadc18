package org.lyceum.functions.guests;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Guest links to be made, at most 1,000 at once.
///
/// @param count how many; absent: one
/// @param uses how many people may come by each; absent: one
/// @param namePrefix what guests are called who give no name; several are numbered
@Introspected
record NewGuestLinks(
        @Nullable @Min(1) @Max(1_000) Integer count,
        @NotNull Instant expiresAt,
        @Nullable @Min(1) @Max(20_000) Integer uses,
        @Nullable @Pattern(regexp = ".*\\S.*", message = "must not be blank") @Size(max = 90)
                String namePrefix) {
    int wantedCount() {
        return count == null ? 1 : count;
    }

    int wantedUses() {
        return uses == null ? 1 : uses;
    }

    String nameOf(int number) {
        if (namePrefix == null) {
            return "";
        }
        return wantedCount() == 1 ? namePrefix.strip() : namePrefix.strip() + " " + number;
    }
}
