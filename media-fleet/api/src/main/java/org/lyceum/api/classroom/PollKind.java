package org.lyceum.api.classroom;

/// How a poll is answered.
public enum PollKind {
    /// One option.
    SINGLE,
    /// Any number of options, at least one.
    MULTIPLE,
    /// A short text.
    TYPED
}
