package org.lyceum.rtc.rtp;

/// Turns the 32 bits of an RTP timestamp into 64 that do not roll over.
///
/// The first timestamp stands for itself; each one after stands for the value closest to the newest
/// seen.
public final class TimestampUnwrapper {
    private boolean started;
    private long newest;

    /// The 64 bits of this timestamp, and remembers them when they are the newest.
    public long unwrap(long rtpTimestamp) {
        long unwrapped = valueOf(rtpTimestamp);
        if (!started || unwrapped > newest) {
            started = true;
            newest = unwrapped;
        }
        return unwrapped;
    }

    /// The 64 bits of this timestamp, without remembering them.
    public long valueOf(long rtpTimestamp) {
        return started ? newest + (int) (rtpTimestamp - newest) : rtpTimestamp & 0xffff_ffffL;
    }
}
