package org.lyceum.rtc.peer;

/// Which protocol a datagram speaks, by its first bytes (RFC 7983; RFC 5761, section 4).
///
/// ```text
///   0 to   3  STUN
///  20 to  63  DTLS
/// 128 to 191  RTP, or RTCP when the second byte is 192 to 223
/// ```
public enum Multiplexing {
    STUN,
    DTLS,
    RTP,
    RTCP,
    UNKNOWN;

    public static Multiplexing of(byte[] datagram, int length) {
        if (length < 2) {
            return UNKNOWN;
        }
        int first = datagram[0] & 0xff;
        if (first <= 3) {
            return STUN;
        }
        if (first >= 20 && first <= 63) {
            return DTLS;
        }
        if (first >= 128 && first <= 191) {
            int second = datagram[1] & 0xff;
            return second >= 192 && second <= 223 ? RTCP : RTP;
        }
        return UNKNOWN;
    }
}
