package org.lyceum.loadtest;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a load test is asked to do.
///
/// @param joinsPerSecond how many students come to the door a second
/// @param classId of a class that is live already, with a teacher of its own; null to make one
/// @param heights the picture heights that the students ask for, in turn
/// @param address of the front door; null for the one that the local system names
public record LoadTestOptions(
        int students,
        Duration duration,
        double joinsPerSecond,
        @Nullable String classId,
        List<Integer> heights,
        @Nullable URI address) {
    public LoadTestOptions {
        heights = List.copyOf(heights);
    }
}
