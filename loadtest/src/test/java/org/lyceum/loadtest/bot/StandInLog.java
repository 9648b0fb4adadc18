package org.lyceum.loadtest.bot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Role;

/// The log of a stand-in's class: it outlives connections, and does no act twice.
final class StandInLog {
    final List<LogEntry> entries = new ArrayList<>();
    private final Map<String, Long> done = new HashMap<>();

    long lastSeq() {
        return entries.size();
    }

    boolean knows(String actId) {
        return done.containsKey(actId);
    }

    /// Where the act is, done before or now; null when the log keeps nothing of it.
    @Nullable Long add(String by, String actId, Act act) {
        LogEvent event = event(by, act);
        if (event == null) {
            return null;
        }
        Long before = done.get(actId);
        if (before != null) {
            return before;
        }
        long seq = lastSeq() + 1;
        entries.add(new LogEntry(seq, Instant.EPOCH.plusMillis(seq), by, actId, event));
        done.put(actId, seq);
        return seq;
    }

    ClassEvent.LogRead read(Act.ReadLog wish) {
        int from = Math.toIntExact(wish.after());
        int to = Math.min(entries.size(), from + wish.limit());
        return new ClassEvent.LogRead(
                wish.after(), List.copyOf(entries.subList(from, to)), to, to == entries.size());
    }

    LogEntry last() {
        return Objects.requireNonNull(entries.getLast());
    }

    private static @Nullable LogEvent event(String by, Act act) {
        return switch (act) {
            case Act.PostMessage message ->
                    new LogEvent.MessagePosted(
                            by,
                            Role.STUDENT,
                            message.text(),
                            message.audience(),
                            message.toId(),
                            message.replyTo());
            case Act.RaiseHand _ -> new LogEvent.HandRaised(by, by);
            case Act.AnswerPoll(long poll, var answer) -> new LogEvent.PollAnswered(poll, answer);
            default -> null;
        };
    }
}
