package org.lyceum.sfu.log;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Collectors;

/// How much of each tag is logged, as `LYCEUM_LOG` says: `ice=debug,room=warning`, or one level for
/// all, or both. What is not named is logged from `info` on.
public record LogLevels(Map<LogTag, Level> levels) {
    private static final Map<String, Level> WORDS =
            Map.of(
                    "off", Level.OFF,
                    "error", Level.SEVERE,
                    "warning", Level.WARNING,
                    "info", Level.INFO,
                    "debug", Level.FINE,
                    "trace", Level.FINER);

    /// Reads the variable; says in one sentence what is wrong with it.
    public static LogLevels of(String text) {
        Map<LogTag, Level> named = new EnumMap<>(LogTag.class);
        Level others = Level.INFO;
        for (String part : text.toLowerCase(Locale.ROOT).split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals >= 0) {
                named.put(tag(part.substring(0, equals)), level(part.substring(equals + 1)));
            } else if (!part.isBlank()) {
                others = level(part);
            }
        }
        for (LogTag tag : LogTag.values()) {
            named.putIfAbsent(tag, others);
        }
        return new LogLevels(Map.copyOf(named));
    }

    private static LogTag tag(String word) {
        for (LogTag tag : LogTag.values()) {
            if (tag.word().equals(word.strip())) {
                return tag;
            }
        }
        String known =
                Arrays.stream(LogTag.values()).map(LogTag::word).collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
                "LYCEUM_LOG names '" + word.strip() + "': the tags are " + known + ".");
    }

    private static Level level(String word) {
        Level level = WORDS.get(word.strip());
        if (level == null) {
            throw new IllegalArgumentException(
                    "LYCEUM_LOG has the level '"
                            + word.strip()
                            + "': it must be off, error, warning, info, debug or trace.");
        }
        return level;
    }
}
