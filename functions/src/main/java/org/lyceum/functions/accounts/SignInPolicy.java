package org.lyceum.functions.accounts;

/// Decides whether somebody may try to sign in.
///
/// An account takes ten failing attempts in a quarter of an hour. An address takes a thousand:
/// three thousand pupils sit behind one school's address, and only the failing count. Who has
/// signed in from there before may go on trying, so that one guesser shuts no school out.
final class SignInPolicy {
    static final long ATTEMPTS_OF_ACCOUNT = 10;
    static final long FAILURES_OF_ADDRESS = 1_000;

    private SignInPolicy() {}

    sealed interface Decision {
        record MayTry() implements Decision {}

        record TooManyForAccount() implements Decision {}

        record TooManyFromAddress() implements Decision {}
    }

    /// @param attempts on the account in this window, with the present one
    /// @param failures from the address in this window
    /// @param knownThere whether the account has signed in from the address before
    static Decision decide(long attempts, long failures, boolean knownThere) {
        if (failures >= FAILURES_OF_ADDRESS && !knownThere) {
            return new Decision.TooManyFromAddress();
        }
        return attempts > ATTEMPTS_OF_ACCOUNT
                ? new Decision.TooManyForAccount()
                : new Decision.MayTry();
    }
}
