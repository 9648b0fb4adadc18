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
                    CASE,                     ATTEMPTS, FAILURES, OUTCOME
                    first attempt,            1,        0,        MayTry
                    last of the account,      10,       0,        MayTry
                    one too many,             11,       0,        TooManyForAccount
                    a school at the bell,     1,        999,      MayTry
                    an address that guesses,  1,        1000,     TooManyFromAddress
                    """)
    void allows(String name, long attempts, long failures, String outcome) {
        assertThat(SignInPolicy.decide(attempts, failures).getClass().getSimpleName())
                .as(name)
                .isEqualTo(outcome);
    }
}
