package org.lyceum.functions.problem;

import org.lyceum.api.problem.Problem;
import org.lyceum.api.problem.ProblemCode;

/// A refusal on its way to the edge, which answers it as a problem (RFC 9457).
///
/// Policies return sealed outcomes instead; a handler turns the refusing ones into this. It carries
/// no stack trace, because nothing is broken.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final String detail;

    /// @param detail what happened and what to do, as sentences for people
    public ProblemException(ProblemCode code, String detail) {
        super(code.wire() + ": " + detail, null, false, false);
        this.code = code;
        this.detail = detail;
    }

    public ProblemCode code() {
        return code;
    }

    public Problem problem() {
        return Problem.of(code, detail);
    }
}
