package org.lyceum.functions.reports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lyceum.functions.reports.AttendanceRule.Mark;

/// What somebody who leads a class says about the attendance of a person, whatever the rule says.
///
/// @param mark null: as the rule says; only the note is theirs
/// @param byName the author's name when it was written
/// @param version counts the corrections of this person in this class
record Correction(
        @Nullable Mark mark, String note, String byId, String byName, Instant at, long version) {
    /// The entity tag of a version (RFC 9110, section 8.8.3); nothing corrected yet is 0.
    static String entityTag(long version) {
        return "\"" + version + "\"";
    }
}
