package org.lyceum.sfu.net;

import org.lyceum.api.problem.ProblemCode;

/// A class could not be opened on this node now.
final class ClassUnopenedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final String detail;

    ClassUnopenedException(ProblemCode code, String detail) {
        super(detail);
        this.code = code;
        this.detail = detail;
    }

    ClassUnopenedException(ProblemCode code, String detail, Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.detail = detail;
    }

    ProblemCode code() {
        return code;
    }

    /// What happened and what to do.
    String detail() {
        return detail;
    }
}
