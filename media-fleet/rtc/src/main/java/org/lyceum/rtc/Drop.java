package org.lyceum.rtc;

/// Why bytes from the network were dropped. A parser says no, and one of these counts.
///
/// Grouped by the layer that says no; each name is a Prometheus label, lower-cased.
public enum Drop {
    // Demultiplexing (RFC 7983)
    UNKNOWN_PROTOCOL,
    // STUN and ICE
    STUN_MALFORMED,
    STUN_BAD_INTEGRITY,
    STUN_BAD_FINGERPRINT,
    STUN_UNKNOWN_USERNAME,
    STUN_UNEXPECTED,
    ICE_UNVALIDATED_SOURCE,
    ICE_TOO_MANY_TUPLES,
    // DTLS
    DTLS_MALFORMED,
    DTLS_UNVALIDATED_SOURCE,
    DTLS_HANDSHAKE_BACKLOG,
    DTLS_REPEATED_HELLO,
    DTLS_BAD_RECORD,
    DTLS_REPLAY,
    DTLS_UNEXPECTED,
    // SRTP and SRTCP
    SRTP_BEFORE_KEYS,
    SRTP_TRUNCATED,
    SRTP_BAD_TAG,
    SRTP_REPLAY,
    SRTP_TOO_MANY_SSRCS,
    // RTP and RTCP
    RTP_MALFORMED,
    RTP_PAYLOAD_MALFORMED,
    RTP_UNKNOWN_SLOT,
    RTP_NOT_PERMITTED,
    RTP_TOO_MANY_SSRCS,
    RTCP_MALFORMED,
    RTCP_UNKNOWN_SSRC,
    NACK_NEVER_SENT,
    NACK_OVER_LIMIT,
    PICTURE_LOSS_OVER_LIMIT,
    // SCTP and data channels
    SCTP_MALFORMED,
    SCTP_BAD_CHECKSUM,
    SCTP_BAD_TAG,
    SCTP_BAD_COOKIE,
    SCTP_UNEXPECTED,
    SCTP_RECEIVE_BUFFER_FULL,
    SCTP_SEND_BUFFER_FULL,
    SCTP_UNKNOWN_CHANNEL,
    SCTP_TOO_MANY_CHANNELS,
    SCTP_MESSAGE_TOO_LARGE,
    SCTP_MESSAGE_ABANDONED,
    // What participants say on the data channel
    ACT_MALFORMED,
    ACT_OVER_BUDGET
}
