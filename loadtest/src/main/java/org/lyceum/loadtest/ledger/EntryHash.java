package org.lyceum.loadtest.ledger;

import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.LogEntry;

/// Short numbers that stand for an entry of the log, so that thousands of views fit into memory.
///
/// Comparable within one process only. Who did something, and by which act, may be hidden from some
/// readers and is left out of what must be the same for all.
public final class EntryHash {
    /// Of an entry whose act is unknown to the reader.
    public static final int NO_ACT = 0;

    private static final int PRIME = 31;

    private EntryHash() {}

    /// The same for equal entries: the upper half tells events apart, the lower one times.
    public static long of(LogEntry entry) {
        int kind = entry.event().getClass().getSimpleName().hashCode();
        long event = PRIME * (long) entry.event().hashCode() + kind;
        return (event << Integer.SIZE) ^ (entry.at().hashCode() & 0xFFFF_FFFFL);
    }

    /// Names an act by its author and id; `NO_ACT` where the reader is not told them.
    public static int actKey(@Nullable String by, @Nullable String actId) {
        if (by == null || actId == null) {
            return NO_ACT;
        }
        int key = PRIME * by.hashCode() + actId.hashCode();
        return key == NO_ACT ? 1 : key;
    }
}
