package org.lyceum.rtc.sctp;

/// How a request to change streams ended (RFC 6525, section 4.4).
final class ResetResult {
    static final int NOTHING_TO_DO = 0;
    static final int PERFORMED = 1;
    static final int DENIED = 2;
    static final int BAD_NUMBER = 5;
    static final int IN_PROGRESS = 6;

    private ResetResult() {}
}
