package org.lyceum.sfu.room;

import java.time.Instant;
import org.lyceum.sfu.eventlog.EventLog;
import org.lyceum.sfu.forward.WallClock;

/// What a room is told when it opens.
///
/// @param liveSince when the class went live
/// @param memory of all that is in the log
/// @param log begun by this node's `OwnerStarted`
public record RoomSettings(
        String classId,
        String title,
        Instant liveSince,
        int capacity,
        ClassMemory memory,
        EventLog log,
        WallClock clock) {}
