package org.lyceum.api.problem;

/// A problem as RFC 9457 writes it, with a stable `code`.
///
/// @param type `urn:lyceum:problem:<code>`
/// @param detail what happened, why, and what to do, for people
public record Problem(String type, String title, int status, String detail, String code) {
    public static Problem of(ProblemCode code, String detail) {
        return new Problem(
                "urn:lyceum:problem:" + code.wire(),
                code.title(),
                code.status(),
                detail,
                code.wire());
    }
}
