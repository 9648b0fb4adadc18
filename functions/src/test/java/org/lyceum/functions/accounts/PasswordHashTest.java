package org.lyceum.functions.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Passwords are known again, and nothing else is.
final class PasswordHashTest {
    @Test
    void knowsThePasswordAgain() {
        String hash = PasswordHash.of("pässword");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(PasswordHash.matches("pässword", hash)).isTrue();
        assertThat(PasswordHash.matches("password", hash)).isFalse();
        assertThat(PasswordHash.of("pässword")).isNotEqualTo(hash);
    }

    @Test
    void readsHashesOfTheReferenceImplementation() {
        // argon2 "password" with salt "somesalt", -id -t 2 -m 16 -p 1 (phc-winner-argon2, test.c)
        String hash =
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                        + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(PasswordHash.matches("password", hash)).isTrue();
        assertThat(PasswordHash.matches("passwort", hash)).isFalse();
    }
}
