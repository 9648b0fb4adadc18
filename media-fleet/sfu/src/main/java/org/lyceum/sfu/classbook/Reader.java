package org.lyceum.sfu.classbook;

import java.util.Set;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Role;

/// Whom something is shown to, as they stand at that moment.
///
/// @param role after promotions in this class
/// @param permissions what [Rights#effective] says
public record Reader(String id, Role role, Set<Permission> permissions) {
    boolean leads() {
        return role.isLeading();
    }

    boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /// Whether this reader may know who somebody of that role is. Who leads the class is known to
    /// all.
    boolean knows(String participantId, Role theirs) {
        return leads()
                || theirs.isLeading()
                || id.equals(participantId)
                || may(Permission.ROSTER_VIEW);
    }
}
