package org.lyceum.sfu.room;

import java.util.Set;
import org.lyceum.api.classroom.Permission;

/// What a room says to somebody who wants to come in.
public sealed interface Admission {
    /// Come in. A second connection of a person replaces the first when it is open.
    ///
    /// @param permissions of this person now, which may be others than the token grants: the class
    ///   remembers who is on stage, what was granted and what is locked
    record Admitted(Set<Permission> permissions) implements Admission {}

    /// As many people are here as the class has places.
    record ClassFull(int capacity) implements Admission {}

    /// The class is over.
    record ClassEnded() implements Admission {}

    /// Who leads the class has sent this person away for good.
    record Banned() implements Admission {}

    /// Another node has taken the class over: ask again for where it is.
    record ClassMoved() implements Admission {}
}
