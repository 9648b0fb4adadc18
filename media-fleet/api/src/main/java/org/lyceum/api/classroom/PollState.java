package org.lyceum.api.classroom;

/// How far a poll is.
public enum PollState {
    /// Answers are taken.
    OPEN,
    /// Answers are no longer taken.
    CLOSED,
    /// Everybody sees the results, and what was correct.
    REVEALED
}
