package org.lyceum.sfu.room;

import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.problem.ProblemCode;

/// What became of an act.
sealed interface ActOutcome {
    ActOutcome DONE = new Done();

    /// It was done, or had been done before.
    record Done() implements ActOutcome {}

    /// It was done, and must be in the log before anybody is told.
    record Logged(LogEvent event) implements ActOutcome {}

    /// It was not done; the detail says why and what helps.
    ///
    /// @param retryAfterMs when it may be tried again; null when time does not help
    record Refused(ProblemCode code, String detail, @Nullable Long retryAfterMs)
            implements ActOutcome {}

    static ActOutcome refused(ProblemCode code, String detail) {
        return new Refused(code, detail, null);
    }
}
