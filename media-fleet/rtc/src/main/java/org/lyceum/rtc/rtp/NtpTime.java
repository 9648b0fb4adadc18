package org.lyceum.rtc.rtp;

/// The 64 bits of an NTP timestamp: seconds since 1900 and their fraction (RFC 3550, section 4).
public final class NtpTime {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private NtpTime() {}

    /// Nanoseconds since 1900.
    public static long toNs(long ntpTime) {
        long fraction = ntpTime & 0xffff_ffffL;
        return (ntpTime >>> 32) * NS_PER_SECOND + ((fraction * NS_PER_SECOND) >>> 32);
    }

    /// The NTP timestamp of a time in nanoseconds since 1900.
    public static long ofNs(long nsSince1900) {
        long seconds = Math.floorDiv(nsSince1900, NS_PER_SECOND);
        long rest = Math.floorMod(nsSince1900, NS_PER_SECOND);
        return seconds << 32 | ((rest << 32) / NS_PER_SECOND);
    }

    /// The middle 32 bits, as report blocks carry them.
    public static long middle(long ntpTime) {
        return ntpTime >>> 16 & 0xffff_ffffL;
    }

    /// A round trip from a report block (RFC 3550, section 6.4.1), in nanoseconds; 0 when the
    /// reporter has seen no sender report or the numbers are impossible.
    public static long roundTripNs(long nowNtpTime, long lastSenderReport, long delay) {
        if (lastSenderReport == 0) {
            return 0;
        }
        int fractions = (int) (middle(nowNtpTime) - lastSenderReport - delay);
        return fractions <= 0 ? 0 : ((long) fractions * NS_PER_SECOND) >> 16;
    }
}
