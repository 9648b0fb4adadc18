package org.lyceum.loadtest;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.loadtest.play.ActRates;

/// What a load test is asked to do.
///
/// @param publishers further people whom the teacher brings on stage, with camera and microphone
/// @param classId of a class that is live already, with a teacher of its own; null to make one
/// @param heights the picture heights that the students ask for, in turn
/// @param address of the front door; null for the one that the local system names
/// @param splitsCores whether bots and local nodes are kept on different cores
/// @param acting what the students do
public record LoadTestOptions(
        JoinPlan plan,
        int publishers,
        Duration duration,
        @Nullable String classId,
        List<Integer> heights,
        @Nullable URI address,
        boolean splitsCores,
        Acting acting) {
    /// What the students do in the class.
    ///
    /// @param media whether they take part in what is seen and heard
    /// @param seed of who does what and when
    /// @param silenceNs after so long without a datagram a student takes the connection for lost
    public record Acting(boolean media, ActRates rates, long seed, long silenceNs) {}

    public LoadTestOptions {
        heights = List.copyOf(heights);
    }

    int students() {
        return plan.students();
    }

    BotFactory.Wanted student(String toClass, int height) {
        return wanted(toClass, height, BotFactory.Stage.NEVER);
    }

    /// Without media nobody sends anything either.
    BotFactory.Wanted wanted(String toClass, int height, BotFactory.Stage stage) {
        return acting.media()
                ? new BotFactory.Wanted(
                        toClass, height, stage, BotFactory.Slots.ALL, acting.silenceNs())
                : new BotFactory.Wanted(
                        toClass,
                        height,
                        BotFactory.Stage.NEVER,
                        BotFactory.Slots.EVENTS_ALONE,
                        acting.silenceNs());
    }
}
