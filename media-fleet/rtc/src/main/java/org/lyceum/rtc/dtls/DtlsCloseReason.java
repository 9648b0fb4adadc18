package org.lyceum.rtc.dtls;

/// Why a DTLS association ended without being asked to by this side.
public enum DtlsCloseReason {
    /// The peer said goodbye (close_notify).
    CLOSED_BY_PEER,
    /// The peer sent an authenticated fatal alert.
    FATAL_ALERT,
    /// The handshake did not finish in time.
    HANDSHAKE_TIMEOUT,
    /// The certificate is not the one that signaling promised.
    FINGERPRINT_MISMATCH,
    /// The handshake broke off for any other reason.
    HANDSHAKE_FAILED,
    /// All sequence numbers are used.
    SEQUENCE_NUMBERS_EXHAUSTED
}
