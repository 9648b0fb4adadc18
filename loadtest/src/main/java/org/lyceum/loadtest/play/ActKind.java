package org.lyceum.loadtest.play;

/// What a bot may be asked to do; the bot finds out how, from what the class talks about.
public enum ActKind {
    /// Writes to everyone or to the teachers, answers somebody, edits its last message.
    CHAT,
    /// Shows something to the class, or to a message.
    REACT,
    /// Raises the hand, or lowers it when it is up.
    HAND,
    RAISE_HAND,
    ASK,
    VOTE,
    ANSWER_POLL,
    /// Loses the connection and comes back.
    RECONNECT,
    /// Of the teacher.
    OPEN_POLL,
    CLOSE_POLL,
    LOWER_ALL_HANDS
}
