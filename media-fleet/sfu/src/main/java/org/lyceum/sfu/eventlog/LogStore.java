package org.lyceum.sfu.eventlog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.LogEntry;

/// Where the logs of classes are kept, for whoever opens them.
///
/// Thread-safe. Its methods block, for a few seconds at most, and throw some unchecked exception
/// when the store is away; whether a put that threw was stored nobody knows.
public interface LogStore {
    /// Puts a batch at the seq of its first entry, where nothing is yet.
    ///
    /// @return [PutResult.Stored] or [PutResult.Taken]
    PutResult put(String classId, LogBatch batch);

    /// What comes after an entry, which must be the last one of its batch, or 0.
    LogPage read(String classId, long after);

    /// Keeps a snapshot. It takes the place of the one before in one step: whoever reads finds the
    /// one or the other, whole.
    void writeSnapshot(String classId, LogSnapshot snapshot);

    /// The snapshot that was kept last; null when there is none.
    @Nullable LogSnapshot readSnapshot(String classId);

    /// Some of a log, in order.
    ///
    /// @param isLast whether nothing came after it when it was read
    record LogPage(List<LogEntry> entries, boolean isLast) {
        public LogPage {
            entries = List.copyOf(entries);
        }
    }

    /// What a class was after an entry, in the form of whoever wrote it.
    ///
    /// @param seq the last entry that it knows
    record LogSnapshot(long seq, byte[] state) {}
}
