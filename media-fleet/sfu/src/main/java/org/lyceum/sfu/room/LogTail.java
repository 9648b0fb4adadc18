package org.lyceum.sfu.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.sfu.classbook.ClassBook;
import org.lyceum.sfu.classbook.Reader;

/// The newest entries of the log, for pages that were away for a moment.
///
/// What is older a page has from its snapshot: then the answer says so by `upTo`, which jumps.
/// Bounded: at most [#CAPACITY], then the oldest is forgotten. Owned by its room.
final class LogTail {
    static final int CAPACITY = 5_000;

    /// What one answer carries: less than a page takes, and than may wait for one.
    static final int MAX_ANSWER_BYTES = 48 * 1_024;

    /// Entries that one answer looks at; most may be none of the reader's.
    static final int MAX_EXAMINED = 1_000;

    private final Deque<LogEntry> entries = new ArrayDeque<>();

    void add(LogEntry entry) {
        if (entries.size() == CAPACITY) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    /// What comes after an entry, as this reader may see it now.
    ClassEvent.LogRead read(ClassBook told, Reader reader, long after, int limit) {
        List<LogEntry> seen = new ArrayList<>();
        long upTo = Math.max(after, firstSeq(told) - 1);
        int sizeBytes = 0;
        long last = Math.min(told.seq(), upTo + MAX_EXAMINED);
        for (LogEntry entry : entries) {
            if (entry.seq() <= upTo) {
                continue;
            }
            LogEntry shown = told.telling(entry).as(reader);
            int bytes = shown == null ? 0 : sizeOf(shown);
            if (entry.seq() > last
                    || seen.size() == limit
                    || (!seen.isEmpty() && sizeBytes + bytes > MAX_ANSWER_BYTES)) {
                break;
            }
            if (shown != null) {
                seen.add(shown);
                sizeBytes += bytes;
            }
            upTo = entry.seq();
        }
        return new ClassEvent.LogRead(after, List.copyOf(seen), upTo, upTo >= told.seq());
    }

    private long firstSeq(ClassBook told) {
        LogEntry first = entries.peekFirst();
        return first == null ? told.seq() + 1 : first.seq();
    }

    private static int sizeOf(LogEntry entry) {
        return ApiJson.EventText.of(entry.at(), new ClassEvent.Happened(entry)).tail().length;
    }
}
