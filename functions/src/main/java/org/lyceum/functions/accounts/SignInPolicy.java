package org.lyceum.functions.accounts;

/// Decides whether somebody may try to sign in.
///
/// An account takes ten attempts in a quarter of an hour. An address takes a thousand failing ones:
/// three thousand pupils sit behind one school's address, and only the failing count.
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
    static Decision decide(long attempts, long failures) {
        if (failures >= FAILURES_OF_ADDRESS) {
            return new Decision.TooManyFromAddress();
        }
        return attempts > ATTEMPTS_OF_ACCOUNT
                ? new Decision.TooManyForAccount()
                : new Decision.MayTry();
    }
}
