package org.lyceum.sfu.classbook;

import java.util.Collection;
import java.util.List;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.Participant;
import org.lyceum.api.classroom.Poll;
import org.lyceum.api.classroom.PollTally;

/// The polls of a class.
public final class Polls {
    /// Rows of one answer about who has not answered.
    public static final int MAX_UNANSWERED = 100;

    /// How a poll stands, and whom that reaches.
    public record TallyChanged(PollTally tally, Reach reach) {}

    /// Open polls and the newest of the others, as this reader may see them, oldest first.
    public List<Poll> forReader(Reader reader) {
        throw new UnsupportedOperationException();
    }

    /// The tallies that changed since this was asked last.
    public List<TallyChanged> takeChangedTallies() {
        throw new UnsupportedOperationException();
    }

    /// Who is here, does not lead the class and has not answered.
    ///
    /// @param present everybody who is here
    public ClassEvent.UnansweredRead unanswered(
            long pollId, int offset, int limit, Collection<Participant> present) {
        throw new UnsupportedOperationException();
    }
}
