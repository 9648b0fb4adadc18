package org.lyceum.sfu.eventlog;

import java.time.Instant;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.sfu.eventlog.LogStore.LogPage;
import org.lyceum.sfu.eventlog.LogStore.LogSnapshot;

/// The opening of a class's log by a node that is to own it: reads the newest snapshot and what
/// came after it, and begins to write by `OwnerStarted`.
///
/// Whoever wrote before is deposed by that: its next put finds the place taken. Blocks, as its
/// store does.
public final class LogOpening {
    /// Each attempt lost means that somebody else wrote meanwhile; a living owner writes a few
    /// batches between two reads at most.
    static final int MAX_ATTEMPTS = 20;

    private final LogStore store;
    private final String classId;
    private final Reader reader;
    private long lastSeq;
    private boolean closed;

    /// What a log is read into.
    public interface Reader {
        /// Begins with a snapshot; false when it is none that this reader understands: then all
        /// entries come.
        boolean restore(byte[] state);

        /// Takes the next entry.
        void replay(LogEntry entry);
    }

    /// Who opens a log, and when.
    ///
    /// @param writerId made anew for each opening
    public record Owner(String nodeId, String writerId, Instant at) {}

    /// What came of it.
    public sealed interface Outcome {
        /// The log is the owner's from here on.
        ///
        /// @param lastSeq of the `OwnerStarted` that says so
        record Opened(long lastSeq) implements Outcome {}

        /// The class is over: nothing more is written.
        record Closed() implements Outcome {}

        /// Others were faster, again and again.
        record Contended() implements Outcome {}
    }

    public LogOpening(LogStore store, String classId, Reader reader) {
        this.store = store;
        this.classId = classId;
        this.reader = reader;
    }

    /// Opens the log. Once only.
    public Outcome open(Owner owner) {
        LogSnapshot snapshot = store.readSnapshot(classId);
        if (snapshot != null && reader.restore(snapshot.state())) {
            lastSeq = snapshot.seq();
        }
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            readOn();
            if (closed) {
                return new Outcome.Closed();
            }
            LogEntry started = started(owner);
            LogBatch batch = LogBatch.of(owner.writerId(), started);
            if (store.put(classId, batch) instanceof PutResult.Stored) {
                replay(started);
                return new Outcome.Opened(lastSeq);
            }
        }
        return new Outcome.Contended();
    }

    private void readOn() {
        LogPage page;
        do {
            page = store.read(classId, lastSeq);
            page.entries().forEach(this::replay);
        } while (!page.isLast());
    }

    private void replay(LogEntry entry) {
        if (entry.seq() != lastSeq + 1) {
            throw new IllegalStateException(
                    "After entry " + lastSeq + " of " + classId + " comes " + entry.seq());
        }
        lastSeq = entry.seq();
        closed = entry.event() instanceof LogEvent.ClassClosed;
        reader.replay(entry);
    }

    private LogEntry started(Owner owner) {
        return new LogEntry(
                lastSeq + 1,
                owner.at(),
                null,
                null,
                new LogEvent.OwnerStarted(owner.nodeId(), owner.writerId()));
    }
}
