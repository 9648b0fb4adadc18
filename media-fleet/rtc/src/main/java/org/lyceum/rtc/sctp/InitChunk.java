package org.lyceum.rtc.sctp;

import org.jspecify.annotations.Nullable;

/// The fixed part of INIT and INIT ACK (RFC 9260, section 3.3.2); parameters follow it.
///
/// ```text
/// | initiate tag (32) | advertised receiver window (32)            |
/// | outbound streams (16) | inbound streams (16) | initial TSN (32) |
/// ```
record InitChunk(int tag, int windowBytes, int outboundStreams, int inboundStreams, int tsn) {
    static final int FIXED_BYTES = 16;

    /// A window below this is no SCTP endpoint's (RFC 9260, section 3.3.2).
    static final int MIN_WINDOW_BYTES = 1_500;

    /// Null where the RFC says to discard the packet.
    static @Nullable InitChunk read(byte[] bytes, int offset, int length) {
        if (length < FIXED_BYTES) {
            return null;
        }
        long window = BigEndian.unsigned32(bytes, offset + 4);
        InitChunk init =
                new InitChunk(
                        BigEndian.int32(bytes, offset),
                        (int) Math.min(window, Integer.MAX_VALUE),
                        BigEndian.unsigned16(bytes, offset + 8),
                        BigEndian.unsigned16(bytes, offset + 10),
                        BigEndian.int32(bytes, offset + 12));
        boolean sound =
                init.tag != 0
                        && init.outboundStreams != 0
                        && init.inboundStreams != 0
                        && init.windowBytes >= MIN_WINDOW_BYTES;
        return sound ? init : null;
    }

    void write(byte[] bytes, int offset) {
        BigEndian.put32(bytes, offset, tag);
        BigEndian.put32(bytes, offset + 4, windowBytes);
        BigEndian.put16(bytes, offset + 8, outboundStreams);
        BigEndian.put16(bytes, offset + 10, inboundStreams);
        BigEndian.put32(bytes, offset + 12, tsn);
    }
}
