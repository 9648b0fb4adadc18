package org.lyceum.api.classroom;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One person's answer; a later one replaces it while the poll is open.
///
/// @param options chosen ones, counted from 0; none where the answer is typed
/// @param text the typed answer, else null
public record PollAnswer(List<Integer> options, @Nullable String text) {
    public static final int MAX_TEXT = 100;
}
