package org.lyceum.sfu.registry;

/// The public keys cannot be read now, and an unknown one is named.
public final class KeysUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysUnavailableException(Throwable cause) {
        super(cause);
    }
}
