package org.lyceum.functions.join;

import java.time.Duration;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.join.AdmissionPolicy.Admission;
import org.lyceum.functions.problem.ProblemException;

/// What people are told at the door.
final class Admissions {
    /// How long somebody who waits in the lobby stays quiet; they are listed for longer.
    private static final Duration ASK_AGAIN = Duration.ofSeconds(30);

    private Admissions() {}

    /// The role of who was admitted; everybody else gets the reason.
    static Role roleOf(Admission admission) {
        return switch (admission) {
            case Admission.Admitted(Role role) -> role;
            case Admission.NotEnrolled() ->
                    throw new ProblemException(
                            ProblemCode.NOT_ENROLLED,
                            "You are not enrolled in this class. Ask its teacher.");
            case Admission.NotOpenYet(var opensAt) ->
                    throw new ProblemException(
                            ProblemCode.CLASS_NOT_OPEN,
                            "This class opens at " + opensAt + ". Come back then.");
            case Admission.NotLiveYet() ->
                    throw new ProblemException(
                            ProblemCode.CLASS_NOT_LIVE,
                            "The teacher has not begun yet. You will be let in when they do.");
            case Admission.WaitsInLobby() ->
                    throw new ProblemException(
                            ProblemCode.LOBBY_WAITING,
                            "The teacher lets people in one by one. Stay here: you will be let in.",
                            ASK_AGAIN);
            case Admission.Denied() ->
                    throw new ProblemException(
                            ProblemCode.LOBBY_DENIED,
                            "Whoever leads this class has not let you in. Ask them in another"
                                    + " way.");
            case Admission.Ended() ->
                    throw new ProblemException(
                            ProblemCode.CLASS_ENDED,
                            "This class is over. Nobody can join any more.");
        };
    }
}
