package org.lyceum.sfu.log;

import java.lang.System.Logger;
import java.util.Locale;

/// The part of the node that a line of the log is about. `./lyceum logs --tag` filters by it,
/// `LYCEUM_LOG` sets its level.
public enum LogTag {
    /// Addresses, consent, restarts.
    ICE,
    /// Handshakes, fingerprints.
    DTLS,
    /// Media that came and went.
    RTP,
    /// What could not be authenticated.
    SRTP,
    /// What receivers reported.
    RTCP,
    /// Data channels.
    SCTP,
    /// Classes and who is in them.
    ROOM,
    /// Redis and DynamoDB.
    REGISTRY,
    /// The control API.
    CONTROL,
    /// The process, its sockets and event loops.
    NODE;

    static final String PREFIX = "lyceum.";

    /// Where lines with this tag are written.
    public Logger logger() {
        return System.getLogger(loggerName());
    }

    String loggerName() {
        return PREFIX + word();
    }

    /// As it stands in `LYCEUM_LOG`.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
