package org.lyceum.functions.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// The header value by which a function knows that a request came through the front door.
///
/// API Gateway has an address of its own that cannot be switched off without a domain; who calls
/// that one does not know the secret. Empty: nothing is checked.
public record OriginSecret(String value) {
    public static final String HEADER = "x-lyceum-origin";

    public static OriginSecret of(Environment environment) {
        return new OriginSecret(environment.text(Environment.ORIGIN_SECRET, ""));
    }

    /// Whether there is a front door at all.
    public boolean isSet() {
        return !value.isEmpty();
    }

    /// Whether a request with this header value may come in.
    public boolean admits(@Nullable String given) {
        return !isSet()
                || (given != null
                        && MessageDigest.isEqual(
                                value.getBytes(StandardCharsets.UTF_8),
                                given.getBytes(StandardCharsets.UTF_8)));
    }
}
