package org.lyceum.local.logs;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Which lines somebody wants to see. A line that says no level (the rest of a stack trace) goes
/// with the one before it in the same log. Not thread-safe.
public final class LogFilter {
    private final Wanted wanted;
    private final Map<String, Boolean> shown = new HashMap<>();

    /// What is wanted; empty texts and a level of -1 want everything.
    ///
    /// @param process a whole name, or how it begins
    /// @param gravity of the least grave lines
    public record Wanted(String process, String tag, int gravity, Instant since) {
        /// @param level a word of any logger, or empty
        /// @throws IllegalArgumentException when there is no such level
        public static Wanted of(String process, String tag, String level, Instant since) {
            int gravity = LogLine.gravityOf(level);
            if (gravity < 0 && !level.isEmpty()) {
                throw new IllegalArgumentException(
                        "There is no level " + level + ": take trace, debug, info, warn or error.");
            }
            return new Wanted(process, tag, gravity, since);
        }
    }

    public LogFilter(Wanted wanted) {
        this.wanted = wanted;
    }

    boolean passes(LogLine line) {
        if (!line.process().startsWith(wanted.process()) || line.at().isBefore(wanted.since())) {
            return false;
        }
        if (line.gravity() < 0 && line.tag().isEmpty()) {
            return shown.getOrDefault(
                    line.process(), wanted.tag().isEmpty() && wanted.gravity() < 0);
        }
        boolean passes =
                (wanted.tag().isEmpty() || line.tag().equalsIgnoreCase(wanted.tag()))
                        && line.gravity() >= wanted.gravity();
        shown.put(line.process(), passes);
        return passes;
    }
}
