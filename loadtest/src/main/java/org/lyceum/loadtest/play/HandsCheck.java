package org.lyceum.loadtest.play;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lyceum.api.classroom.RaisedHand;

/// Compares the queue of hands as people see it with the order of the log.
public final class HandsCheck {
    private HandsCheck() {}

    /// One raised hand.
    ///
    /// @param logSeq where the acknowledgement says that it is
    /// @param position the place that its owner was told; 0 when they were told none
    public record Hand(String participantId, long logSeq, int position) {}

    /// What the teacher's window shows.
    public record Window(int total, List<RaisedHand> rows) {
        public Window {
            rows = List.copyOf(rows);
        }
    }

    /// What was found.
    ///
    /// @param shown rows of the teacher's window that were compared
    /// @param wrong each a sentence; none when the queue is in the order of the log
    public record Result(int raised, int shown, List<String> wrong) {
        public Result {
            wrong = List.copyOf(wrong);
        }

        public boolean inOrder() {
            return wrong.isEmpty();
        }
    }

    public static Result of(List<Hand> hands, Window window) {
        List<Hand> ordered = new ArrayList<>(hands);
        ordered.sort(Comparator.comparingLong(Hand::logSeq));
        List<String> wrong = new ArrayList<>();
        if (window.total() != ordered.size()) {
            wrong.add("The teacher sees " + window.total() + " hands of " + ordered.size() + ".");
        }
        for (int i = 0; i < ordered.size(); i++) {
            Hand hand = ordered.get(i);
            if (hand.position() != i + 1) {
                wrong.add(
                        hand.participantId()
                                + " is at "
                                + (i + 1)
                                + " and was told "
                                + hand.position()
                                + ".");
            }
        }
        for (int i = 0; i < window.rows().size(); i++) {
            String shown = window.rows().get(i).participantId();
            String expected = i < ordered.size() ? ordered.get(i).participantId() : "nobody";
            if (!shown.equals(expected)) {
                wrong.add(
                        "The teacher sees " + shown + " at " + (i + 1) + ", not " + expected + ".");
            }
        }
        return new Result(ordered.size(), window.rows().size(), wrong);
    }
}
