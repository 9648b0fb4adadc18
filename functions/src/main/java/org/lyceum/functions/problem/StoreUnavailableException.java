package org.lyceum.functions.problem;

/// A store (DynamoDB, Secrets Manager) does not answer, or refuses for a reason that is not ours.
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String what, Throwable cause) {
        super(what, cause);
    }

    public StoreUnavailableException(String what) {
        super(what);
    }
}
