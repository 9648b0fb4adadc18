package org.lyceum.functions.accounts;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.lyceum.api.problem.ProblemCode;
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
        refuseTooMany(
                SignInPolicy.decide(
                        attempts.countAccount(email, now),
                        attempts.failuresOfAddress(address, now)));
        StoredAccount found = accounts.findByEmail(email);
        boolean right =
                found == null
                        ? PasswordHash.matchesNobody(credentials.password())
                        : PasswordHash.matches(credentials.password(), found.passwordHash());
        if (found == null || !right) {
            attempts.countFailureOfAddress(address, now);
            throw new ProblemException(
                    ProblemCode.WRONG_CREDENTIALS,
                    "No account has this e-mail address and this password. Check both and try"
                            + " again.");
        }
        attempts.forgetAccount(email, now);
        return found.account();
    }

    private static void refuseTooMany(SignInPolicy.Decision decision) {
        switch (decision) {
            case SignInPolicy.Decision.MayTry() -> {}
            case SignInPolicy.Decision.TooManyForAccount() ->
                    throw tooMany("Too many attempts to sign in to this account.");
            case SignInPolicy.Decision.TooManyFromAddress() ->
                    throw tooMany("Too many failing attempts to sign in from your network.");
        }
    }

    private static ProblemException tooMany(String what) {
        return new ProblemException(
                ProblemCode.TOO_MANY_REQUESTS,
                what + " Wait " + AttemptStore.WINDOW.toMinutes() + " minutes and try again.");
    }
}
