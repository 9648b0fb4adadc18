package org.lyceum.loadtest.front;

/// Somebody with an access token.
public record SignedIn(String accountId, String name, String accessToken) {
    /// Keeps the token out of logs.
    @Override
    public String toString() {
        return "SignedIn[" + name + "]";
    }
}
