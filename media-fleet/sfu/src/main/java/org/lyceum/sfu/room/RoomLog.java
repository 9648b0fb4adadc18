package org.lyceum.sfu.room;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.sfu.eventlog.EventLog;
import org.lyceum.sfu.eventlog.LogBatch;
import org.lyceum.sfu.eventlog.PutResult;
import org.lyceum.sfu.forward.WallClock;

/// The gate between what people do and what anybody is told: the event log of a class, and the
/// acknowledgements that wait for it.
///
/// An act goes in here and comes out when it is committed; only then is it told, and then
/// acknowledged. Owned by its room.
final class RoomLog {
    /// Acknowledgements that may wait: more than entries may.
    static final int MAX_WAITING_ANSWERS = 50_000;

    /// A snapshot of the class is kept after so many entries.
    static final int SNAPSHOT_EVERY = 2_000;

    private final EventLog log;
    private final ClassMemory memory;
    private final RoomWires wires;
    private final WallClock clock;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private long snapshotSeq;
    private boolean keepingSnapshot;
    private boolean closing;

    /// An act that will be acknowledged when an entry is committed.
    ///
    /// @param afterSeq that entry
    /// @param logSeq where the act is in the log; null when it left no entry
    record Answer(long afterSeq, String participantId, String actId, @Nullable Long logSeq) {}

    /// Who did something, by which act.
    ///
    /// @param actId null when the entries are a consequence of an act, not the act itself
    record Author(String participantId, @Nullable String actId) {}

    RoomLog(RoomSettings settings, RoomWires wires) {
        this.log = settings.log();
        this.memory = settings.memory();
        this.clock = settings.clock();
        this.wires = wires;
        this.snapshotSeq = log.committedSeq();
    }

    ClassMemory memory() {
        return memory;
    }

    EventLog events() {
        return log;
    }

    /// Appends what the room itself has to say; false when too much waits.
    boolean append(LogEvent event, long nowNs) {
        EventLog.Origin origin = new EventLog.Origin(null, null, clock.instant(nowNs));
        return append(origin, List.of(event), nowNs) != null;
    }

    /// Appends what somebody did, and acknowledges the act once it is committed; false when too
    /// much waits.
    boolean append(Author author, List<LogEvent> events, long nowNs) {
        EventLog.Origin origin =
                new EventLog.Origin(author.participantId(), author.actId(), clock.instant(nowNs));
        List<LogEntry> entries = append(origin, events, nowNs);
        if (entries == null) {
            return false;
        }
        String actId = author.actId();
        if (actId != null) {
            answers.add(
                    new Answer(
                            entries.getLast().seq(),
                            author.participantId(),
                            actId,
                            entries.getFirst().seq()));
        }
        return true;
    }

    /// Acknowledges an act that changed nothing once everything is committed that it may have
    /// relied on; at once when everything is. False when too many wait.
    boolean answerInOrder(Answer answer, Consumer<Answer> acknowledge) {
        if (answer.afterSeq() <= log.committedSeq()) {
            acknowledge.accept(answer);
            return true;
        }
        return answers.size() < MAX_WAITING_ANSWERS && answers.add(answer);
    }

    /// The newest entry that was appended.
    long lastSeq() {
        return log.nextSeq() - 1;
    }

    /// Nothing is appended any more after the class was closed.
    boolean isClosing() {
        return closing;
    }

    /// Puts what is due.
    void handleTimeout(long nowNs) {
        LogBatch batch = log.poll(nowNs);
        if (batch != null) {
            wires.putBatch(batch);
        }
    }

    long deadlineNs() {
        return log.deadlineNs();
    }

    /// What became of the batch that was put; gives what is committed now.
    List<LogEntry> handleResult(PutResult result, long nowNs) {
        return log.handleResult(result, nowNs);
    }

    /// An entry is committed: what it makes to acknowledge.
    void committed(LogEntry entry, Consumer<Answer> acknowledge) {
        for (Answer next = answers.peek();
                next != null && next.afterSeq() <= entry.seq();
                next = answers.peek()) {
            acknowledge.accept(answers.remove());
        }
    }

    /// Keeps a snapshot when the last one is old. Between batches only: it must end where one does.
    void keepSnapshot() {
        if (!keepingSnapshot && log.committedSeq() - snapshotSeq >= SNAPSHOT_EVERY) {
            keepingSnapshot = true;
            snapshotSeq = log.committedSeq();
            wires.keepSnapshot(memory.snapshot());
        }
    }

    /// The snapshot was kept, or could not be: the next one is due as always.
    void snapshotDone() {
        keepingSnapshot = false;
    }

    private @Nullable List<LogEntry> append(
            EventLog.Origin origin, List<LogEvent> events, long nowNs) {
        if (closing) {
            return null;
        }
        List<LogEntry> entries = log.append(origin, events, nowNs);
        if (entries != null) {
            memory.appended(entries);
            closing = memory.ahead().isClosed();
        }
        return entries;
    }
}
