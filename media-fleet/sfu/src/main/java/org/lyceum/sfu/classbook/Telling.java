package org.lyceum.sfu.classbook;

import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.Role;

/// How an entry of the log is told: to whom, and in which of its two forms.
///
/// There are two forms and no more, so that a class of 10,000 costs two encodings. **A hidden
/// roster leaks no name**: whoever may not see who else is here (the lock `roster`, or no
/// `rosterView`) gets what students and guests said without their id and name (`by` null, `name`
/// empty) and without the key of their act. Who leads the class is known to all, and everybody
/// knows themself.
///
/// @param plain with names
/// @param covered without; the same object where there is nothing to cover
/// @param role of whom `plain` names
public record Telling(LogEntry plain, LogEntry covered, Reach reach, Role role) {
    /// The entry as this reader is told of it: one of the two objects; null when it is not for
    /// them.
    public @Nullable LogEntry as(Reader reader) {
        if (!reach.includes(reader)) {
            return null;
        }
        String by = plain.by();
        return by == null || reader.knows(by, role) ? plain : covered;
    }
}
