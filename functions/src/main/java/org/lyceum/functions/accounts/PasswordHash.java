package org.lyceum.functions.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.lyceum.functions.platform.Randomness;

/// Hashes passwords with Argon2id (RFC 9106) and writes the hashes in PHC form:
/// `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`.
final class PasswordHash {
    /// 19 MiB and two passes: about 60 ms on a function, and a function's memory holds it.
    private static final int MEMORY_KIB = 19_456;

    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final String PREFIX =
            "$argon2id$v=19$m=%d,t=%d,p=%d$".formatted(MEMORY_KIB, PASSES, LANES);

    private PasswordHash() {}

    static String of(String password) {
        byte[] salt = Randomness.bytes(SALT_BYTES);
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        Costs costs = new Costs(MEMORY_KIB, PASSES, LANES);
        return PREFIX
                + encoder.encodeToString(salt)
                + "$"
                + encoder.encodeToString(hash(password, salt, costs));
    }

    /// Whether a hash was made from this password, under the costs that the hash names.
    static boolean matches(String password, String phc) {
        String[] parts = phc.split("\\$", -1);
        if (parts.length != 6 || !parts[1].equals("argon2id")) {
            return false;
        }
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        byte[] expected = Base64.getDecoder().decode(parts[5]);
        return MessageDigest.isEqual(expected, hash(password, salt, Costs.parse(parts[3])));
    }

    /// Takes as long as [#matches] and finds nothing: who asks for an unknown address learns
    /// nothing from the time.
    static boolean matchesNobody(String password) {
        hash(password, new byte[SALT_BYTES], new Costs(MEMORY_KIB, PASSES, LANES));
        return false;
    }

    private static byte[] hash(String password, byte[] salt, Costs costs) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(costs.memoryKib())
                        .withIterations(costs.passes())
                        .withParallelism(costs.lanes())
                        .withSalt(salt)
                        .build());
        byte[] hash = new byte[HASH_BYTES];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private record Costs(int memoryKib, int passes, int lanes) {
        static Costs parse(String text) {
            String[] costs = text.split("[=,]", -1);
            return new Costs(
                    Integer.parseInt(costs[1]),
                    Integer.parseInt(costs[3]),
                    Integer.parseInt(costs[5]));
        }
    }
}
