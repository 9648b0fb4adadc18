package org.lyceum.functions.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Names that nobody can guess, and fingerprints of what must not be kept in clear.
///
/// The generator is made at each call: one made before a SnapStart snapshot would be cloned into
/// every copy of the function.
public final class Randomness {
    private static final int ID_BYTES = 16;
    private static final int SECRET_BYTES = 32;

    private Randomness() {}

    public static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /// 128 random bits as 22 letters: the id of an account, a class, a session.
    public static String id() {
        return text(bytes(ID_BYTES));
    }

    /// 256 random bits as 43 letters: a ticket, a refresh token.
    public static String secret() {
        return text(bytes(SECRET_BYTES));
    }

    /// The id of what somebody creates: random, or, with an idempotency key, always the same one,
    /// so that the second attempt finds what the first has made.
    public static String idFor(String caller, String operation, @Nullable String idempotencyKey) {
        if (idempotencyKey == null || idempotencyKey.isEmpty()) {
            return id();
        }
        byte[] hash = sha256(caller + "\n" + operation + "\n" + idempotencyKey);
        return text(Arrays.copyOf(hash, ID_BYTES));
    }

    /// SHA-256 of a text in UTF-8, in hexadecimal.
    public static String fingerprint(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
