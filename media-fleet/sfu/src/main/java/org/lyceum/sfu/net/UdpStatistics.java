package org.lyceum.sfu.net;

/// What one UDP socket has carried. Written by its event loop, read by others as a hint.
final class UdpStatistics {
    private final long[] runsBySegments = new long[PeerOutbox.MAX_SEGMENTS + 1];
    private long datagramsReceived;
    private long bytesReceived;
    private long datagramsSent;
    private long bytesSent;
    private long failedToSend;
    private long refusedRuns;

    void received(int bytes) {
        datagramsReceived++;
        bytesReceived += bytes;
    }

    void sent(int segments, int bytes) {
        runsBySegments[segments]++;
        datagramsSent += segments;
        bytesSent += bytes;
    }

    void failedToSend() {
        failedToSend++;
    }

    void refusedRun() {
        refusedRuns++;
    }

    long datagramsReceived() {
        return datagramsReceived;
    }

    long bytesReceived() {
        return bytesReceived;
    }

    long datagramsSent() {
        return datagramsSent;
    }

    long bytesSent() {
        return bytesSent;
    }

    long failures() {
        return failedToSend;
    }

    long refusals() {
        return refusedRuns;
    }

    /// How many runs had so many segments; index 0 is unused.
    long[] runsBySegments() {
        return runsBySegments.clone();
    }
}
