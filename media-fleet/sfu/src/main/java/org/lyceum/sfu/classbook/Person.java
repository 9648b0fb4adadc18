package org.lyceum.sfu.classbook;

import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Role;

/// Somebody who is, or was, in a class.
///
/// @param ordinal the person's number in this class, from 0
/// @param name as it is now
/// @param role as it is now
/// @param connection the number of their present connection; null while they are not here
public record Person(String id, int ordinal, String name, Role role, @Nullable Long connection) {
    public boolean isPresent() {
        return connection != null;
    }

    Person named(String newName) {
        return new Person(id, ordinal, newName, role, connection);
    }

    Person as(Role newRole) {
        return new Person(id, ordinal, name, newRole, connection);
    }

    Person on(@Nullable Long newConnection) {
        return new Person(id, ordinal, name, role, newConnection);
    }
}
