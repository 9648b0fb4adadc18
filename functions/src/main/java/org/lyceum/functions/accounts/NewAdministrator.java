package org.lyceum.functions.accounts;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// The first administrator, with the one-time link that the deployment printed.
@Introspected
record NewAdministrator(
        @NotBlank @Size(max = 200) String link,
        @NotBlank @Email @Size(max = 254) String email,
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(min = 8, max = 200) String password) {
    /// Never shows the password or the link.
    @Override
    public String toString() {
        return "NewAdministrator[" + email + "]";
    }
}
