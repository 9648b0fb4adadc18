package org.lyceum.api.classroom;

/// How the rows of the roster are sorted. Who leads the class comes first in each.
public enum RosterOrder {
    /// As people came.
    ARRIVAL,
    /// By name, as a dictionary has it.
    NAME,
    /// Raised hands first, in the order of the queue, then as people came.
    HAND
}
