package org.lyceum.sfu.classbook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.problem.ProblemCode;

/// What an act comes to.
public sealed interface Decision {
    Decision DONE = new Done();

    /// It is done once these are in the log, in this order.
    record Logged(List<LogEvent> events) implements Decision {}

    /// It may be done, and nothing is to be kept: the class is like that already, or the act only
    /// asks for something.
    record Done() implements Decision {}

    /// It is not done; the detail says what happened and what to do.
    ///
    /// @param retryAfterMs when it may be tried again; null when time does not help
    record Refused(ProblemCode code, String detail, @Nullable Long retryAfterMs)
            implements Decision {}

    static Decision logged(LogEvent event) {
        return new Logged(List.of(event));
    }

    static Refused refused(ProblemCode code, String detail) {
        return new Refused(code, detail, null);
    }
}
