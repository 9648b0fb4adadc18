package org.lyceum.api.classroom;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A question as it stands now, for one reader.
///
/// @param id the seq of the log entry that asked it
/// @param byName null when it was asked without a name
/// @param answer what was answered in writing; null when nothing was
/// @param votedByYou whether the reader has a vote in `votes`
public record Question(
        long id,
        Instant at,
        @Nullable String byName,
        String text,
        int votes,
        boolean answered,
        @Nullable String answer,
        boolean votedByYou,
        boolean askedByYou) {
    public static final int MAX_TEXT = 500;
}
