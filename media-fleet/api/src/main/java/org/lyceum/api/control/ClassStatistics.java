package org.lyceum.api.control;

import java.time.Instant;
import java.util.List;

/// What one live class is doing: `GET /control/v1/statistics`, with a join token as bearer.
public record ClassStatistics(
        String classId,
        String nodeId,
        Instant liveSince,
        int participants,
        int onStage,
        int publishedTracks,
        int subscriptions,
        List<TrackStatistics> tracks) {
    /// One published track of a class.
    ///
    /// @param layers bitrate of each simulcast layer over the last second, lowest first, in bit/s
    /// @param lossRatio of the publisher's packets, 0 to 1
    public record TrackStatistics(
            String participantId,
            String source,
            List<Long> layers,
            double lossRatio,
            int subscriptions) {}
}
