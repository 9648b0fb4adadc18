package org.lyceum.api.classroom;

import java.util.List;

/// What a poll asks, as everybody sees it.
///
/// @param options 2 to 10 texts, or none where the answer is typed
/// @param anonymous whether nobody is told who answered what
/// @param liveResults whether everybody sees the tally while it is open
public record PollSheet(
        String title, PollKind kind, List<String> options, boolean anonymous, boolean liveResults) {
    public static final int MAX_TITLE = 300;
    public static final int MAX_OPTIONS = 10;
    public static final int MAX_OPTION = 200;
}
