package org.lyceum.sfu.room;

import java.time.Instant;
import java.util.Map;
import org.lyceum.sfu.forward.WallClock;

/// What a room is told when it opens.
///
/// @param liveSince when the class went live
/// @param stage students who were on stage before the node took this class over, by id, with their
///   names
public record RoomSettings(
        String classId,
        String title,
        Instant liveSince,
        int capacity,
        Map<String, String> stage,
        WallClock clock) {}
