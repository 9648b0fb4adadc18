package org.lyceum.sfu.eventlog;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.sfu.eventlog.LogBatch.Written;

/// The event log of one class as its owner writes it: numbers what is appended, gathers it into
/// batches, and knows what is committed.
///
/// One batch is under way at a time. It begins at once when the last one began [#GROUP_NS] ago,
/// else when these are over or a batch is full: who is alone waits for nobody, and a crowd shares
/// its puts. A put that fails is repeated, the same batch, until the store has an answer; whoever
/// finds another writer in the place is deposed and never writes again.
///
/// Bounded: what waits for the store is at most [#MAX_WAITING_ENTRIES] and [#MAX_WAITING_BYTES] for
/// acts, and [#ROOM_RESERVE_ENTRIES] more for what the room itself says. Not thread-safe: owned by
/// its room's event loop.
public final class EventLog {
    /// Between the beginnings of two batches, unless one is full.
    public static final long GROUP_NS = 20_000_000L;

    /// What one batch carries; one act's entries are never parted.
    static final int MAX_BATCH_BYTES = 64 * 1_024;

    static final int MAX_WAITING_ENTRIES = 20_000;
    static final int MAX_WAITING_BYTES = 8 * 1_024 * 1_024;
    static final int ROOM_RESERVE_ENTRIES = 25_000;

    /// Who waits for longer is told that acts are delayed.
    public static final long DELAYED_NS = 2_000_000_000L;

    static final long FIRST_RETRY_NS = 100_000_000L;
    static final long LONGEST_RETRY_NS = 1_000_000_000L;

    private static final long NEVER = Long.MAX_VALUE;

    private final String writerId;
    private final Deque<Group> waiting = new ArrayDeque<>();
    private long nextSeq;
    private long committedSeq;
    private int waitingEntries;
    private int waitingBytes;
    private @Nullable LogBatch current;
    private boolean underWay;
    private long begunNs = Long.MIN_VALUE / 2;
    private long retryNs;
    private long retryAtNs = NEVER;
    private boolean deposed;
    private boolean saidDelayed;
    private long entries;
    private long batches;
    private long failures;
    private long refused;
    private long delays;

    /// Entries that came together, by one act.
    private record Group(List<Written> entries, int sizeBytes, long sinceNs) {}

    /// Who appends, why, and when.
    ///
    /// @param by null when the room itself does
    public record Origin(@Nullable String by, @Nullable String actId, Instant at) {}

    /// @param lastSeq the newest entry that is stored
    public EventLog(String writerId, long lastSeq) {
        this.writerId = writerId;
        this.nextSeq = lastSeq + 1;
        this.committedSeq = lastSeq;
    }

    /// Appends entries, all or none; null when too much waits already, or somebody else writes.
    public @Nullable List<LogEntry> append(Origin origin, List<LogEvent> events, long nowNs) {
        if (deposed || isFullFor(origin)) {
            refused++;
            return null;
        }
        List<Written> written = new ArrayList<>(events.size());
        int sizeBytes = 0;
        for (LogEvent event : events) {
            Written entry =
                    Written.of(
                            new LogEntry(
                                    nextSeq++, origin.at(), origin.by(), origin.actId(), event));
            written.add(entry);
            sizeBytes += entry.json().length + 1;
        }
        waiting.add(new Group(written, sizeBytes, nowNs));
        waitingEntries += written.size();
        waitingBytes += sizeBytes;
        return written.stream().map(Written::entry).toList();
    }

    /// The batch to put now, whose result the host owes; null when none is due.
    public @Nullable LogBatch poll(long nowNs) {
        if (nowNs < deadlineNs()) {
            return null;
        }
        LogBatch batch = current;
        if (batch == null) {
            batch = nextBatch();
            current = batch;
            begunNs = nowNs;
            retryNs = FIRST_RETRY_NS;
        }
        retryAtNs = NEVER;
        underWay = true;
        return batch;
    }

    /// What became of the batch that was given out last; gives the entries that are committed by
    /// it.
    public List<LogEntry> handleResult(PutResult result, long nowNs) {
        LogBatch batch = current;
        if (batch == null || !underWay) {
            throw new IllegalStateException("There is a result, and no batch under way");
        }
        underWay = false;
        return switch (result) {
            case PutResult.Stored() -> commit(batch);
            // An earlier try of the same batch was stored, though nobody said so.
            case PutResult.Taken(String there) when there.equals(writerId) -> commit(batch);
            case PutResult.Taken _ -> {
                depose();
                yield List.of();
            }
            case PutResult.Failed() -> {
                retryAtNs = nowNs + retryNs;
                retryNs = Math.min(2 * retryNs, LONGEST_RETRY_NS);
                failures++;
                yield List.of();
            }
        };
    }

    /// When the next batch is due; Long.MAX_VALUE while none will be.
    public long deadlineNs() {
        if (deposed || underWay) {
            return NEVER;
        }
        if (current != null) {
            return retryAtNs;
        }
        if (waiting.isEmpty()) {
            return NEVER;
        }
        return waitingBytes >= MAX_BATCH_BYTES ? Long.MIN_VALUE : begunNs + GROUP_NS;
    }

    /// Whether something has waited for so long that people should know.
    public boolean isDelayed(long nowNs) {
        boolean delayed = nowNs - waitingSinceNs(nowNs) >= DELAYED_NS;
        if (delayed && !saidDelayed) {
            delays++;
        }
        saidDelayed = delayed;
        return delayed;
    }

    /// Whether another writer has the log now.
    public boolean isDeposed() {
        return deposed;
    }

    /// The seq of the entry that is appended next.
    public long nextSeq() {
        return nextSeq;
    }

    /// The newest entry that is stored.
    public long committedSeq() {
        return committedSeq;
    }

    /// Whether all that was appended is stored.
    public boolean isSettled() {
        return committedSeq + 1 == nextSeq;
    }

    /// Entries that are not stored yet.
    public int waitingEntries() {
        return waitingEntries;
    }

    public LogCounters counters() {
        return new LogCounters(
                entries, batches, failures, refused, delays, deposed ? 1 : 0, waitingEntries);
    }

    private long waitingSinceNs(long nowNs) {
        if (current != null) {
            return begunNs;
        }
        Group first = waiting.peek();
        return first == null ? nowNs : first.sinceNs();
    }

    private boolean isFullFor(Origin origin) {
        return origin.by() == null
                ? waitingEntries >= MAX_WAITING_ENTRIES + ROOM_RESERVE_ENTRIES
                : waitingEntries >= MAX_WAITING_ENTRIES || waitingBytes >= MAX_WAITING_BYTES;
    }

    private LogBatch nextBatch() {
        List<Written> entries = new ArrayList<>();
        int sizeBytes = 0;
        for (Group group = waiting.peek(); group != null; group = waiting.peek()) {
            if (!entries.isEmpty() && sizeBytes + group.sizeBytes() > MAX_BATCH_BYTES) {
                break;
            }
            waiting.remove();
            entries.addAll(group.entries());
            sizeBytes += group.sizeBytes();
        }
        waitingBytes -= sizeBytes;
        return LogBatch.of(writerId, entries);
    }

    private List<LogEntry> commit(LogBatch batch) {
        current = null;
        committedSeq = batch.lastSeq();
        waitingEntries -= batch.entries().size();
        entries += batch.entries().size();
        batches++;
        return batch.entries();
    }

    private void depose() {
        deposed = true;
        current = null;
        waiting.clear();
        waitingEntries = 0;
        waitingBytes = 0;
    }
}
