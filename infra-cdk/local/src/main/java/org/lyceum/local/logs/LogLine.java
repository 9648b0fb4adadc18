package org.lyceum.local.logs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One line of a process's log: `<time> <LEVEL> [<TAG>] <text>`, where level and tag may be absent.
///
/// @param process whose log it is
/// @param level empty where the line says none
/// @param tag empty where the line says none
record LogLine(Instant at, String process, String level, String tag, String text) {
    private static final List<String> LEVELS =
            List.of(
                    "TRACE", "FINEST", "FINER", "DEBUG", "FINE", "CONFIG", "INFO", "WARN",
                    "WARNING", "ERROR", "SEVERE");

    private static final Pattern LEVEL = Pattern.compile("^\\[?([A-Z]{4,8})\\b]?");
    private static final Pattern TAG = Pattern.compile("\\[([A-Z][A-Za-z0-9-]*)]");

    /// Reads a line; one without a time of its own belongs to the line before it.
    ///
    /// @param before when the line before it was written
    static LogLine parse(String process, String line, Instant before) {
        int space = line.indexOf(' ');
        Instant at = space < 0 ? null : time(line.substring(0, space));
        String text = at == null ? line : line.substring(space + 1);
        Matcher level = LEVEL.matcher(text);
        String found = level.find() && LEVELS.contains(level.group(1)) ? level.group(1) : "";
        Matcher tag = TAG.matcher(text);
        return new LogLine(
                at == null ? before : at, process, found, tag.find() ? tag.group(1) : "", text);
    }

    /// How grave it is: 0 for a trace, 4 for an error; -1 where the line says nothing.
    int gravity() {
        return gravityOf(level);
    }

    static int gravityOf(String level) {
        return switch (level.toUpperCase(Locale.ROOT)) {
            case "TRACE", "FINEST", "FINER" -> 0;
            case "DEBUG", "FINE", "CONFIG" -> 1;
            case "INFO" -> 2;
            case "WARN", "WARNING" -> 3;
            case "ERROR", "SEVERE" -> 4;
            default -> -1;
        };
    }

    private static @Nullable Instant time(String text) {
        if (text.length() < 19 || text.charAt(4) != '-') {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }
}
