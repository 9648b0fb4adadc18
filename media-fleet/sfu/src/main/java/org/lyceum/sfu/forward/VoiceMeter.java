package org.lyceum.sfu.forward;

import org.lyceum.rtc.rtp.AudioLevel;

/// How loud one voice was lately, from the levels that its packets carry (RFC 6464).
///
/// Loudness is 0 (silence) to 127, rising fast and falling slowly, so that a pause between two
/// words is none. Not thread-safe: owned by its publisher's event loop.
public final class VoiceMeter {
    /// Without a packet for so long the voice is silent (Opus pauses its packets, DTX).
    public static final long STALE_NS = 500_000_000L;

    private static final double RISE = 0.3;
    private static final double FALL = 0.05;

    private double loudness;
    private long heardNs = Long.MIN_VALUE / 2;

    /// Takes the level of one packet, in -dBov.
    public void hear(int level, long nowNs) {
        int loud = AudioLevel.SILENCE - level;
        loudness += (loud - loudness) * (loud > loudness ? RISE : FALL);
        heardNs = nowNs;
    }

    /// 0 to 127.
    public int loudness(long nowNs) {
        return nowNs - heardNs > STALE_NS ? 0 : (int) Math.round(loudness);
    }
}
