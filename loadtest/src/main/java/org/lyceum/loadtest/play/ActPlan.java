package org.lyceum.loadtest.play;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// Who does what and when: the same for the same seed.
///
/// Acts of a kind come at random with the asked rate on average (a Poisson process), as those of
/// many people do.
///
/// @param steps in the order of time
public record ActPlan(List<Step> steps) {
    /// The number of the teacher, who is no student.
    public static final int TEACHER = -1;

    static final double POLL_EVERY_SECONDS = 15;
    static final double POLL_OPEN_SECONDS = 8;
    static final double ANSWERING_SECONDS = 5;
    private static final double NS = 1e9;

    /// One thing to do.
    ///
    /// @param atNs since the beginning
    /// @param who a student, counted from 0, or `TEACHER`
    /// @param dice what the bot decides by
    public record Step(long atNs, int who, ActKind kind, long dice) {}

    public ActPlan {
        steps = List.copyOf(steps);
    }

    public static ActPlan of(long seed, ActRates rates, int students, double seconds) {
        return new Maker(new SplittableRandom(seed), students, seconds).make(rates);
    }

    /// When the last of the hands that go up at once is up; 0 when there are none.
    public long handsUpNs() {
        return steps.stream()
                .filter(step -> step.kind() == ActKind.RAISE_HAND)
                .mapToLong(Step::atNs)
                .max()
                .orElse(0);
    }

    private static double handsAtSeconds(double seconds) {
        return seconds / 2;
    }

    private record Maker(
            SplittableRandom luck, int students, double seconds, ArrayList<Step> steps) {
        Maker(SplittableRandom luck, int students, double seconds) {
            this(luck, students, seconds, new ArrayList<>());
        }

        ActPlan make(ActRates rates) {
            spread(ActKind.CHAT, rates.chat());
            spread(ActKind.REACT, rates.reactions());
            spread(ActKind.HAND, rates.hands());
            spread(ActKind.ASK, rates.questions());
            spread(ActKind.VOTE, rates.votes());
            spread(ActKind.RECONNECT, rates.reconnects());
            if (rates.answers()) {
                polls();
            }
            raiseHands(Math.min(students, rates.handsAtOnce()));
            steps.sort(Comparator.comparingLong(Step::atNs));
            return new ActPlan(steps);
        }

        private void spread(ActKind kind, double perSecond) {
            if (perSecond <= 0) {
                return;
            }
            double at = pause(perSecond);
            while (at < seconds) {
                add(at, luck.nextInt(students), kind);
                at += pause(perSecond);
            }
        }

        private double pause(double perSecond) {
            return -Math.log(1 - luck.nextDouble()) / perSecond;
        }

        /// Everybody answers once; some too late, when the poll is closed.
        private void polls() {
            for (double at = 1; at < seconds; at += POLL_EVERY_SECONDS) {
                add(at, TEACHER, ActKind.OPEN_POLL);
                for (int student = 0; student < students; student++) {
                    add(at + 1 + luck.nextDouble(ANSWERING_SECONDS), student, ActKind.ANSWER_POLL);
                }
                add(at + POLL_OPEN_SECONDS, TEACHER, ActKind.CLOSE_POLL);
            }
        }

        private void raiseHands(int count) {
            for (int student = 0; student < count; student++) {
                double at = handsAtSeconds(seconds) + luck.nextDouble();
                add(at, student, ActKind.RAISE_HAND);
            }
        }

        private void add(double atSeconds, int who, ActKind kind) {
            if (atSeconds < seconds) {
                steps.add(new Step((long) (atSeconds * NS), who, kind, luck.nextLong()));
            }
        }
    }
}
