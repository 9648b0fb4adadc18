package org.lyceum.functions.tokens;

import org.jspecify.annotations.Nullable;

/// Who is calling, as a verified access token says.
///
/// @param classId the only class of a guest; null: of people with accounts
public record Caller(String accountId, String name, AccountRole role, @Nullable String classId) {
    /// Somebody with an account.
    public Caller(String accountId, String name, AccountRole role) {
        this(accountId, name, role, null);
    }

    public boolean isAdministrator() {
        return role == AccountRole.ADMINISTRATOR;
    }

    public boolean isGuest() {
        return role == AccountRole.GUEST;
    }
}
