package org.lyceum.functions.accounts;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.lyceum.api.problem.ProblemCode;
import org.lyceum.functions.audit.Audit;
import org.lyceum.functions.audit.AuditEvent;
import org.lyceum.functions.problem.ProblemException;

/// Checks passwords, as often as [SignInPolicy] allows.
@Singleton
final class SignIns {
    private final AccountStore accounts;
    private final AttemptStore attempts;

    SignIns(AccountStore accounts, AttemptStore attempts) {
        this.accounts = accounts;
        this.attempts = attempts;
    }

    Account signIn(Credentials credentials, String address, Instant now) {
        String email = credentials.email();
        refuseTooMany(decision(email, address, now), now);
        StoredAccount found = accounts.findByEmail(email);
        boolean right =
                found == null
                        ? PasswordHash.matchesNobody(credentials.password())
                        : PasswordHash.matches(credentials.password(), found.passwordHash());
        if (found == null || !right) {
            attempts.countFailureOfAddress(address, now);
            Audit.note(new AuditEvent.SignInFailed(Audit.subject(email), address));
            throw new ProblemException(
                    ProblemCode.WRONG_CREDENTIALS,
                    "No account has this e-mail address and this password. Check both and try"
                            + " again.");
        }
        attempts.succeeded(email, address, now);
        Audit.note(new AuditEvent.SignedIn(found.account().id(), address));
        return found.account();
    }

    private SignInPolicy.Decision decision(String email, String address, Instant now) {
        long counted = attempts.countAccount(email, now);
        long failures = attempts.failuresOfAddress(address, now);
        boolean knownThere =
                failures >= SignInPolicy.FAILURES_OF_ADDRESS
                        && attempts.hasSucceeded(email, address, now);
        SignInPolicy.Decision decision = SignInPolicy.decide(counted, failures, knownThere);
        if (!(decision instanceof SignInPolicy.Decision.MayTry)) {
            Audit.note(new AuditEvent.SignInRefused(Audit.subject(email), address));
        }
        return decision;
    }

    private static void refuseTooMany(SignInPolicy.Decision decision, Instant now) {
        switch (decision) {
            case SignInPolicy.Decision.MayTry() -> {}
            case SignInPolicy.Decision.TooManyForAccount() ->
                    throw tooMany("Too many attempts to sign in to this account.", now);
            case SignInPolicy.Decision.TooManyFromAddress() ->
                    throw tooMany("Too many failing attempts to sign in from your network.", now);
        }
    }

    private static ProblemException tooMany(String what, Instant now) {
        return new ProblemException(
                ProblemCode.TOO_MANY_REQUESTS,
                what + " Wait " + AttemptStore.WINDOW.toMinutes() + " minutes and try again.",
                AttemptStore.restOfWindow(now));
    }
}
