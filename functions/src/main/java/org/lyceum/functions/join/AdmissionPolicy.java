package org.lyceum.functions.join;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Role;
import org.lyceum.functions.classes.LiveClass;
import org.lyceum.functions.lobby.LobbyDecision;
import org.lyceum.functions.lobby.LobbyPolicy;

/// Decides who may wait at the door of a class, who may go in, and with which rights.
final class AdmissionPolicy {
    private AdmissionPolicy() {}

    sealed interface Admission {
        record Admitted(Role role) implements Admission {}

        record NotEnrolled() implements Admission {}

        record NotOpenYet(Instant opensAt) implements Admission {}

        record NotLiveYet() implements Admission {}

        record Ended() implements Admission {}

        /// Whoever leads the class has not let them in yet.
        record WaitsInLobby() implements Admission {}

        /// Whoever leads the class does not let them in.
        record Denied() implements Admission {}
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

    /// Into the class: while it is live, through its lobby where there is one. Whether a place is
    /// free its node decides, which knows who is there and who only comes back.
    ///
    /// @param decision about the person in the lobby
    static Admission toJoin(
            LiveClass of, @Nullable Role role, LobbyDecision decision, Instant now) {
        if (role == null) {
            return new Admission.NotEnrolled();
        }
        return switch (of.stateAt(now)) {
            case SCHEDULED -> new Admission.NotOpenYet(of.opensAt());
            case OPEN -> new Admission.NotLiveYet();
            case LIVE -> LobbyPolicy.holdsBack(of, role) ? through(decision, role) : in(role);
            case ENDED -> new Admission.Ended();
        };
    }

    private static Admission through(LobbyDecision decision, Role role) {
        return switch (decision) {
            case NONE -> new Admission.WaitsInLobby();
            case ADMITTED -> in(role);
            case DENIED -> new Admission.Denied();
        };
    }

    private static Admission in(Role role) {
        return new Admission.Admitted(role);
    }

    /// What they may do there at first; the room changes it while the class is live.
    static Set<Permission> permissions(Role role) {
        return role.basePermissions();
    }
}
