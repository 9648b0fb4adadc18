package org.lyceum.functions.accounts;

/// An account with what only the store and the sign-in may see.
///
/// @param passwordHash Argon2id in PHC form
/// @param requestHash fingerprint of the request that made it, for idempotency keys
record StoredAccount(Account account, String passwordHash, String requestHash) {}
