package org.lyceum.functions.accounts;

import jakarta.inject.Singleton;

/// The two stores behind a session.
@Singleton
record Stores(AccountStore accounts, SessionStore sessions) {}
