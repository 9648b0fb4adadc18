package org.lyceum.functions.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How often somebody may try.
final class SignInPolicyTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                     ATTEMPTS, FAILURES, KNOWN, OUTCOME
                    first attempt,            1,        0,        false, MayTry
                    last of the account,      10,       0,        false, MayTry
                    one too many,             11,       0,        true,  TooManyForAccount
                    a school at the bell,     1,        999,      false, MayTry
                    an address that guesses,  1,        1000,     false, TooManyFromAddress
                    a pupil beside a guesser, 1,        1000,     true,  MayTry
                    the guessed account,      11,       1000,     true,  TooManyForAccount
                    """)
    void allows(String name, long attempts, long failures, boolean known, String outcome) {
        assertThat(SignInPolicy.decide(attempts, failures, known).getClass().getSimpleName())
                .as(name)
                .isEqualTo(outcome);
    }
}
