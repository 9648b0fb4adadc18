package org.lyceum.api.classroom;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message of the chat as it stands now.
///
/// @param id the seq of the log entry that posted it
/// @param byId who wrote it
/// @param byName the author's name when it was written
/// @param text empty once it was deleted
/// @param toId a private message of somebody who leads, to one person; null otherwise
/// @param replyTo the id of the message that it answers
public record ChatMessage(
        long id,
        Instant at,
        String byId,
        String byName,
        Role byRole,
        String text,
        Audience audience,
        @Nullable String toId,
        @Nullable Long replyTo,
        boolean edited,
        boolean deleted,
        List<ReactionCount> reactions) {
    public static final int MAX_TEXT = 2_000;
}
