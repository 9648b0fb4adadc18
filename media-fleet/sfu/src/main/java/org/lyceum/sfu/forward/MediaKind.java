package org.lyceum.sfu.forward;

/// What a track carries, and the rate of its RTP clock: Opus (RFC 7587) or VP8 (RFC 7741).
public enum MediaKind {
    AUDIO(48_000),
    VIDEO(90_000);

    private final int clockRate;

    MediaKind(int clockRate) {
        this.clockRate = clockRate;
    }

    /// Ticks of the RTP timestamp in a second.
    public int clockRate() {
        return clockRate;
    }

    /// Ticks of the RTP timestamp in so many nanoseconds.
    public long ticks(long ns) {
        return Math.floorDiv(ns, 1_000_000_000L) * clockRate
                + Math.floorMod(ns, 1_000_000_000L) * clockRate / 1_000_000_000L;
    }
}
