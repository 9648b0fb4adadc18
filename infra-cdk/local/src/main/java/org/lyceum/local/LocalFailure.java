package org.lyceum.local;

/// Something of the environment that stops the local runtime: its message is one sentence for the
/// person at the terminal, and says what to do where that is known.
public final class LocalFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LocalFailure(String sentence) {
        super(sentence);
    }

    public LocalFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
