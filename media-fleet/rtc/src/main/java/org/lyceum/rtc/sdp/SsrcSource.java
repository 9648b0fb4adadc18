package org.lyceum.rtc.sdp;

import java.util.random.RandomGenerator;

/// Where the SSRCs of our own streams come from.
@FunctionalInterface
public interface SsrcSource {
    /// An SSRC, 1 to 2³² - 1. Whoever asks sees to it that no two in a session are the same.
    long next();

    /// SSRCs drawn at random (RFC 3550, section 8.1).
    static SsrcSource random(RandomGenerator random) {
        return () -> random.nextLong(1, 1L << 32);
    }
}
