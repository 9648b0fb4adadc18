package org.lyceum.rtc.sctp;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The parameters of an INIT or INIT ACK: the state cookie if there is one, the extensions, and
/// those that are not known here and want to be reported (RFC 9260, section 3.2.1: the two high
/// bits of a type say so).
record InitParameters(
        byte @Nullable [] cookie, Extensions extensions, byte[] unrecognized, boolean malformed) {
    static final int STATE_COOKIE = 7;
    static final int UNRECOGNIZED_PARAMETER = 8;

    /// What is reported at most; an INIT ACK with all of it still fits one packet.
    static final int MAX_REPORTED_BYTES = 512;

    /// A cookie that can be echoed fits one packet. (That of usrsctp holds both INITs.)
    static final int MAX_COOKIE_BYTES = PacketWriter.MAX_CHUNK_BYTES - TlvReader.HEADER_BYTES;

    private static final int STOP_BIT_CLEAR_MEANS_STOP = 0x8000;
    private static final int REPORT_BIT = 0x4000;

    static InitParameters read(byte[] bytes, int from, int to) {
        byte[] cookie = null;
        byte[] unrecognized = new byte[0];
        Extensions extensions = Extensions.NONE;
        TlvReader parameters = new TlvReader().over(bytes, from, to);
        while (parameters.next()) {
            int type = parameters.type();
            if (type == STATE_COOKIE) {
                int offset = parameters.valueOffset();
                cookie = Arrays.copyOfRange(bytes, offset, offset + parameters.valueLength());
            } else if (type == Extensions.FORWARD_TSN_SUPPORTED
                    || type == Extensions.SUPPORTED_EXTENSIONS) {
                extensions = extensions.with(bytes, parameters);
            } else if (!isKnown(type)) {
                if ((type & REPORT_BIT) != 0) {
                    unrecognized = withReported(unrecognized, bytes, parameters);
                }
                if ((type & STOP_BIT_CLEAR_MEANS_STOP) == 0) {
                    break;
                }
            }
        }
        return new InitParameters(cookie, extensions, unrecognized, parameters.isMalformed());
    }

    /// Addresses, cookie lifetime, address types, reports, host name, ECN: known, and without a
    /// meaning over DTLS (RFC 8261, section 5).
    private static boolean isKnown(int type) {
        return switch (type) {
            case 5, 6, UNRECOGNIZED_PARAMETER, 9, 11, 12, 0x8000 -> true;
            default -> false;
        };
    }

    private static byte[] withReported(byte[] before, byte[] bytes, TlvReader parameter) {
        int length = parameter.totalLength();
        if (before.length + TlvReader.padded(length) > MAX_REPORTED_BYTES) {
            return before;
        }
        byte[] after = Arrays.copyOf(before, before.length + TlvReader.padded(length));
        System.arraycopy(bytes, parameter.start(), after, before.length, length);
        return after;
    }
}
