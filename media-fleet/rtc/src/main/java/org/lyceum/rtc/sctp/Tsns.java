package org.lyceum.rtc.sctp;

/// Transmission sequence numbers: 32 bits on the wire, a 64-bit `index` inside that never wraps.
final class Tsns {
    private Tsns() {}

    /// The first index of a side whose initial number this is. Above zero, so that "one before" and
    /// older numbers of hostile peers stay comparable.
    static long firstIndex(int initialTsn) {
        return (1L << 32) + (initialTsn & 0xFFFF_FFFFL);
    }

    /// The index nearest to `reference` that has these 32 bits (RFC 1982 arithmetic).
    static long unwrap(long reference, int tsn) {
        return reference + (tsn - (int) reference);
    }
}
