package org.lyceum.functions.accounts;

import java.util.Locale;

/// The items of accounts and sessions.
///
/// ```text
/// pk                  sk         what
/// ACCOUNT#<id>        ACCOUNT    a person; gsi1: ACCOUNTS, e-mail
/// EMAIL#<address>     EMAIL      who has this address: one account
/// ADMINISTRATOR       FIRST      the first administrator's link has been used
/// SESSION#<family>    SESSION    a sign-in and the fingerprint of its newest refresh token; TTL
/// ATTEMPTS#<subject>  <window>   failing sign-ins of an account or an address; TTL
/// ATTEMPTS#<subject>  KNOWN      an account has signed in from an address; TTL
/// ```
final class AccountSchema {
    static final String ACCOUNT = "ACCOUNT";
    static final String ACCOUNTS = "ACCOUNTS";
    static final String EMAIL_SK = "EMAIL";
    static final String FIRST_PK = "ADMINISTRATOR";
    static final String FIRST_SK = "FIRST";
    static final String SESSION = "SESSION";

    private AccountSchema() {}

    static String accountPk(String id) {
        return "ACCOUNT#" + id;
    }

    static String emailPk(String email) {
        return "EMAIL#" + normal(email);
    }

    static String sessionPk(String family) {
        return "SESSION#" + family;
    }

    /// Addresses are compared without regard to case, as every mail system in use does.
    static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
