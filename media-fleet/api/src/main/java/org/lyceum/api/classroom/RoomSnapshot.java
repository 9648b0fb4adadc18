package org.lyceum.api.classroom;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All of what a class remembers that a page needs to draw it, as far as its reader may see it.
///
/// @param chat the newest messages, oldest first, at most 16 kB of them
/// @param chatComplete whether there are none before these
/// @param pinned the pinned message
/// @param openQuestions how many questions are not answered
/// @param hands how many hands are up
/// @param handPosition the reader's place in the queue; 0 when not in it
/// @param polls open ones, and the newest of the others, at most 20
public record RoomSnapshot(
        ClassRules rules,
        List<ChatMessage> chat,
        boolean chatComplete,
        @Nullable ChatMessage pinned,
        int openQuestions,
        int hands,
        int handPosition,
        List<Poll> polls) {
    /// Of a class in which nothing was said yet.
    public static final RoomSnapshot EMPTY =
            new RoomSnapshot(ClassRules.OPEN, List.of(), true, null, 0, 0, 0, List.of());
}
