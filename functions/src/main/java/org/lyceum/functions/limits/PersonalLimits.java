package org.lyceum.functions.limits;

import java.time.Duration;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.limits.TokenBuckets.Allowance;
import org.lyceum.functions.problem.ProblemException;
import org.lyceum.functions.tokens.AccountRole;
import org.lyceum.functions.tokens.Caller;

/// What one person may ask of one copy of a function. Counted in its memory, after the token was
/// verified and before anything is read: docs/adr/0008 says why, and what it is worth.
public final class PersonalLimits {
    /// A page asks for some things at once when it opens.
    static final Allowance PERSON = new Allowance(40, 10);

    /// Who imports a school by API asks ten times as much.
    static final Allowance ADMINISTRATOR = new Allowance(400, 100);

    /// Joins and ICE restarts: a hundred a minute.
    static final Allowance MEDIA = new Allowance(20, 100 / 60.0);

    private final TokenBuckets requests = new TokenBuckets();
    private final TokenBuckets media = new TokenBuckets();

    /// Counts a request to the REST API.
    public void countRequest(Caller caller) {
        Allowance allowance = caller.role() == AccountRole.ADMINISTRATOR ? ADMINISTRATOR : PERSON;
        refuseUnlessZero(requests.take(caller.accountId(), allowance, System.nanoTime()));
    }

    /// Counts a join or an ICE restart.
    public void countMediaOperation(String accountId) {
        refuseUnlessZero(media.take(accountId, MEDIA, System.nanoTime()));
    }

    private static void refuseUnlessZero(Duration wait) {
        if (!wait.isZero()) {
            throw new ProblemException(
                    ProblemCode.TOO_MANY_REQUESTS,
                    "That was too much at once. Wait a moment and try again.",
                    wait);
        }
    }
}
