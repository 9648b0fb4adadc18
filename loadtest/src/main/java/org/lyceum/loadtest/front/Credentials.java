package org.lyceum.loadtest.front;

/// How somebody signs in.
public record Credentials(String name, String email, String password) {
    /// Keeps the password out of logs.
    @Override
    public String toString() {
        return "Credentials[" + email + "]";
    }
}
