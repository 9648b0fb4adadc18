package org.lyceum.sfu.classbook;

import java.util.Set;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Role;

/// Who does something in a class, as they stand at that moment.
///
/// @param name as the class knows it now
/// @param role after promotions in this class
/// @param permissions what [Rights#effective] says
public record Actor(String id, String name, Role role, Set<Permission> permissions) {
    /// The same person, reading.
    public Reader reader() {
        return new Reader(id, role, permissions);
    }

    boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    boolean leads() {
        return role.isLeading();
    }

    boolean is(String participantId) {
        return id.equals(participantId);
    }
}
