package org.lyceum.api.classroom;

/// Why somebody is no longer in a class.
public enum LeaveReason {
    /// They went.
    LEFT,
    /// Their connection was lost.
    LOST,
    /// Who leads the class sent them away.
    REMOVED,
    /// The class ended.
    ENDED
}
