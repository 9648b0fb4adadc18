package org.lyceum.functions.join;

import org.lyceum.api.classroom.Role;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.join.AdmissionPolicy.Admission;
import org.lyceum.functions.problem.ProblemException;

/// What people are told at the door.
final class Admissions {
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
            case Admission.Ended() ->
                    throw new ProblemException(
                            ProblemCode.CLASS_ENDED,
                            "This class is over. Nobody can join any more.");
        };
    }
}
