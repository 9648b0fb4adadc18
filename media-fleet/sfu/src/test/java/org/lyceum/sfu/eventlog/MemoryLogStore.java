package org.lyceum.sfu.eventlog;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.LogEntry;

/// Logs in memory, with faults on demand. Entries go through their JSON, as they do in a real
/// store.
public final class MemoryLogStore implements LogStore {
    private static final int PAGE_BATCHES = 3;
    private static final TypeReference<List<LogEntry>> ENTRIES = new TypeReference<>() {};

    private final Map<String, TreeMap<Long, LogBatch>> logs = new HashMap<>();
    private final Map<String, LogSnapshot> snapshots = new HashMap<>();
    private Faults faults = (_, _) -> Fault.NONE;
    private long nowNs;

    /// What goes wrong with a put.
    public enum Fault {
        NONE,
        /// It is not stored, and the writer is told that it failed.
        LOST,
        /// It is stored, and the writer is told that it failed.
        UNANSWERED
    }

    /// Decides what goes wrong.
    public interface Faults {
        Fault of(LogBatch batch, long nowNs);
    }

    public void faults(Faults now) {
        faults = now;
    }

    /// Puts a batch as somebody does who catches what the store throws.
    public PutResult attempt(String classId, LogBatch batch, long atNs) {
        nowNs = atNs;
        try {
            return put(classId, batch);
        } catch (IllegalStateException _) {
            return new PutResult.Failed();
        }
    }

    @Override
    public PutResult put(String classId, LogBatch batch) {
        Fault fault = faults.of(batch, nowNs);
        if (fault == Fault.LOST) {
            throw new IllegalStateException("The store does not answer");
        }
        TreeMap<Long, LogBatch> log = logs.computeIfAbsent(classId, _ -> new TreeMap<>());
        LogBatch there = log.putIfAbsent(batch.firstSeq(), batch);
        if (fault == Fault.UNANSWERED) {
            throw new IllegalStateException("The store does not answer");
        }
        return there == null ? new PutResult.Stored() : new PutResult.Taken(there.writerId());
    }

    @Override
    public LogPage read(String classId, long after) {
        List<LogEntry> entries = new ArrayList<>();
        List<LogBatch> later =
                List.copyOf(
                        logs.getOrDefault(classId, new TreeMap<>()).tailMap(after + 1).values());
        later.stream().limit(PAGE_BATCHES).forEach(batch -> entries.addAll(entriesOf(batch)));
        return new LogPage(entries, later.size() <= PAGE_BATCHES);
    }

    @Override
    public void writeSnapshot(String classId, LogSnapshot snapshot) {
        snapshots.put(classId, snapshot);
    }

    @Override
    public @Nullable LogSnapshot readSnapshot(String classId) {
        return snapshots.get(classId);
    }

    /// The whole log, without a look at whether it is whole.
    public List<LogEntry> entries(String classId) {
        List<LogEntry> entries = new ArrayList<>();
        logs.getOrDefault(classId, new TreeMap<>())
                .values()
                .forEach(batch -> entries.addAll(entriesOf(batch)));
        return entries;
    }

    private static List<LogEntry> entriesOf(LogBatch batch) {
        try {
            return ApiJson.mapper().readValue(batch.json(), ENTRIES);
        } catch (IOException e) {
            throw new UncheckedIOException("A batch cannot be read", e);
        }
    }
}
