package org.lyceum.functions.accounts;

/// The answer to a sign-in; the refresh token travels in a cookie only.
record SignedIn(String accessToken, long expiresInSeconds, Account account) {}
