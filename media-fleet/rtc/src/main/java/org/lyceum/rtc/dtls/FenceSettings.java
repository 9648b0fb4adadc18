package org.lyceum.rtc.dtls;

import java.util.List;

/// The bounds of a [HandshakeFence].
///
/// @param permits how many handshakes compute at once; those that wait for the network hold none
/// @param maxHandshakes how many are under way at once, computing or waiting; further ones are
///   refused, and the client's repeated ClientHello asks again
/// @param resendMillis after what time an unanswered flight is repeated at first; it doubles from
///   there
/// @param maxResendMillis up to this time
/// @param timeoutMillis after what time an unfinished handshake is given up
/// @param srtpProfiles `use_srtp` numbers, the preferred one first
public record FenceSettings(
        int permits,
        int maxHandshakes,
        int resendMillis,
        int maxResendMillis,
        int timeoutMillis,
        List<Integer> srtpProfiles) {
    private static final int MAX_HANDSHAKES = 2_048;
    private static final int RESEND_MILLIS = 100;
    private static final int MAX_RESEND_MILLIS = 1_000;
    private static final int TIMEOUT_MILLIS = 20_000;

    public FenceSettings {
        if (permits < 1 || maxHandshakes < 1 || resendMillis < 1 || timeoutMillis < 1) {
            throw new IllegalArgumentException("every bound is at least 1");
        }
        if (maxResendMillis < resendMillis) {
            throw new IllegalArgumentException("the longest pause is at least the first");
        }
        srtpProfiles = List.copyOf(srtpProfiles);
    }

    /// Two permits a core: while one handshake's thread is descheduled another may use its core.
    public static FenceSettings forCores(int cores) {
        return new FenceSettings(
                2 * cores,
                MAX_HANDSHAKES,
                RESEND_MILLIS,
                MAX_RESEND_MILLIS,
                TIMEOUT_MILLIS,
                List.of(SrtpKeys.AEAD_AES_128_GCM, SrtpKeys.AES128_CM_HMAC_SHA1_80));
    }

    /// The same with other SRTP profiles, the preferred one first.
    public FenceSettings withProfiles(List<Integer> profiles) {
        return new FenceSettings(
                permits, maxHandshakes, resendMillis, maxResendMillis, timeoutMillis, profiles);
    }
}
