package org.lyceum.loadtest;

import org.lyceum.loadtest.play.ActRates;
import picocli.CommandLine.Option;

/// The options that say what the students of a class do, shared by the commands.
final class ActOptions {
    @Option(
            names = "--chat",
            defaultValue = "0",
            paramLabel = "N/s",
            description =
                    "Messages a second: to everyone, answers, some edited, some to the teachers.")
    private String chat = "0";

    @Option(
            names = "--reactions",
            defaultValue = "0",
            paramLabel = "N/s",
            description = "Reactions a second, to the class and to messages.")
    private String reactions = "0";

    @Option(
            names = "--questions",
            defaultValue = "0",
            paramLabel = "N/s",
            description = "Questions a second.")
    private String questions = "0";

    @Option(
            names = "--votes",
            defaultValue = "0",
            paramLabel = "N/s",
            description = "Votes for questions a second.")
    private String votes = "0";

    @Option(
            names = "--reconnects",
            defaultValue = "0",
            paramLabel = "N/s",
            description = "Connections a second that are lost and come back.")
    private String reconnects = "0";

    @Option(
            names = "--hands",
            defaultValue = "0",
            paramLabel = "N",
            description =
                    "So many raise a hand within one second, in the middle; the teacher's window and"
                            + " everybody's place must be in the order of the log.")
    private int hands;

    @Option(
            names = "--answers",
            description = "The teacher opens a poll every 15 seconds, and everybody answers.")
    private boolean answers;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Who does what and when (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    /// @throws IllegalArgumentException with a sentence for the person who wrote the options
    ActRates rates() {
        if (hands < 0) {
            throw new IllegalArgumentException("--hands must be 0 or more.");
        }
        return new ActRates(
                rate(chat),
                rate(reactions),
                0,
                rate(questions),
                rate(votes),
                rate(reconnects),
                hands,
                answers);
    }

    long seed() {
        return seed;
    }

    boolean needTeacher() {
        return answers || hands > 0;
    }

    private static double rate(String text) {
        return text.strip().matches("0+(\\.0+)?(/s)?") ? 0 : JoinPlan.parseRate(text);
    }
}
