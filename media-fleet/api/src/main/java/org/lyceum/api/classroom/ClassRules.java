package org.lyceum.api.classroom;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What holds for all students and guests of a class at the moment.
///
/// @param slowModeSeconds the least time between two messages of one person; 0 to 3,600
/// @param focus one switch: students are muted and the chat is closed, on top of the locks
/// @param soleSpeakerId the only student on stage who may be heard; null when all may
public record ClassRules(
        Set<Lock> locks, int slowModeSeconds, boolean focus, @Nullable String soleSpeakerId) {
    /// Nothing is locked.
    public static final ClassRules OPEN = new ClassRules(Set.of(), 0, false, null);

    public static final int MAX_SLOW_MODE_SECONDS = 3_600;
}
