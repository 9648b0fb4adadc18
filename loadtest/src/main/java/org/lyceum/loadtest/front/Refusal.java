package org.lyceum.loadtest.front;

/// The front door said no, or could not be reached: a stable code, and a sentence for people.
///
/// Codes are those of the system's problems, and of this side: `front-door-unreachable`,
/// `signaling-lost`, `no-answer`, `answer-unreadable`.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public Refusal(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    public Refusal(String code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
