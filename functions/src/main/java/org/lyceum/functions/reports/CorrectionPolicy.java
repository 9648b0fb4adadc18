package org.lyceum.functions.reports;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Decides whether somebody may replace a correction by theirs.
final class CorrectionPolicy {
    private CorrectionPolicy() {}

    sealed interface Correcting {
        /// @param version of the new correction
        record Possible(long version) implements Correcting {}

        /// Nobody of this id is enrolled in the class or was in it.
        record Stranger() implements Correcting {}

        /// Whoever asks has seen an older one.
        record ChangedMeanwhile() implements Correcting {}
    }

    /// @param before the correction as it is; null: there is none
    /// @param entityTags what the caller has seen, as `If-Match` says it (RFC 9110, section 13.1.1)
    static Correcting correct(boolean belongs, @Nullable Correction before, String entityTags) {
        if (!belongs) {
            return new Correcting.Stranger();
        }
        long version = before == null ? 0 : before.version();
        String now = Correction.entityTag(version);
        boolean seen =
                Arrays.stream(entityTags.split(",", -1))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(now));
        return seen ? new Correcting.Possible(version + 1) : new Correcting.ChangedMeanwhile();
    }
}
