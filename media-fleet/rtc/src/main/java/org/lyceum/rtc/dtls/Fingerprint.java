package org.lyceum.rtc.dtls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The hash of a certificate as SDP writes it: `sha-256 AB:CD:…` (RFC 8122, section 5).
final class Fingerprint {
    private static final HexFormat HEX = HexFormat.ofDelimiter(":").withUpperCase();
    private static final String SHA_256 = "sha-256";

    /// MD5 and SHA-1 are left out on purpose: they no longer bind a certificate.
    private static final Map<String, String> ALGORITHMS =
            Map.of(SHA_256, "SHA-256", "sha-384", "SHA-384", "sha-512", "SHA-512");

    private Fingerprint() {}

    /// The SHA-256 fingerprint of a certificate in DER.
    static String of(byte[] certificate) {
        return SHA_256 + " " + HEX.formatHex(digest("SHA-256", certificate));
    }

    /// Whether the certificate is the promised one. A fingerprint that cannot be read, or of a weak
    /// hash, fits none.
    ///
    /// @param promised with or without its hash in front; SHA-256 is meant where it is missing
    static boolean matches(String promised, byte[] certificate) {
        String text = promised.strip();
        int space = text.indexOf(' ');
        String name = space < 0 ? SHA_256 : text.substring(0, space).toLowerCase(Locale.ROOT);
        String algorithm = ALGORITHMS.get(name);
        byte[] expected = parse(text.substring(space + 1).strip());
        return algorithm != null
                && expected != null
                && MessageDigest.isEqual(expected, digest(algorithm, certificate));
    }

    private static byte @Nullable [] parse(String hex) {
        try {
            return HEX.parseHex(hex);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static byte[] digest(String algorithm, byte[] certificate) {
        try {
            return MessageDigest.getInstance(algorithm).digest(certificate);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(algorithm + " is missing from this platform", e);
        }
    }
}
