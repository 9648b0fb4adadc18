package org.lyceum.functions.reports;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Role;

/// The chat of a class as it stands at the end of its log, for one reader.
///
/// Bounded: at most [#MOST_CHARACTERS] of text; then the last line says where to go on.
final class Transcript {
    static final int MOST_CHARACTERS = 3_000_000;

    private final Reader reader;
    private final Map<Long, Line> lines = new LinkedHashMap<>();

    Transcript(Reader reader) {
        this.reader = reader;
    }

    /// Who reads.
    ///
    /// @param leading whether they see what is private to those who lead the class
    /// @param after messages up to this id are left out
    record Reader(String participantId, boolean leading, long after) {}

    private record Line(
            long id, Instant at, String name, Role role, Audience audience, String text) {}

    void add(LogEntry entry) {
        switch (entry.event()) {
            case LogEvent.MessagePosted posted -> {
                if (entry.seq() > reader.after() && isFor(posted, entry.by())) {
                    lines.put(entry.seq(), line(posted, entry));
                }
            }
            case LogEvent.MessageEdited edited ->
                    lines.computeIfPresent(
                            edited.messageId(), (_, line) -> withText(line, edited.text()));
            case LogEvent.MessageDeleted deleted -> lines.remove(deleted.messageId());
            default -> {
                // No part of the chat.
            }
        }
    }

    String asText() {
        StringBuilder text = new StringBuilder();
        for (Line line : lines.values()) {
            if (text.length() > MOST_CHARACTERS) {
                return text.append("More follows: ask again with after=")
                        .append(line.id() - 1)
                        .append(".\n")
                        .toString();
            }
            text.append('[').append(line.at()).append("] ");
            text.append(line.name()).append(audience(line)).append(": ");
            text.append(line.text().replace("\n", "\n    ")).append('\n');
        }
        return text.toString();
    }

    String asCsv() {
        Csv csv = new Csv();
        csv.row(List.of("Id", "Time", "Name", "Role", "Audience", "Text"));
        int characters = 0;
        for (Line line : lines.values()) {
            if (characters > MOST_CHARACTERS) {
                csv.row(
                        List.of(
                                "",
                                "",
                                "",
                                "",
                                "",
                                "More follows: ask again with after=" + (line.id() - 1)));
                break;
            }
            characters += line.text().length() + line.name().length();
            csv.row(
                    List.of(
                            Long.toString(line.id()),
                            line.at().toString(),
                            line.name(),
                            ApiJson.wireName(line.role()),
                            ApiJson.wireName(line.audience()),
                            line.text()));
        }
        return csv.toString();
    }

    private boolean isFor(LogEvent.MessagePosted posted, @Nullable String by) {
        return posted.audience() != Audience.TEACHERS
                || reader.leading()
                || reader.participantId().equals(by)
                || reader.participantId().equals(posted.toId());
    }

    private static Line line(LogEvent.MessagePosted posted, LogEntry entry) {
        return new Line(
                entry.seq(),
                entry.at(),
                posted.name(),
                posted.role(),
                posted.audience(),
                posted.text());
    }

    private static Line withText(Line line, String text) {
        return new Line(line.id(), line.at(), line.name(), line.role(), line.audience(), text);
    }

    private static String audience(Line line) {
        return switch (line.audience()) {
            case EVERYONE -> "";
            case TEACHERS -> " (private)";
            case ANNOUNCEMENT -> " (announcement)";
        };
    }
}
