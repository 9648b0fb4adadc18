package org.lyceum.sfu.forward;

import java.time.Instant;
import org.lyceum.rtc.rtp.NtpTime;

/// The node's wall clock as a line through its monotonic one: what `nowNs` is in Unix time.
///
/// A value, read once at the start of the node: no event of a class can see time run backwards.
///
/// @param unixNsAtZero Unix time in nanoseconds when `nowNs` was 0
public record WallClock(long unixNsAtZero) {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;

    /// The time of day, as events carry it, in milliseconds.
    public Instant instant(long nowNs) {
        return Instant.ofEpochMilli(Math.floorDiv(unixNsAtZero + nowNs, 1_000_000L));
    }

    /// Nanoseconds since 1900.
    public long ntpNs(long nowNs) {
        return unixNsAtZero + nowNs + SECONDS_1900_TO_1970 * NS_PER_SECOND;
    }

    /// The NTP timestamp, as sender reports carry it.
    public long ntpTime(long nowNs) {
        return NtpTime.ofNs(ntpNs(nowNs));
    }
}
