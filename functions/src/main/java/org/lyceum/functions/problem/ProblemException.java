package org.lyceum.functions.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
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
    private final @Nullable Duration retryAfter;

    /// @param detail what happened and what to do, as sentences for people
    public ProblemException(ProblemCode code, String detail) {
        this(code, detail, null);
    }

    /// @param retryAfter how long it is of no use to try again; null: not known
    public ProblemException(ProblemCode code, String detail, @Nullable Duration retryAfter) {
        super(code.wire() + ": " + detail, null, false, false);
        this.code = code;
        this.detail = detail;
        this.retryAfter = retryAfter;
    }

    /// How long it is of no use to try again, in whole seconds, at least one; null: not known.
    public @Nullable Long retryAfterSeconds() {
        return retryAfter == null
                ? null
                : Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds());
    }

    public ProblemCode code() {
        return code;
    }

    public Problem problem() {
        return Problem.of(code, detail);
    }
}
