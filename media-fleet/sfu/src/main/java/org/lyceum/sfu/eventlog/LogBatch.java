package org.lyceum.sfu.eventlog;

import com.fasterxml.jackson.core.JacksonException;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.LogEntry;

/// Entries that are stored by one put: all of them, or none.
///
/// @param entries at least one, their seqs without gaps
/// @param json the same as a JSON list, in UTF-8
public record LogBatch(String writerId, List<LogEntry> entries, byte[] json) {
    public LogBatch {
        entries = List.copyOf(entries);
    }

    /// Of entries whose JSON is known already.
    static LogBatch of(String writerId, List<Written> written) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        json.write('[');
        for (int i = 0; i < written.size(); i++) {
            if (i > 0) {
                json.write(',');
            }
            json.writeBytes(written.get(i).json());
        }
        json.write(']');
        List<LogEntry> entries = written.stream().map(Written::entry).toList();
        return new LogBatch(writerId, entries, json.toByteArray());
    }

    /// Of a writer's one entry.
    static LogBatch of(String writerId, LogEntry entry) {
        return of(writerId, List.of(Written.of(entry)));
    }

    public long firstSeq() {
        return entries.getFirst().seq();
    }

    public long lastSeq() {
        return entries.getLast().seq();
    }

    /// An entry with its JSON.
    record Written(LogEntry entry, byte[] json) {
        static Written of(LogEntry entry) {
            try {
                return new Written(entry, ApiJson.mapper().writeValueAsBytes(entry));
            } catch (JacksonException e) {
                throw new IllegalStateException("An entry of the log has no JSON form", e);
            }
        }
    }
}
