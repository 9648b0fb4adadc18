package org.lyceum.rtc.dtls;

/// Which of the last 64 record numbers have been seen (RFC 6347, section 4.1.2.6).
final class ReplayWindow {
    private static final int SIZE = 64;

    private long highest = -1;
    private long seen;

    /// Whether this number was seen, or is too old to tell.
    boolean isReplay(long number) {
        long back = highest - number;
        return back >= SIZE || (back >= 0 && ((seen >>> back) & 1) != 0);
    }

    /// Remembers a number; only after its record has authenticated.
    void mark(long number) {
        if (number > highest) {
            long step = number - highest;
            seen = step >= SIZE ? 1 : seen << step | 1;
            highest = number;
        } else if (highest - number < SIZE) {
            seen |= 1L << (highest - number);
        }
    }
}
