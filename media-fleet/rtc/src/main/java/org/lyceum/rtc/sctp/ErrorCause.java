package org.lyceum.rtc.sctp;

/// The error causes that are written or read here (RFC 9260, section 3.3.10).
final class ErrorCause {
    static final int INVALID_STREAM = 1;
    static final int STALE_COOKIE = 3;
    static final int UNRECOGNIZED_CHUNK = 6;
    static final int UNRECOGNIZED_PARAMETERS = 8;
    static final int NO_USER_DATA = 9;
    static final int USER_INITIATED_ABORT = 12;
    static final int PROTOCOL_VIOLATION = 13;

    private ErrorCause() {}
}
