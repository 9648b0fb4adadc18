package org.lyceum.functions.classes;

/// Where a class is in its life, at one moment.
public enum ClassState {
    /// It lies ahead.
    SCHEDULED,
    /// The doors are open; the teacher has not begun.
    OPEN,
    LIVE,
    ENDED
}
