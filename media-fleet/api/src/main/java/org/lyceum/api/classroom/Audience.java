package org.lyceum.api.classroom;

/// Who reads a message of the chat.
public enum Audience {
    /// Everybody in the class.
    EVERYONE,
    /// Who leads the class, the author, and whom it is addressed to.
    TEACHERS,
    /// Everybody, set apart as an announcement.
    ANNOUNCEMENT
}
