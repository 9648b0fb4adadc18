package org.lyceum.sfu.control;

import org.lyceum.api.control.ClassStatistics;
import org.lyceum.api.control.IceRestartRequest;
import org.lyceum.api.control.JoinAnswer;
import org.lyceum.api.control.JoinRequest;
import org.lyceum.api.control.JoinTokenClaims;
import org.lyceum.api.problem.ProblemCode;

/// Where the classes of this node live, as the control API sees it. Its methods may block for a
/// moment, not for ever.
public interface ClassHost {
    /// Brings somebody into a class.
    Outcome<JoinAnswer> join(JoinTokenClaims claims, JoinRequest request);

    /// Gives a connection new ICE credentials and keeps all else.
    Outcome<JoinAnswer> restartIce(JoinTokenClaims claims, IceRestartRequest request);

    /// Forgets a connection. Unknown ones are forgotten already.
    void leave(JoinTokenClaims claims, String sessionId);

    /// What a class is doing.
    Outcome<ClassStatistics> statistics(JoinTokenClaims claims);

    /// It was done, or it was not and this is why.
    sealed interface Outcome<T> {
        /// It was done.
        record Done<T>(T value) implements Outcome<T> {}

        /// It was not done.
        record Refused<T>(ProblemCode code, String detail) implements Outcome<T> {}
    }
}
