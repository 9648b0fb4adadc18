package org.lyceum.functions.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Role;
import org.lyceum.functions.reports.AttendanceRule.Mark;

/// How one person attended a class.
///
/// @param mark what counts: the correction, else what the rule says
/// @param ruleMark what the rule says
/// @param minutes in the class, as far as it is proven; begun ones do not count
/// @param reconnects how often they came back
@Schema(name = "Attendance")
record AttendanceRow(
        String accountId,
        String name,
        @Schema(
                        type = "string",
                        implementation = String.class,
                        allowableValues = {"teacher", "assistant", "student", "guest"})
                Role role,
        Mark mark,
        Mark ruleMark,
        @Nullable Instant firstJoinedAt,
        @Nullable Instant lastLeftAt,
        long minutes,
        int reconnects,
        Counts acts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Corrected correction,
        String etag) {
    /// What they did: acts are counted, attention is not.
    ///
    /// @param answers to how many polls
    /// @param score in all quizzes that were not anonymous
    @Schema(name = "AttendanceActs")
    record Counts(int messages, int questions, int hands, int answers, int score) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0);
    }

    /// Who corrected it, and why.
    @Schema(name = "AttendanceCorrection")
    record Corrected(@Nullable Mark mark, String note, String byId, String byName, Instant at) {}
}
