package org.lyceum.sfu.net;

/// A worker cannot take or answer a question now: it was not done, and the caller should try
/// another node, or later.
final class WorkerBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WorkerBusyException(String message) {
        super(message);
    }

    WorkerBusyException(String message, Throwable cause) {
        super(message, cause);
    }
}
