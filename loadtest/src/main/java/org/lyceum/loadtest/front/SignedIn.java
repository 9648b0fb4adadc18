package org.lyceum.loadtest.front;

import java.time.Instant;

/// Somebody with an access token, and what gets the next one.
///
/// @param expiresAt when the access token ends
/// @param refreshToken good for one more sign-in without a password
public record SignedIn(
        String accountId, String name, String accessToken, Instant expiresAt, String refreshToken) {
    /// Keeps the token out of logs.
    @Override
    public String toString() {
        return "SignedIn[" + name + "]";
    }
}
