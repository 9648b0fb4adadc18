package org.lyceum.api.classroom;

/// Whether a device of a participant is sending.
public enum SendingState {
    /// Nothing was switched on.
    OFF,
    /// Switched on and silenced by its owner: nothing leaves the page.
    MUTED,
    /// Sending.
    ON
}
