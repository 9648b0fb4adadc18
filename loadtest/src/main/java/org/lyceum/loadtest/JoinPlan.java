package org.lyceum.loadtest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When each student comes to the door: so many a second until so many are there, then at the next
/// step's pace.
public record JoinPlan(List<Step> steps) {
    private static final long NS = 1_000_000_000L;
    private static final int MAX_STUDENTS = 20_000;
    private static final double MAX_RATE = 10_000;
    private static final Pattern RATE = Pattern.compile("(\\d+(?:\\.\\d+)?)(?:/s)?");
    private static final Pattern STEP = Pattern.compile("\\s*([^:]+):(\\d{1,5})\\s*");

    /// @param upTo how many are there when the step is over
    public record Step(double joinsPerSecond, int upTo) {}

    public JoinPlan {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A plan needs a step.");
        }
        int before = 0;
        for (Step step : steps) {
            if (step.upTo() <= before || step.upTo() > MAX_STUDENTS) {
                throw new IllegalArgumentException(
                        "Each step of a ramp goes further than the one before, and to at most "
                                + MAX_STUDENTS
                                + " students.");
            }
            before = step.upTo();
        }
    }

    /// All at one pace.
    public static JoinPlan steady(int students, double joinsPerSecond) {
        return new JoinPlan(List.of(new Step(joinsPerSecond, students)));
    }

    /// Steps as a person writes them, `50/s:1000,100/s:10000`.
    ///
    /// @throws IllegalArgumentException with a sentence for that person
    public static JoinPlan parse(String text) {
        List<Step> steps = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher step = STEP.matcher(part);
            if (!step.matches()) {
                throw new IllegalArgumentException(
                        "A ramp is written as 50/s:1000,100/s:10000, and " + part + " is no step.");
            }
            int upTo = Integer.parseInt(step.group(2));
            steps.add(new Step(parseRate(step.group(1)), upTo));
        }
        return new JoinPlan(steps);
    }

    /// A pace as a person writes it, `20` or `20/s`.
    ///
    /// @throws IllegalArgumentException with a sentence for that person
    public static double parseRate(String text) {
        Matcher rate = RATE.matcher(text.strip());
        double value = rate.matches() ? Double.parseDouble(rate.group(1)) : 0;
        if (value <= 0 || value > MAX_RATE) {
            throw new IllegalArgumentException(
                    "A rate is a number above 0, as in 20/s, and " + text + " is none.");
        }
        return value;
    }

    public int students() {
        return steps.getLast().upTo();
    }

    /// When this student comes, after the first.
    ///
    /// @param number counted from 0
    public long arrivalNs(int number) {
        double seconds = 0;
        int before = 0;
        for (Step step : steps) {
            int here = Math.min(number, step.upTo()) - before;
            seconds += here / step.joinsPerSecond();
            before = step.upTo();
            if (number < step.upTo()) {
                break;
            }
        }
        return (long) (seconds * NS);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            text.append(text.isEmpty() ? "" : ", then ");
            text.append(step.joinsPerSecond()).append(" a second to ").append(step.upTo());
        }
        return text.toString();
    }
}
