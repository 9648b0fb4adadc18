package org.lyceum.functions.join;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Role;
import org.lyceum.functions.classes.LiveClass;

/// Decides who may wait at the door of a class, who may go in, and with which rights.
final class AdmissionPolicy {
    private AdmissionPolicy() {}

    sealed interface Admission {
        record Admitted(Role role) implements Admission {}

        record NotEnrolled() implements Admission {}

        record NotOpenYet(Instant opensAt) implements Admission {}

        record NotLiveYet() implements Admission {}

        record Ended() implements Admission {}
    }

    /// To the waiting page: from the opening on.
    static Admission toWait(LiveClass of, @Nullable Role role, Instant now) {
        if (role == null) {
            return new Admission.NotEnrolled();
        }
        return switch (of.stateAt(now)) {
            case SCHEDULED -> new Admission.NotOpenYet(of.opensAt());
            case OPEN, LIVE -> new Admission.Admitted(role);
            case ENDED -> new Admission.Ended();
        };
    }

    /// Into the class: while it is live. Whether a place is free its node decides, which knows who
    /// is there and who only comes back.
    static Admission toJoin(LiveClass of, @Nullable Role role, Instant now) {
        if (role == null) {
            return new Admission.NotEnrolled();
        }
        return switch (of.stateAt(now)) {
            case SCHEDULED -> new Admission.NotOpenYet(of.opensAt());
            case OPEN -> new Admission.NotLiveYet();
            case LIVE -> new Admission.Admitted(role);
            case ENDED -> new Admission.Ended();
        };
    }

    /// Teachers may do everything; students see who is there until a teacher invites them.
    static Set<Permission> permissions(Role role) {
        return role.basePermissions();
    }
}
