package org.lyceum.rtc.peer;

import org.lyceum.rtc.dtls.DtlsCloseReason;

/// Why a peer session ended without being asked to by this side.
public enum CloseReason {
    /// Nothing came of it within `PeerSession.CONNECT_NS`.
    NEVER_CONNECTED,
    /// No address of the other side answers.
    UNREACHABLE,
    /// No valid check for 30 s (RFC 7675).
    CONSENT_LOST,
    /// The certificate is not the one that signaling promised.
    FINGERPRINT_MISMATCH,
    /// The DTLS handshake broke off or took too long.
    HANDSHAKE_FAILED,
    /// The other side said goodbye.
    CLOSED_BY_PEER,
    /// DTLS ended by a fatal alert, or all its numbers are used.
    CONNECTION_FAILED,
    /// The SCTP association ended, or a negotiated channel was closed: no events, so no class.
    CHANNELS_FAILED;

    static CloseReason of(DtlsCloseReason reason) {
        return switch (reason) {
            case CLOSED_BY_PEER -> CLOSED_BY_PEER;
            case FINGERPRINT_MISMATCH -> FINGERPRINT_MISMATCH;
            case HANDSHAKE_TIMEOUT, HANDSHAKE_FAILED -> HANDSHAKE_FAILED;
            case FATAL_ALERT, SEQUENCE_NUMBERS_EXHAUSTED -> CONNECTION_FAILED;
        };
    }
}
