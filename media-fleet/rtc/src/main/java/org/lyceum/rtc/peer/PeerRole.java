package org.lyceum.rtc.peer;

/// Which side of a connection this is.
public enum PeerRole {
    /// The server: ICE-lite, DTLS server, answers SCTP.
    NODE,
    /// A bot: checks addresses, DTLS client, begins SCTP.
    CLIENT
}
