package org.lyceum.api.classroom;

import java.util.EnumSet;
import java.util.Set;

/// What somebody is in one class. It decides the base permissions.
public enum Role {
    TEACHER,
    /// Helps a teacher: everything but ending the class and making further assistants.
    ASSISTANT,
    STUDENT,
    /// Came by a guest link, without an account.
    GUEST;

    private static final Set<Permission> LISTENING =
            EnumSet.of(
                    Permission.ROSTER_VIEW,
                    Permission.CHAT_READ,
                    Permission.CHAT_WRITE,
                    Permission.CHAT_PRIVATE,
                    Permission.QUESTION_ASK,
                    Permission.HAND_RAISE,
                    Permission.REACTION_SEND,
                    Permission.POLL_ANSWER);

    /// What this role may do before a class locks something or gives somebody more.
    public Set<Permission> basePermissions() {
        return switch (this) {
            case TEACHER -> EnumSet.allOf(Permission.class);
            case ASSISTANT -> EnumSet.complementOf(EnumSet.of(Permission.CLASS_END));
            case STUDENT -> {
                EnumSet<Permission> all = EnumSet.copyOf(LISTENING);
                all.add(Permission.NAME_CHANGE);
                yield all;
            }
            case GUEST -> EnumSet.copyOf(LISTENING);
        };
    }

    /// Whether this role leads a class: it sees what is private to the teachers.
    public boolean isLeading() {
        return this == TEACHER || this == ASSISTANT;
    }
}
