package org.lyceum.rtc.sctp;

/// The chunk types that this endpoint knows, and what to do with those it does not know (RFC 9260,
/// section 3.2: the two high bits say it).
final class ChunkType {
    static final int DATA = 0;
    static final int INIT = 1;
    static final int INIT_ACK = 2;
    static final int SACK = 3;
    static final int HEARTBEAT = 4;
    static final int HEARTBEAT_ACK = 5;
    static final int ABORT = 6;
    static final int SHUTDOWN = 7;
    static final int SHUTDOWN_ACK = 8;
    static final int ERROR = 9;
    static final int COOKIE_ECHO = 10;
    static final int COOKIE_ACK = 11;
    static final int SHUTDOWN_COMPLETE = 14;

    static final int FORWARD_TSN = 192;

    /// In ABORT and SHUTDOWN COMPLETE: the verification tag is the receiver's own, reflected.
    static final int FLAG_TAG_REFLECTED = 1;

    private ChunkType() {}

    /// Whether what follows an unknown chunk is still processed.
    static boolean isSkippable(int type) {
        return (type & 0x80) != 0;
    }

    /// Whether an unknown chunk is reported to its sender.
    static boolean isReportable(int type) {
        return (type & 0x40) != 0;
    }
}
