package org.lyceum.functions.accounts;

import org.lyceum.functions.tokens.AccountRole;
import org.lyceum.functions.tokens.Caller;

/// A person as the institution knows them.
public record Account(String id, String email, String name, AccountRole role) {
    Caller asCaller() {
        return new Caller(id, name, role);
    }
}
