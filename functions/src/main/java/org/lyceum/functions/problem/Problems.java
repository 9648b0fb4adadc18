package org.lyceum.functions.problem;

import org.lyceum.api.problem.Problem;
import org.lyceum.api.problem.ProblemCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What people are told about any exception: the refusal it carries, or that it was our fault.
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /// The problem behind an exception. Bugs and a silent environment are logged here, refusals are
    /// not.
    public static Problem of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException refused) {
                return refused.problem();
            }
            if (cause instanceof StoreUnavailableException) {
                LOG.error("A store cannot be reached", thrown);
                return Problem.of(
                        ProblemCode.STORE_UNAVAILABLE,
                        "Our store does not answer at the moment. Please try again in a minute.");
            }
        }
        LOG.error("A function failed", thrown);
        return Problem.of(
                ProblemCode.INTERNAL,
                "Something went wrong on our side. Please try again; if it stays, tell your"
                        + " administrator.");
    }
}
