package org.lyceum.smoke;

/// Something did not happen as it does in a whole system: which step found it, and what it saw.
final class SmokeFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String step;

    SmokeFailure(String step, String sentence, Throwable cause) {
        super(sentence, cause);
        this.step = step;
    }

    String step() {
        return step;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
