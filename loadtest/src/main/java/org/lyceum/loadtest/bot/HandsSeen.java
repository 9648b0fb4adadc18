package org.lyceum.loadtest.bot;

import java.util.List;
import org.lyceum.api.classroom.RaisedHand;

/// What somebody sees of the queue of hands.
///
/// @param position the own place; 0 when not in it
/// @param raisedSeq where the own hand is in the log; 0 when it is not up
/// @param total how many hands are up, as the watched window says; 0 when it is not watched
/// @param rows the head of the queue
public record HandsSeen(int position, long raisedSeq, int total, List<RaisedHand> rows) {
    static final HandsSeen NONE = new HandsSeen(0, 0, 0, List.of());

    public HandsSeen {
        rows = List.copyOf(rows);
    }

    HandsSeen at(int now) {
        return new HandsSeen(now, raisedSeq, total, rows);
    }

    HandsSeen raised(long seq) {
        return new HandsSeen(position, seq, total, rows);
    }

    HandsSeen window(int totalNow, List<RaisedHand> rowsNow) {
        return new HandsSeen(position, raisedSeq, totalNow, rowsNow);
    }
}
