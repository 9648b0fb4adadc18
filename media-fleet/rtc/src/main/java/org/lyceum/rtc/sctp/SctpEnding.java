package org.lyceum.rtc.sctp;

/// Why an association is over.
public enum SctpEnding {
    /// No answer to INIT or COOKIE ECHO.
    HANDSHAKE_TIMED_OUT,
    /// Too many repeats or heartbeats in a row without an answer.
    PEER_UNREACHABLE,
    /// The peer sent ABORT.
    PEER_ABORTED,
    /// The peer sent a new INIT inside the same DTLS connection and confirmed it. What it had is
    /// lost, so the channels are; the page joins again.
    PEER_RESTARTED,
    /// The peer takes fewer streams than the channels need.
    TOO_FEW_STREAMS,
    /// The peer broke a rule that nothing recovers from; it was told by ABORT.
    PROTOCOL_VIOLATION,
    /// Both sides said all they had to say.
    SHUT_DOWN,
    /// This side sent ABORT.
    ABORTED
}
