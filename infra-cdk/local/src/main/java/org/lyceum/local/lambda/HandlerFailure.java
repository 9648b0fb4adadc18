package org.lyceum.local.lambda;

/// A handler that could not be made: its class is missing, or its constructor threw.
final class HandlerFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String type;

    HandlerFailure(String sentence, Throwable cause) {
        super(sentence, cause);
        type = cause.getClass().getName();
    }

    String type() {
        return type;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
