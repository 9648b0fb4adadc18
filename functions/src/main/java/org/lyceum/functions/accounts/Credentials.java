package org.lyceum.functions.accounts;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// What somebody signs in with.
@Introspected
record Credentials(
        @NotBlank @Size(max = 254) String email, @NotBlank @Size(max = 200) String password) {
    /// Never shows the password.
    @Override
    public String toString() {
        return "Credentials[" + email + "]";
    }
}
