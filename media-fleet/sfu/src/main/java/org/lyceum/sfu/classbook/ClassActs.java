package org.lyceum.sfu.classbook;

import java.time.Instant;
import org.lyceum.api.classroom.Act;

/// What the acts of a class come to: whether somebody may do something now, and what then goes into
/// the log.
///
/// It reads the book and never changes it; how often people act is its own, and starts anew with
/// each owner of a class. Decide on a book that knows every entry appended before. Not thread-safe:
/// owned by its room's event loop.
public final class ClassActs {
    public ClassActs(ClassBook book) {}

    /// Whether this decides about an act; the room itself decides about the others (stage, sending,
    /// roster, media, ending, leaving).
    ///
    /// Acts that only ask for something (`readChat`, `searchChat`, `watchQuestions`, `watchHands`,
    /// `readUnanswered`, `readLog`) and `react` are decided too: done, or refused.
    public static boolean decidesAbout(Act act) {
        throw new UnsupportedOperationException();
    }

    /// @param nextSeq the number of the first entry that the act will make
    public Decision decide(Actor actor, Act act, Instant now, long nextSeq) {
        throw new UnsupportedOperationException();
    }
}
