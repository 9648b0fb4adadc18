package org.lyceum.sfu.net;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.UUID;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.sfu.eventlog.EventLog;
import org.lyceum.sfu.eventlog.LogOpening;
import org.lyceum.sfu.eventlog.LogStore;
import org.lyceum.sfu.log.LogTag;
import org.lyceum.sfu.room.ClassMemory;

/// The first join of a class on this node: its log is read and taken over. Blocks.
final class ClassOpening {
    private final LogStore store;
    private final String nodeId;

    ClassOpening(LogStore store, String nodeId) {
        this.store = store;
        this.nodeId = nodeId;
    }

    /// What a class remembers, and its log to go on with.
    record Opened(ClassMemory memory, EventLog log) {}

    /// @throws ClassUnopenedException when the class is over, or the store is away
    Opened open(String classId) {
        String writerId = UUID.randomUUID().toString();
        ClassMemory memory = new ClassMemory();
        LogOpening.Owner owner = new LogOpening.Owner(nodeId, writerId, Instant.now());
        return switch (outcome(new LogOpening(store, classId, memory), owner, classId)) {
            case LogOpening.Outcome.Opened(long lastSeq) ->
                    new Opened(memory, new EventLog(writerId, lastSeq));
            case LogOpening.Outcome.Closed _ ->
                    throw new ClassUnopenedException(
                            ProblemCode.CLASS_ENDED, "This class is over. Nobody can join it now.");
            case LogOpening.Outcome.Contended _ ->
                    throw new ClassUnopenedException(
                            ProblemCode.NO_NODE,
                            "Another node takes this class over at the same moment. Try again.");
        };
    }

    private static LogOpening.Outcome outcome(
            LogOpening opening, LogOpening.Owner owner, String classId) {
        try {
            return opening.open(owner);
        } catch (RuntimeException e) {
            // Whatever it is: without its log a class must not begin.
            LogTag.REGISTRY
                    .logger()
                    .log(Level.WARNING, "class=" + classId + " cannot be opened", e);
            throw new ClassUnopenedException(
                    ProblemCode.STORE_UNAVAILABLE,
                    "What happened in this class cannot be read now. Try again in a moment.",
                    e);
        }
    }
}
