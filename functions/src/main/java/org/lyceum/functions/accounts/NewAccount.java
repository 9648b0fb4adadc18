package org.lyceum.functions.accounts;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.lyceum.functions.tokens.AccountRole;

/// A person to be added.
@Introspected
record NewAccount(
        @NotBlank @Email @Size(max = 254) String email,
        @NotBlank @Size(max = 100) String name,
        @NotNull AccountRole role,
        @NotBlank @Size(min = 8, max = 200) String password) {
    /// Never shows the password.
    @Override
    public String toString() {
        return "NewAccount[" + email + "]";
    }
}
