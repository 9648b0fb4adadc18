package org.lyceum.sfu.room;

import java.util.Set;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Role;

/// One connection's place in a class, taken when its join is admitted.
///
/// @param peerId unique on the node
/// @param loop the event loop that owns the connection
/// @param participantId the account of the person
/// @param permissions as the join token grants them
public record Seat(
        long peerId,
        int loop,
        String participantId,
        String name,
        Role role,
        Set<Permission> permissions) {}
