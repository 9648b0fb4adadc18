package org.lyceum.sfu.classbook;

import org.lyceum.api.classroom.ClassEvent;

/// The questions of a class.
public final class Questions {
    /// Rows of one window.
    public static final int MAX_WINDOW = 100;

    /// The first questions: open ones first, then by votes, then the oldest.
    public ClassEvent.QuestionWindow window(Reader reader, int limit) {
        throw new UnsupportedOperationException();
    }

    /// How many are not answered.
    public int open() {
        throw new UnsupportedOperationException();
    }

    /// Rises with every change.
    public long version() {
        throw new UnsupportedOperationException();
    }
}
