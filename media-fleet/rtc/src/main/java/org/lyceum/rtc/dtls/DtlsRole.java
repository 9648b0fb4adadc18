package org.lyceum.rtc.dtls;

/// Which end of a handshake this is. The node is always the server; the bots are clients.
public enum DtlsRole {
    SERVER,
    CLIENT
}
