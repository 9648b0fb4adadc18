package org.lyceum.sfu.room;

import java.time.Instant;
import java.util.Set;
import org.lyceum.sfu.forward.WallClock;

/// What a room is told when it opens.
///
/// @param stageIds students who were on stage before the node took this class over
public record RoomSettings(
        String classId,
        String title,
        Instant liveSince,
        int capacity,
        Set<String> stageIds,
        WallClock clock) {}
