package org.lyceum.functions.tokens;

/// Who is calling, as a verified access token says.
public record Caller(String accountId, String name, AccountRole role) {
    public boolean isAdministrator() {
        return role == AccountRole.ADMINISTRATOR;
    }
}
