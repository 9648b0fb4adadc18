package org.lyceum.loadtest.front;

import java.time.Instant;

/// Somebody with an access token, and what gets the next one.
///
/// @param accountId the account's id, or that of the guest in their class
/// @param expiresAt when the access token ends
public record SignedIn(
        String accountId, String name, String accessToken, Instant expiresAt, Renewal renewal) {
    /// What gets another access token.
    public sealed interface Renewal {
        /// The refresh token of an account, good once.
        record ByCookie(String refreshToken) implements Renewal {}

        /// The guest's own link.
        record ByLink(String classId, String link) implements Renewal {}
    }

    /// The refresh token; empty for a guest.
    String refreshToken() {
        return renewal instanceof Renewal.ByCookie(String token) ? token : "";
    }

    /// Keeps the token out of logs.
    @Override
    public String toString() {
        return "SignedIn[" + name + "]";
    }
}
