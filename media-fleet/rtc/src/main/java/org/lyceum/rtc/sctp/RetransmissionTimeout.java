package org.lyceum.rtc.sctp;

/// How long to wait for an acknowledgement (RTO, RFC 9260, section 6.3.1): smoothed round-trip time
/// plus four times its variation, doubled while nothing comes.
///
/// Bounds differ from the RFC's 1 s and 60 s as dcSCTP's do: above a browser's delayed
/// acknowledgement (200 ms) there is no reason to wait longer, and a class cannot wait a minute for
/// its chat after a hole in the network (ICE consent ends after 30 s anyway).
final class RetransmissionTimeout {
    static final long INITIAL_NS = 500_000_000L;
    static final long MIN_NS = 400_000_000L;
    static final long MAX_NS = 5_000_000_000L;

    private long smoothedNs = -1;
    private long variationNs;
    private long valueNs = INITIAL_NS;

    long valueNs() {
        return valueNs;
    }

    void measured(long roundTripNs) {
        if (smoothedNs < 0) {
            smoothedNs = roundTripNs;
            variationNs = roundTripNs / 2;
        } else {
            variationNs += (Math.abs(smoothedNs - roundTripNs) - variationNs) / 4;
            smoothedNs += (roundTripNs - smoothedNs) / 8;
        }
        valueNs = Math.clamp(smoothedNs + 4 * variationNs, MIN_NS, MAX_NS);
    }

    void backOff() {
        valueNs = Math.min(2 * valueNs, MAX_NS);
    }
}
