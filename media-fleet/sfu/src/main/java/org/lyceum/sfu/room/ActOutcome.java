package org.lyceum.sfu.room;

import org.lyceum.api.problem.ProblemCode;

/// What became of an act.
sealed interface ActOutcome {
    ActOutcome DONE = new Done();

    /// It was done, or had been done before.
    record Done() implements ActOutcome {}

    /// It was not done; the detail says why and what helps.
    record Refused(ProblemCode code, String detail) implements ActOutcome {}

    static ActOutcome refused(ProblemCode code, String detail) {
        return new Refused(code, detail);
    }
}
