package org.lyceum.local.lambda;

/// A handler that could not be made, because its class is missing or its constructor threw; or what
/// an isolated one says of itself.
final class HandlerFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String type;

    HandlerFailure(String sentence, Throwable cause) {
        super(sentence, cause);
        type = cause.getClass().getName();
    }

    /// As an isolated function reports it.
    HandlerFailure(String type, String sentence) {
        super(sentence);
        this.type = type;
    }

    String type() {
        return type;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
