package org.lyceum.sfu.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/// One line for one record: `2026-11-21T09:00:00.000Z INFO [ICE] class=… session=… text`. Only a
/// failure has more, its stack, indented.
final class LineFormat extends Formatter {
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
    private static final Map<Level, String> WORDS =
            Map.of(Level.SEVERE, "ERROR", Level.FINE, "DEBUG", Level.FINER, "TRACE");

    @Override
    public String format(LogRecord line) {
        return TIME.format(Instant.ofEpochMilli(line.getMillis()))
                + ' '
                + WORDS.getOrDefault(line.getLevel(), line.getLevel().getName())
                + " ["
                + tag(line.getLoggerName())
                + "] "
                + oneLine(formatMessage(line))
                + '\n'
                + stack(line.getThrown());
    }

    /// Ours have their part of the node; libraries have `LIB` and their own name in the text.
    private static String tag(@Nullable String logger) {
        return logger != null && logger.startsWith(LogTag.PREFIX)
                ? logger.substring(LogTag.PREFIX.length()).toUpperCase(Locale.ROOT)
                : "LIB";
    }

    /// Whatever is in a text, it begins no line of its own.
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static String stack(@Nullable Throwable thrown) {
        if (thrown == null) {
            return "";
        }
        StringWriter written = new StringWriter();
        thrown.printStackTrace(new PrintWriter(written));
        return written.toString().strip().indent(4);
    }
}
