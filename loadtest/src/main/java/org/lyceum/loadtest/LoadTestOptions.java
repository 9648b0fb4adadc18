package org.lyceum.loadtest;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a load test is asked to do.
///
/// @param publishers further people whom the teacher brings on stage, with camera and microphone
/// @param classId of a class that is live already, with a teacher of its own; null to make one
/// @param heights the picture heights that the students ask for, in turn
/// @param address of the front door; null for the one that the local system names
/// @param splitsCores whether bots and local nodes are kept on different cores
public record LoadTestOptions(
        JoinPlan plan,
        int publishers,
        Duration duration,
        @Nullable String classId,
        List<Integer> heights,
        @Nullable URI address,
        boolean splitsCores) {
    public LoadTestOptions {
        heights = List.copyOf(heights);
    }

    int students() {
        return plan.students();
    }
}
