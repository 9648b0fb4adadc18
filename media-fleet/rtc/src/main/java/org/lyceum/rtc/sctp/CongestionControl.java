package org.lyceum.rtc.sctp;

/// How many bytes may be in flight (RFC 9260, section 7.2): slow start, congestion avoidance, and
/// the cuts after losses. Not thread-safe: owned by its association.
final class CongestionControl {
    /// The path's MTU less the common header: PMDCS of the RFC.
    static final int SEGMENT_BYTES = PacketWriter.MAX_CHUNK_BYTES;

    /// RFC 9260, section 7.2.1.
    static final int INITIAL_WINDOW_BYTES =
            Math.min(4 * SEGMENT_BYTES, Math.max(2 * SEGMENT_BYTES, 4_404));

    /// The window never needs to exceed what may wait, headers of small messages included.
    static final int MAX_WINDOW_BYTES = 4 * OutboundQueue.MAX_BYTES;

    /// At most so many segments leave at once (Max.Burst, RFC 9260, section 6.1 D), so that an idle
    /// association with a large window does not flood the path.
    private static final int MAX_BURST_SEGMENTS = 4;

    private static final int MIN_THRESHOLD_BYTES = 4 * SEGMENT_BYTES;
    private static final long NOT_RECOVERING = Long.MIN_VALUE;

    private int windowBytes = INITIAL_WINDOW_BYTES;
    private int thresholdBytes = Integer.MAX_VALUE;
    private int partialBytes;
    private long recoveryExitIndex = NOT_RECOVERING;

    int windowBytes() {
        return windowBytes;
    }

    /// What may be in flight after a burst that begins with this much in flight.
    int burstLimit(int bytesInFlight) {
        return Math.min(windowBytes, bytesInFlight + MAX_BURST_SEGMENTS * SEGMENT_BYTES);
    }

    boolean isRecovering() {
        return recoveryExitIndex != NOT_RECOVERING;
    }

    /// The cumulative acknowledgement moved on to `cumulativeIndex`.
    void advanced(long cumulativeIndex, int newlyAcknowledgedBytes, int bytesInFlightBefore) {
        boolean wasRecovering = isRecovering();
        if (wasRecovering && cumulativeIndex >= recoveryExitIndex) {
            recoveryExitIndex = NOT_RECOVERING;
        }
        boolean fullyUsed = bytesInFlightBefore >= windowBytes;
        if (windowBytes <= thresholdBytes) {
            if (fullyUsed && !wasRecovering) {
                grow(Math.min(newlyAcknowledgedBytes, SEGMENT_BYTES));
            }
            return;
        }
        partialBytes += newlyAcknowledgedBytes;
        if (partialBytes >= windowBytes) {
            partialBytes = fullyUsed ? partialBytes - windowBytes : windowBytes;
            if (fullyUsed) {
                grow(SEGMENT_BYTES);
            }
        }
    }

    /// Nothing is in flight any more.
    void drained() {
        partialBytes = 0;
    }

    /// Three reports miss a chunk: at most one cut per flight (RFC 9260, section 7.2.4).
    void lost(long highestSentIndex) {
        if (!isRecovering()) {
            cut();
            windowBytes = thresholdBytes;
            recoveryExitIndex = highestSentIndex;
        }
    }

    /// T3 expired (RFC 9260, section 7.2.3).
    void timedOut() {
        cut();
        windowBytes = SEGMENT_BYTES;
        recoveryExitIndex = NOT_RECOVERING;
    }

    private void cut() {
        thresholdBytes = Math.max(windowBytes / 2, MIN_THRESHOLD_BYTES);
        partialBytes = 0;
    }

    private void grow(int bytes) {
        windowBytes = Math.min(windowBytes + bytes, MAX_WINDOW_BYTES);
    }
}
