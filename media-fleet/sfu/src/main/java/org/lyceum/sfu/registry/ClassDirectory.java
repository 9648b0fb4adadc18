package org.lyceum.sfu.registry;

import java.time.Instant;

/// Who must know which classes are on this node. Thread-safe; returns at once.
public interface ClassDirectory {
    /// A class is on this node from now on.
    void classOpened(String classId);

    /// A class has ended, which is written down, and nobody looks for it any more.
    void classEnded(String classId, Instant endedAt);

    /// Nobody is in the class on this node any more.
    void classLeft(String classId);
}
